import Theorem

/// The numbers on a mistake's page: what is right and what it answers, side by side, at open probes.
extension Slip {
  /// A Markdown table; its first rows are the easy probes, where a mistake may hide.
  public var numbers: String {
    guard let exercise = Exercise.all.first(where: { $0.slips.contains(id) }) else { return ofNoExercise }
    let rows = exercise.probes(.open).map { probe in
      (probe, row(probe, probe.slips.first { $0.id == id }!.answer))
    }
    // Two where it could hide, three where it shows, on whichever questions that is.
    let easy = rows.filter(\.0.isEasy).map(\.1)
    func showing(_ rows: [String]) -> [String] { rows.filter { !$0.hasSuffix("| 1 |\n") } }
    let bent = showing(rows.filter { !$0.0.isEasy }.map(\.1))
    return "Exercise \(exercise.number), \(exercise.title):\n\n" + Self.head
      + (easy.prefix(2) + (bent.isEmpty ? showing(Array(easy.dropFirst(2))) : bent).prefix(3)).joined()
  }

  private static let head = "| asked | right | `this` | this / right |\n| --- | --- | --- | --- |\n"

  private func row(_ probe: Probe, _ slip: Expected) -> String {
    guard case .values(let right) = probe.right.content, case .values(let wrong) = slip.content else {
      return "| \(Self.cell(probe.label)) | \(text(probe.right)) | \(text(slip)) | |\n"
    }
    // Where one of them has no number there, nil is what it says; where any number will do, none differs.
    func isAbsent(_ i: Int) -> Bool { !right.indices.contains(i) || !wrong.indices.contains(i) }
    func differs(_ i: Int) -> Bool {
      if isAbsent(i) { return true }
      guard let w = wrong[i], let r = right[i] else { return false }
      return w != r && !(w.isNaN && r.isNaN)
    }
    let place = (0..<Swift.max(right.count, wrong.count)).first(where: differs) ?? 0
    if isAbsent(place) {
      let texts = [right, wrong].map {
        $0.indices.contains(place) ? $0[place].map { decimal($0) } ?? "any" : "nil"
      }
      return "| \(Self.cell(probe.label)) | \(texts[0]) | \(texts[1]) | |\n"
    }
    return Self.line(probe.label, right[place] ?? .nan, wrong[place] ?? .nan)
  }

  private func text(_ expected: Expected) -> String {
    guard case .values(let values) = expected.content else { return "refuses" }
    return values.prefix(3).map { $0.map { decimal($0) } ?? "any" }.joined(separator: ", ")
  }

  /// In a table's cell: a product is no emphasis, a bar no border.
  private static func cell(_ label: String) -> String {
    label.replacing("|", with: "\\|").replacing("*", with: "\\*")
  }

  private static func line(_ label: String, _ right: Double, _ wrong: Double) -> String {
    let ratio = right == 0 || right.isNaN || wrong.isNaN ? "" : decimal(wrong / right)
    return "| \(cell(label)) | \(decimal(right)) | \(decimal(wrong)) | \(ratio) |\n"
  }

  /// The mistakes that no exercise asks for.
  private var ofNoExercise: String {
    switch id {
    case LocationMistake.modeKept.rawValue, LocationMistake.meanKept.rawValue:
      let maps: [any ScalarMap] = [Affine.rising, Exponential()]
      let rows = maps.map { map -> String in
        let p = Pushforward(map, of: Normal())
        let found = id == "mode-kept" ? Locations.mode(of: p) : Locations.mean(of: p)
        // Five digits: what the search and the quadrature are good for.
        return "| \(Self.cell(map.formula)) of a normal | \(decimal(found.value, digits: 5)) "
          + "| \(decimal(map.forward(0.0), digits: 5)) | \(decimal(map.forward(0.0) / found.value, digits: 5)) |\n"
      }
      return Self.head + rows.joined()
    case DensityMistake.renormalised.id:
      let p = Pushforward(FallingSinh(), of: Normal())
      let formula = DensityMistake.renormalised.prepared(for: p)
      return Self.head
        + [-0.5, 0.0, 0.8, 1.5].map { z in
          let x = p.map.forward(z)
          return Self.line(p.label("x", x), Equation5.density(of: p, at: x), formula.density(of: p, at: x))
        }.joined()
    default:
      let j = Matrix<Double>([[1, 2], [3, 1]])
      let rows = [("[1 2; 3 1]", j.determinant, j.transposed.determinant)]
      return Self.head + rows.map { Self.line("det of \($0.0)", $0.1, $0.2) }.joined()
    }
  }
}
