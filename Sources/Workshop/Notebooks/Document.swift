import Foundation

/// A Markdown file, as far as a notebook goes: its blocks, pictures, links and headings, each with its line.
public struct Document: Sendable {
  /// The path from the project's folder.
  public let path: String
  public let lines: [String]
  public private(set) var fences: [Fence] = []
  public private(set) var pictures: [Picture] = []
  public private(set) var links: [Link] = []
  public private(set) var headings: [String] = []
  /// What is wrong with its labels.
  public private(set) var complaints: [Difference] = []

  /// A block between ``` and ```.
  public struct Fence: Sendable {
    public let language: String
    public let label: Label
    /// The index of the opening line, and those of the lines inside.
    public let opening: Int
    public let content: Range<Int>
    /// The index, among the fences, of the output shown below this one.
    public var output: Int?
  }

  public struct Picture: Sendable {
    public let alternative: String
    public let target: String
    public let label: Label
    public let line: Int
  }

  public struct Link: Sendable {
    public let target: String
    public let line: Int
  }

  public init(path: String, text: String) {
    self.path = path
    lines = text.components(separatedBy: "\n")
    read()
    pairOutputs()
  }

  /// The folder that it is in, from the project's.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  public func content(of fence: Fence) -> [String] { Array(lines[fence.content]) }

  /// The Swift blocks that are one program, in order: neither quotations nor those that must fail.
  var program: [Int] {
    fences.indices.filter { i in
      let label = fences[i].label
      return fences[i].language == "swift" && label.file == nil && !label.compileFails && !label.traps
        && !label.notRun
    }
  }

  private mutating func read() {
    var label: (Label, line: Int)?
    var i = 0
    while i < lines.count {
      defer { i += 1 }
      do {
        if let found = try Label(line: lines[i]) {
          if let label { unused(label.line) }
          label = (found, i)
          continue
        }
      } catch {
        complaints.append(Difference(path, line: i + 1, error.what))
        continue
      }
      let text = lines[i].trimmed
      if text.hasPrefix("```") {
        i = takeFence(at: i, text, label?.0 ?? Label())
      } else {
        let before = pictures.count
        takeProse(at: i, label?.0 ?? Label())
        if let label, pictures.count == before { unused(label.line) }
      }
      label = nil
    }
    if let label { unused(label.line) }
  }

  private mutating func unused(_ line: Int) {
    complaints.append(Difference(path, line: line + 1, "a label with no block or picture on the next line"))
  }

  /// Answers the index of its closing line.
  private mutating func takeFence(at start: Int, _ opening: String, _ label: Label) -> Int {
    var end = start + 1
    while end < lines.count, lines[end].trimmed != "```" { end += 1 }
    let language = String(opening.dropFirst(3)).trimmed
    if end == lines.count {
      complaints.append(Difference(path, line: start + 1, "a block that is never closed by ```"))
    }
    let kind: Label.Kind = language == "swift" ? .swift : language == "console" ? .console : .other
    meaningless(label, kind, start)
    fences.append(
      Fence(language: language, label: label, opening: start, content: (start + 1)..<max(end, start + 1)))
    return end
  }

  private mutating func meaningless(_ label: Label, _ kind: Label.Kind, _ line: Int) {
    for word in label.words(meaninglessOn: kind) {
      complaints.append(
        Difference(path, line: line + 1, "the label \(word) means nothing on a \(kind.rawValue)"))
    }
  }

  private mutating func takeProse(at i: Int, _ label: Label) {
    let line = lines[i]
    if let heading = line.firstMatch(of: /^#{1,6} +(.+?) *#*$/) { headings.append(String(heading.1)) }
    // What stands in a code span is no link.
    let text = line.replacing(/`[^`]*`/) { String(repeating: " ", count: $0.0.count) }
    for found in text.matches(of: /(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^)\s]+)\)/) {
      let target = String(found.3)
      links.append(Link(target: target, line: i + 1))
      guard found.1 == "!" else { continue }
      pictures.append(
        Picture(alternative: String(found.2), target: target, label: label, line: i + 1))
      meaningless(label, .picture, i)
    }
  }

  /// A `text` block with nothing but blank lines between it and a Swift block above is that one's output.
  private mutating func pairOutputs() {
    for i in fences.indices.dropLast() where fences[i].language == "swift" && fences[i].label.file == nil {
      let (above, below) = (fences[i], fences[i + 1])
      let between = lines[min(above.content.upperBound + 1, below.opening)..<below.opening]
      if below.language == "text", between.allSatisfy({ $0.trimmed.isEmpty }) { fences[i].output = i + 1 }
    }
  }
}
