import Foundation

extension Chapter {
  /// Where GitHub would not see mathematics or bold type, because Chinese writes without spaces.
  ///
  /// A dollar opens mathematics only after a space, and closes it surely only before one. Two stars close
  /// bold type after punctuation only if a space or more punctuation follows, and open it before punctuation
  /// only if one precedes.
  func complaintsAboutChineseSpacing() -> [String] {
    var complaints: [String] = []
    for (i, line) in lines.enumerated() where !line.hasPrefix("$$") {
      for match in line.matches(of: /\$[^$]+\$/) where !line.isApart(match.range) {
        complaints.append("line \(i + 1): no space around \(match.0)")
      }
      for match in line.matches(of: /\*\*([^*]+)\*\*/) {
        let (first, last) = (match.1.first!, match.1.last!)
        let before = line[..<match.range.lowerBound].last
        let after = line[match.range.upperBound...].first
        if (!first.isWordly && before?.isWordly == true) || (!last.isWordly && after?.isWordly == true) {
          complaints.append("line \(i + 1): these stars may stay stars: \(match.0)")
        }
      }
    }
    return complaints
  }

  /// The rows of the list of terms: English, Chinese.
  var glossary: [(english: String, chinese: String)] {
    let below = lines.drop { $0 != Translation.glossary }.dropFirst().prefix { !$0.hasPrefix("## ") }
    return below.compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 2 && !cells[0].hasPrefix("-") ? (cells[0], cells[1]) : nil
    }.dropFirst().map { (english: $0.0, chinese: $0.1) }
  }

  /// Each exercise and each page on a mistake has its row, by its file, and no other file has one; each says something.
  func complaintsAboutLists(exercises: Int, mistakes: Set<String>) -> [String] {
    let rows = lines.drop { $0 != Translation.glossary }.compactMap { line in
      line.wholeMatch(of: /\| \[`?([^`\]]+)`?\]\(([^)]+)\) \| (.+) \|/)
    }
    let listed = rows.map { (name: String($0.1), file: String($0.2)) }
    let wanted =
      (1...exercises).map { (name: "\($0)", file: "Sources/Exercises/Exercise\($0).swift") }
      + mistakes.sorted().map { (name: $0, file: "notebooks-md/mistakes/\($0).md") }
    return wanted.filter { row in !listed.contains { $0 == row } }.map { "no row for \($0.file)" }
      + listed.filter { row in !wanted.contains { $0 == row } }.map { "a row for \($0.name), \($0.file)" }
  }

  /// Each Chinese term of the list is one that the text uses.
  func complaintsAboutGlossary() -> [String] {
    let prose = lines.prefix { $0 != Translation.glossary }.joined(separator: "\n")
    return glossary.flatMap { row in
      row.chinese.split(separator: "、").filter { !prose.contains($0) }
        .map { "the text never says \($0), the term for \(row.english)" }
    }
  }
}

extension Character {
  fileprivate var isWordly: Bool { isLetter || isNumber }
}

extension String {
  fileprivate func isApart(_ range: Range<Index>) -> Bool {
    let after = self[range.upperBound...].first
    return (self[..<range.lowerBound].last ?? " ") == " " && (after ?? " ") == " "
  }
}
