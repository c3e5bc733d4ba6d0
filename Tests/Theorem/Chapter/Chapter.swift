import Foundation

/// The text of the chapter, in English unless another file is named, and what can be wrong with it apart
/// from its mathematics.
///
/// Each check answers with its complaints, so that a test can show both that the chapter has none and
/// that a spoiled copy has some.
struct Chapter {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let text: String
  let lines: [String]

  init(text: String) {
    self.text = text
    lines = text.components(separatedBy: "\n")
  }

  init(named name: String = "CHAPTER.md") throws {
    self.init(text: try String(contentsOf: Self.root.appendingPathComponent(name), encoding: .utf8))
  }

  /// The line of the proofs' main file at which equation n's theorem begins.
  private static func theorem(_ n: Int) -> Int? {
    let path = root.appendingPathComponent("notebooks-md/proofs/ChangeOfVariables.v")
    let lines = try? String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n")
    return lines?.firstIndex { $0.hasPrefix("Theorem equation_\(n) ") }.map { $0 + 1 }
  }

  /// The line of links that stands under equation `n`.
  static func evidence(_ n: Int) -> String {
    "[source](Sources/Theorem/Equations/Equation\(n).swift)"
      + " · [suite](Tests/Chapter/Equation\(n).swift)"
      + " · [notebook](notebooks-md/equation-\(n).md)"
      + " · [exercise](Sources/Exercises/Exercise\(n).swift)"
      + " · [theorem](notebooks-md/proofs/ChangeOfVariables.v#L\(theorem(n) ?? 0))"
      + " · `swift run verify-eq \(n)`"
  }

  /// Equations (1) to (9) are each tagged once, in order; two lines on stand its links, then its picture.
  func complaintsAboutEquations() -> [String] {
    let tags = text.matches(of: /\\tag\{(\d+)\}/).map { Int($0.1) }
    guard tags == Array(1...9) else { return ["the tags are \(tags)"] }
    return (1...9).compactMap { n in
      let at = lines.firstIndex { $0.contains("\\tag{\(n)}") }!
      let below = Array(lines[at...].dropFirst(2).prefix(4))
      let asked = [Self.evidence(n), "", "<!-- nb: figure=equation-\(n) -->"]
      guard below.count == 4, Array(below.prefix(3)) == asked else {
        return "under equation (\(n)) stands: \(below.joined(separator: "\n"))"
      }
      return Self.isPicture(below[3], named: "equation-\(n)")
        ? nil : "under the links of equation (\(n)) stands: \(below[3])"
    }
  }

  /// A picture of this name, alone on its line, with an alternative text that is a sentence.
  private static func isPicture(_ line: String, named name: String) -> Bool {
    guard let picture = line.wholeMatch(of: /!\[(.+)\]\((.+)\)/) else { return false }
    let (finding, target) = (picture.1, picture.2)
    return target == "notebooks-md/figures/\(name).svg" && finding.hasSuffix(".") && finding.contains(" ")
  }

  /// Every decimal of three places or more stands in one of the recomputed `statements`, and every
  /// statement stands in the chapter. The pictures' alternative texts are left out: `notebook check` holds
  /// each of their numbers to what the picture was drawn from.
  func complaintsAboutNumbers(_ statements: [String]) -> [String] {
    // Lines of prose are broken where they are long, not where statements end.
    let whole = lines.filter { !$0.hasPrefix("![") }.joined(separator: " ")
    var prose = Array(whole.utf8)
    var missing: [String] = []
    for statement in statements.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let places = Self.places(of: Array(statement.utf8), in: prose)
      if places.isEmpty { missing.append(statement) }
      for place in places { prose.replaceSubrange(place, with: repeatElement(32, count: place.count)) }
    }
    let text = String(decoding: prose, as: UTF8.self)
    // What stood in a longer statement alone has been taken out with it.
    return missing.filter { !whole.contains($0) }.map { "not in the chapter: \($0)" }
      + text.matches(of: /\d+\.\d{3,}/).filter { !Self.isIdentifier($0.0) }
      .map { "nothing recomputes \($0.0)" }
  }

  /// Where `words` stand in a text, from left to right, none on another.
  private static func places(of words: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    text.withUnsafeBufferPointer { text in
      words.withUnsafeBufferPointer { words in
        var at = 0
        while at + words.count <= text.count {
          var k = 0
          while k < words.count, text[at + k] == words[k] { k += 1 }
          if k == words.count { found.append(at..<at + k) }
          at += k == words.count ? k : 1
        }
      }
    }
    return found
  }

  /// arXiv's numbers look like decimals: four digits, a point, five digits.
  private static func isIdentifier(_ number: Substring) -> Bool {
    number.wholeMatch(of: /\d{4}\.\d{5}/) != nil
  }
}
