import Theorem

/// What the certificates of the catalogue cover: for each equation its maps, by the share of the base's mass and the stretch of z.
enum CoverageTable {
  /// A Markdown row for each kind of coverage of `equation`.
  static func rows(of equation: Equation) -> [String] {
    let options = CheckOptions(evidence: [.certified])
    var maps: [String: [String]] = [:]
    for subject in Catalogue.subjects(for: equation)
    where equation.mayGive([.certified], of: subject) {
      guard let checks = try? equation.checks(of: subject, .reference, options) else { continue }
      let kind = checks.comparisons.map(covered).max { $0.count < $1.count } ?? "no certificate | -"
      maps[kind, default: []].append(subject.mapName)
    }
    return maps.sorted { $0.key < $1.key }.map { kind, names in
      "| (\(equation.number)) | \(kind) | \(names.joined(separator: "; ")) |"
    }
  }

  private static func covered(_ check: Check) -> String {
    guard check.verdict != .undecided else { return "undecided | -" }
    guard let share = check.covers.share else { return "\(check.verdict) at points | \(check.covers.words)" }
    return
      "\(check.verdict), \(decimal(100 * share, digits: 4)) % of the mass | \(stretch(check.covers.words))"
  }

  /// The stretch or the region among the words: what stands after "z in"; else all of them.
  private static func stretch(_ words: String) -> String {
    for start in ["z in ", "z0 in "] {
      if let range = words.firstRange(of: start) { return String(words[range.upperBound...]) }
    }
    return words
  }
}
