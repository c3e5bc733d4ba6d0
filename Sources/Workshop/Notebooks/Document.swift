import Foundation
import Kit

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
        complaints.append(Difference(path, line: i + 1, error.description))
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
    // An expression is read anew each time it is met: most lines need none.
    if line.hasPrefix("#"), let heading = line.firstMatch(of: /^#{1,6} +(.+?) *#*$/) {
      headings.append(String(heading.1))
    }
    guard line.contains("](") else { return }
    // What stands in a code span is no link.
    let text = line.replacing(/`[^`]*`/) { String(repeating: " ", count: $0.0.count) }
    for found in text.matches(of: /(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^)\s]+)\)/) {
      let target = String(found.3)
      links.append(Link(target: target, line: i + 1))
      guard found.1 == "!" else { continue }
      pictures.append(Picture(alternative: String(found.2), target: target, label: label, line: i + 1))
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

/// What a comment such as `<!-- nb: traps -->` says of the block or picture on the next line.
///
/// - `compile-fails`: the Swift block must not compile; what the compiler says is its output;
/// - `traps`: it must end its program by a trap; what the runtime says is the end of its output;
/// - `varies`: what it prints differs from run to run and is not compared;
/// - `not-run`: a console block that is shown only;
/// - `tolerance=t`: numbers a and b are the same if |a - b| <= t max(1, |a|);
/// - `exit=n`: the exit code of a console block's last command;
/// - `file=path`, `part=name`: the block quotes that file, or the declaration of that name in it;
/// - `figure=name`: the picture below is the gallery's.
public struct Label: Sendable, Hashable {
  public var compileFails = false
  public var traps = false
  public var varies = false
  public var notRun = false
  public var tolerance: Double?
  public var exit: Int32?
  public var file: String?
  public var part: String?
  public var figure: String?

  public init() {}

  /// Nil where the line is no label; throws where it is one and says something unknown.
  init?(line: String) throws(Failure) {
    let text = line.trimmed
    guard text.hasPrefix("<!-- nb:") else { return nil }
    guard text.hasSuffix("-->") else { throw Failure("a label ends on its own line with -->") }
    let words = text.dropFirst("<!-- nb:".count).dropLast("-->".count).split { $0 == "," || $0 == " " }
    guard !words.isEmpty else {
      throw Failure("a label that says nothing; the labels are \(Self.known)")
    }
    self.init()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      try take(parts[0], parts.count > 1 ? parts[1] : nil)
    }
    guard part == nil || file != nil else {
      throw Failure("part= needs file=, the file it is a part of")
    }
  }

  static let known = "compile-fails, traps, varies, not-run, tolerance=, exit=, file=, part=, figure="

  private mutating func take(_ name: String, _ value: String?) throws(Failure) {
    switch (name, value) {
    case ("compile-fails", nil): compileFails = true
    case ("traps", nil): traps = true
    case ("varies", nil): varies = true
    case ("not-run", nil): notRun = true
    case ("tolerance", let text?):
      guard let number = Double(text), number.isFinite, number >= 0 else {
        throw Failure("tolerance= takes a number that is not negative, not '\(text)'")
      }
      tolerance = number
    case ("exit", let text?):
      guard let code = Int32(text), (0...255).contains(code) else {
        throw Failure("exit= takes a code from 0 to 255, not '\(text)'")
      }
      exit = code
    case ("file", let path?): file = path
    case ("part", let name?): part = name
    case ("figure", let name?): figure = name
    default:
      throw Failure("there is no label '\(name)\(value == nil ? "" : "=")'; the labels are \(Self.known)")
    }
  }

  /// The words that mean nothing on a thing of this kind.
  func words(meaninglessOn kind: Kind) -> [String] {
    let said: [(String, Bool, Set<Kind>)] = [
      ("compile-fails", compileFails, [.swift]), ("traps", traps, [.swift]),
      ("varies", varies, [.swift, .console]), ("not-run", notRun, [.console, .swift]),
      ("tolerance=", tolerance != nil, [.swift, .console]), ("exit=", exit != nil, [.console]),
      ("file=", file != nil, [.swift, .other]), ("figure=", figure != nil, [.picture]),
    ]
    return said.filter { $0.1 && !$0.2.contains(kind) }.map(\.0)
  }

  /// What a label may stand above.
  enum Kind: String, Sendable { case swift, console, other = "other block", picture }
}
