import Theorem

/// What the certificates of the catalogue cover: for each equation its maps, by the share of the base's mass and the stretch of z.
enum CoverageTable {
  /// A Markdown row for each kind of coverage of `equation`.
  static func rows(of equation: Equation) -> [String] {
    let options = CheckOptions(evidence: [.certified])
    var maps: [String: [String]] = [:]
    for (name, subject) in subjects(for: equation) where equation.mayGive([.certified], of: subject) {
      guard let checks = try? equation.checks(of: subject, .reference, options) else { continue }
      let kind = checks.comparisons.map(covered).max { $0.count < $1.count } ?? "no certificate | -"
      maps[kind, default: []].append(name)
    }
    return maps.sorted { $0.key < $1.key }.map { kind, names in
      "| (\(equation.number)) | \(kind) | \(names.joined(separator: "; ")) |"
    }
  }

  /// The maps with a name, and of each family with parameters its standard member and that of its example.
  private static func subjects(for equation: Equation) -> [(name: String, subject: any Subject)] {
    let lines = Catalogue.scalarMapFamilies.flatMap { [$0.standard == nil ? nil : $0.name, $0.typed] }
    let spaces = Catalogue.vectorMapFamilies.flatMap { [$0.standard == nil ? nil : $0.name, $0.typed] }
    let family = Set((lines + spaces).compactMap { $0 }).sorted().compactMap { name in
      (try? Catalogue.subject(named: name)).flatMap { $0 }.map { (name, $0) }
    }
    let known = Catalogue.subjects(for: equation).map { ($0.mapName, $0) }
    let names = Set(known.map(\.0))
    return known + family.filter { !names.contains($0.0) && equation.speaks(of: $0.1) }
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
