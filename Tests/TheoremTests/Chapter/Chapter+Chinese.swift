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
    lines.drop { $0 != Translation.glossary }.compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 2 && !cells[0].hasPrefix("-") ? (cells[0], cells[1]) : nil
    }.dropFirst().map { (english: $0.0, chinese: $0.1) }
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
