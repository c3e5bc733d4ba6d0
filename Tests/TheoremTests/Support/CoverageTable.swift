import Theorem

/// What the certificates of the catalogue cover: for each equation its maps, by how much of the base's mass they speak of.
enum CoverageTable {
  /// A Markdown row for each kind of coverage of `equation`.
  static func rows(of equation: Equation) -> [String] {
    let options = CheckOptions(evidence: [.certified])
    var maps: [String: [String]] = [:]
    for subject in Catalogue.subjects(for: equation)
    where equation.mayGive([.certified], of: subject) {
      guard let checks = try? equation.checks(of: subject, .reference, options) else { continue }
      let kind = checks.comparisons.map(covered).max { $0.count < $1.count } ?? "no certificate"
      maps[kind, default: []].append(subject.mapName)
    }
    return maps.sorted { $0.key < $1.key }.map { kind, names in
      "| (\(equation.number)) | \(kind) | \(names.joined(separator: "; ")) |"
    }
  }

  private static func covered(_ check: Check) -> String {
    guard check.verdict != .undecided else { return "undecided" }
    let share = check.covers.share.map { "\(decimal(100 * $0, digits: 4)) % of the mass of Z" }
    return "\(check.verdict): \(share ?? "single points")"
  }
}
