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
    case "mode-median-mean": own { () throws(NoPicture) in try .modeMedianMean() }
    case "two-branches": .twoBranches()
    case "blind-laws": own { () throws(NoPicture) in try .blindLaws() }
    case "cost-of-determinants": .costOfDeterminants()
    case "error-against-n": .errorAgainstN()
    default: (1...9).first { name == "equation-\($0)" }.map(equation)
    }
  }

  /// The picture of equation (n), 1 to 9, as the chapter shows it.
  public static func equation(_ n: Int) -> Figure {
    precondition((1...9).contains(n), "there is no equation (\(n)); the chapter has (1) to (9)")
    return own { () throws(NoPicture) in
      switch n {
      case 1: try .equation1()
      case 2: try .equation2(window: 0...0.8)
      case 3: try .equation3(at: 0.8, dz: 0.1)
      case 4: try .equation4()
      case 5: try .equation5()
      case 6: try .equation6()
      case 7: try .equation7()
      case 8: try .equation8()
      default: try .equation9()
      }
    }
  }

  /// What is drawn of the chapter's own maps can be drawn.
  private static func own(_ draw: () throws(NoPicture) -> Figure) -> Figure {
    do throws(NoPicture) {
      return try draw()
    } catch {
      preconditionFailure("a picture of the chapter's own: \(error)")
    }
  }
}
