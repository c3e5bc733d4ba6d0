import Figures
import Theorem

extension Arguments {
  /// The pictures of the page: one an equation of the report, of what was checked; where there is none of a map, none.
  func illustrations(of report: Report) -> [Illustration] {
    Set(report.checks.map(\.equation)).sorted().compactMap { equation in
      do throws(NoPicture) {
        guard let subject = try drawn(equation, report) else { return try .ofTheChapter(equation) }
        return try subject.illustration(of: equation)
      } catch { return nil }
    }
  }

  /// `--figure`: the one picture of the equation that was asked for.
  func picture(of report: Report) throws(UsageError) -> String {
    guard case .equation(let equation) = what else {
      throw UsageError("--figure draws one equation; try: verify-eq 6 --figure eq6.svg")
    }
    do throws(NoPicture) {
      guard let subject = try drawn(equation, report) else { return Gallery.equation(equation).svg }
      return try subject.figure(of: equation).svg
    } catch {
      throw UsageError("there is no picture of (\(equation)) here: \(error); try \(advice(equation))")
    }
  }

  /// What to draw: the reader's own map, the base asked for, or the probe of a mistake; nil for the chapter's own picture.
  /// What fails a check isn't drawn: a picture states that the equation holds.
  private func drawn(_ equation: Int, _ report: Report) throws(NoPicture) -> Subject? {
    if map == nil, forward.isEmpty, mistake == nil {
      guard base != nil || on != nil, (2...7).contains(equation) else { return nil }
      var ours = self
      ours.map = FallingSinh().name
      return try ours.subject(of: equation)
    }
    let subject = try subject(of: equation)
    let failing = report.checks.first { $0.equation == equation && $0.verdict == .fails }
    if mistake == nil, let failing {
      throw NoPicture("the equation fails for this map, by its \(failing.evidence.rawValue) evidence")
    }
    return subject
  }

  private func subject(of equation: Int) throws(NoPicture) -> Subject {
    // The run has come through here before; what stopped it then was said.
    guard let subject = try? subjects(of: equation).first else { throw NoPicture("there is no such map") }
    guard let broken = subject.broken(equation) else { return subject }
    throw NoPicture(broken.note.map { String($0.prefix { $0 != ";" }) } ?? "a hypothesis fails")
  }

  private func advice(_ equation: Int) -> String {
    switch equation {
    case 2...7 where map == nil && forward.isEmpty: "another --base"
    case 2...7:
      "another interval of z, such as --on 0.5...1.5, or the chapter's map: verify-eq \(equation) --figure eq\(equation).svg"
    case 8: "a map of two numbers: verify-eq 8 --forward \"z1*exp(z2), z2\" --figure eq8.svg"
    default: "other steps, or the chapter's chain: verify-eq \(equation) --figure eq\(equation).svg"
    }
  }
}

extension Illustration {
  /// The chapter's picture; a film where it depends on one number.
  fileprivate static func ofTheChapter(_ equation: Int) throws(NoPicture) -> Illustration {
    switch equation {
    case 6: return try .equation6()
    case 8: return try .equation8()
    case 9: return try .equation9()
    case 1:
      return Illustration(
        Gallery.equation(1), of: 1, Subject.chain(Catalogue.telltaleChain, base: Normal()).words)
    default: return Illustration(Gallery.equation(equation), of: equation, Subject.line(.ofTheChapter).words)
    }
  }
}

extension Subject {
  /// The picture of one equation, of this subject.
  fileprivate func figure(of equation: Int) throws(NoPicture) -> Figure {
    switch (self, equation) {
    case (.line(let p), 2): return try .equation2(p)
    case (.line(let p), 3): return try .equation3(p)
    case (.line(let p), 4): return try .equation4(p)
    case (.line(let p), 5): return try .equation5(p)
    case (.line(let p), 6): return try .equation6(p.map, at: p.base.quantile(Self.level))
    case (.line(let p), 7): return try .equation7(p)
    case (.chain(let chain, let base), 1):
      return try .equation1(chain, from: base, at: base.quantile(Self.level))
    case (.chain(let chain, let base), 9):
      return try .equation9(chain, from: base, at: base.quantile(Self.level))
    case (.plane(let p), 8):
      let (z, unit) = try square(p)
      return try .equation8(p.map, at: z, sides: [1, 0.1, 0.01].map { $0 * unit })
    case (.plane(let p), _):
      throw NoPicture("in \(p.map.dimension) dimensions only (8) has a picture")
    default: throw NoPicture("it has no picture of this map")
    }
  }

  /// The same, as a film where it depends on one number.
  fileprivate func illustration(of equation: Int) throws(NoPicture) -> Illustration {
    switch (self, equation) {
    case (.line(let p), 6):
      // The probes of the checks, but for the outermost two: far out the tangents leave the frame.
      return try .equation6(p.map, at: p.probes.dropFirst().dropLast(), start: p.base.quantile(Self.level))
    case (.chain(let chain, let base), 9):
      return try .equation9(chain, from: base, at: base.quantile(Self.level))
    case (.plane(let p), 8):
      let (z, unit) = try square(p)
      return try .equation8(p.map, at: z, sides: [1, 0.5, 0.2, 0.1, 0.01, 0.001].map { $0 * unit })
    default: return Illustration(try figure(of: equation), of: equation, words)
    }
  }

  /// The map and the base, as a reader would say them.
  fileprivate var words: String {
    switch self {
    case .line(let p): "\(p.map.formula); Z is \(p.base.name)"
    case .chain(let chain, let base): "\(chain.formula); Z is \(base.name)"
    case .plane(let p): p.map.formula
    case .branches(let base): "Z is \(base.name)"
    }
  }

  /// One of the checks' probe levels, some way into the rising half.
  private static let level = Pushforward.probeLevels[5]

  /// A hypothesis that fails, and why.
  fileprivate func broken(_ equation: Int) -> Check? {
    switch self {
    case .line(let p): Hypotheses.broken(p, equation: equation)
    case .chain(let chain, let base): Hypotheses.broken(Pushforward(chain, of: base), equation: equation)
    case .plane(let p): Hypotheses.broken(p, equation: equation)
    case .branches: nil
    }
  }

  /// A corner z, a probe of the checks, and a side such that the square lies where the base has mass: of a normal base 1, of
  /// others a power of two of it.
  private func square(_ p: VectorPushforward) throws(NoPicture) -> (z: [Double], side: Double) {
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
