import Theorem

/// The chapter's pictures.
public enum Gallery {
  /// The equations that have a picture.
  private static let equations = 1...9

  /// The names under which `named` has a picture: the equations in the chapter's order, then the others.
  public static let names: [String] =
    equations.map { "equation-\($0)" } + [
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
    default: equations.first { name == "equation-\($0)" }.map(equation)
    }
  }

  /// The picture of equation (n), 1 to 9, as the chapter shows it.
  public static func equation(_ n: Int) -> Figure {
    precondition(equations.contains(n), "there is no picture of (\(n)), only of \(equations)")
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

/// The picture of an equation, of whatever the equation was asked about.
extension Gallery {
  /// The picture of `equation` on `subject`; nil for the chapter's own.
  ///
  /// A picture states that the equation holds: where a hypothesis is broken, or the equation doesn't speak of the
  /// subject, none is drawn, and the reason is thrown.
  public static func picture(of equation: Equation, _ subject: (any Subject)?) throws(NoPicture) -> Figure {
    guard equations.contains(equation.number) else { throw NoPicture("no picture of it was made") }
    guard let subject else { return self.equation(equation.number) }
    try accept(subject, equation)
    if let p = subject.line {
      let level = p.base.quantile(level)
      switch equation {
      case .eq1: return try .equation1(Chain(p.map.steps), from: p.base, at: level)
      case .eq2: return try .equation2(p)
      case .eq3: return try .equation3(p)
      case .eq4: return try .equation4(p)
      case .eq5: return try .equation5(p)
      case .eq6: return try .equation6(p.map, at: level)
      case .eq7: return try .equation7(p)
      case .eq9: return try .equation9(Chain(p.map.steps), from: p.base, at: level)
      default: break
      }
    }
    if let p = subject.space, equation == .eq8 {
      let (z, unit) = try square(p)
      return try .equation8(p.map, at: z, sides: [1, 0.1, 0.01].map { $0 * unit })
    }
    throw NoPicture(
      subject.dimension > 1
        ? "in \(subject.dimension) dimensions only (8) has a picture" : "it has no picture of this map")
  }

  /// The same for a page: a film where the picture depends on one number.
  public static func illustration(
    of equation: Equation, _ subject: (any Subject)?
  ) throws(NoPicture) -> Illustration {
    if let subject { try accept(subject, equation) }
    switch equation {
    case .eq6:
      guard let subject else { return try .equation6() }
      guard let p = subject.line else { break }
      // The probes of the checks, but for the outermost two: far out the tangents leave the frame.
      return try .equation6(p.map, at: p.probes.dropFirst().dropLast(), start: p.base.quantile(level))
    case .eq8:
      guard let subject else { return try .equation8() }
      guard let p = subject.space else { break }
      let (z, unit) = try square(p)
      return try .equation8(p.map, at: z, sides: [1, 0.5, 0.2, 0.1, 0.01, 0.001].map { $0 * unit })
    case .eq9:
      guard let subject else { return try .equation9() }
      guard let p = subject.line else { break }
      return try .equation9(Chain(p.map.steps), from: p.base, at: p.base.quantile(level))
    default: break
    }
    let shown =
      subject ?? (equation == .eq1 ? Pushforward(Catalogue.telltaleChain, of: Normal()) : .ofTheChapter)
    return Illustration(
      try picture(of: equation, subject), of: equation,
      shown.line.map { "\($0.map.formula); Z is \($0.base.name)" } ?? shown.formula)
  }

  /// One of the checks' probe levels, some way into the rising half.
  private static let level = Pushforward.probeLevels[5]

  private static func accept(_ subject: any Subject, _ equation: Equation) throws(NoPicture) {
    do throws(NotApplicable) {
      let hypotheses = try equation.checks(of: subject, .reference, CheckOptions(evidence: []))
      guard let broken = hypotheses.first(where: { $0.isBroken || $0.isOutOfReach }) else { return }
      throw NotApplicable(broken.note.map { String($0.prefix { $0 != ";" }) } ?? "a hypothesis fails")
    } catch {
      throw NoPicture(error.reason)
    }
  }

  /// A corner z, a probe of the checks, and a side such that the square lies where the base has mass: of a normal base 1, of
  /// others a power of two of it.
  private static func square(_ p: VectorPushforward) throws(NoPicture) -> (z: [Double], side: Double) {
    guard p.map.dimension == 2 else {
      throw NoPicture("cells are drawn in the plane, and this map has \(p.map.dimension) dimensions")
    }
    for side in [1, 0.5, 0.25, 0.125, 0.0625] {
      let fits = p.probes().first { z in
        [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].allSatisfy { u, v in
          let corner = [z[0] + side * u, z[1] + side * v]
          return p.base.contains(corner) && p.map.forward(corner).allSatisfy(\.isFinite)
            && zip(corner, p.map.domain).allSatisfy { $1.contains($0) }
        }
      }
      if let fits { return (fits, side) }
    }
    throw NoPicture("no square fits into its domain")
  }
}
