import Theorem

/// The chapter's pictures.
public enum Gallery {
  /// The names under which `named` has a picture: the equations in the chapter's order, then the others.
  public static let names: [String] =
    (1...9).map { "equation-\($0)" } + [
      "mode-median-mean", "two-branches", "blind-laws", "cost-of-determinants", "error-against-n",
    ]

  /// The picture of this name; nil where there is none.
  public static func named(_ name: String) -> Figure? {
    switch name {
    case "mode-median-mean": .modeMedianMean()
    case "two-branches": .twoBranches()
    case "blind-laws": .blindLaws()
    case "cost-of-determinants": .costOfDeterminants()
    case "error-against-n": .errorAgainstN()
    default: (1...9).first { name == "equation-\($0)" }.map(equation)
    }
  }

  /// The picture of equation (n), 1 to 9, as the chapter shows it.
  public static func equation(_ n: Int) -> Figure {
    switch n {
    case 1: .equation1()
    case 2: .equation2(window: 0...0.8)
    case 3: .equation3(at: 0.8, dz: 0.1)
    case 4: .equation4()
    case 5: .equation5()
    case 6: .equation6()
    case 7: .equation7()
    case 8: .equation8()
    case 9: .equation9()
    default: preconditionFailure("there is no equation (\(n)); the chapter has (1) to (9)")
    }
  }
}
