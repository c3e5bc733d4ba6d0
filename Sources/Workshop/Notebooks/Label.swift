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

  /// What was wrong with a comment, in words.
  struct Mistake: Error {
    let what: String
  }

  /// Nil where the line is no label; throws where it is one and says something unknown.
  init?(line: String) throws(Mistake) {
    let text = line.trimmed
    guard text.hasPrefix("<!-- nb:") else { return nil }
    guard text.hasSuffix("-->") else { throw Mistake(what: "a label ends on its own line with -->") }
    let words = text.dropFirst("<!-- nb:".count).dropLast("-->".count).split { $0 == "," || $0 == " " }
    guard !words.isEmpty else {
      throw Mistake(what: "a label that says nothing; the labels are \(Self.known)")
    }
    self.init()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      try take(parts[0], parts.count > 1 ? parts[1] : nil)
    }
    guard part == nil || file != nil else {
      throw Mistake(what: "part= needs file=, the file it is a part of")
    }
  }

  static let known =
    "compile-fails, traps, varies, not-run, tolerance=, exit=, file=, part=, figure="

  private mutating func take(_ name: String, _ value: String?) throws(Mistake) {
    switch (name, value) {
    case ("compile-fails", nil): compileFails = true
    case ("traps", nil): traps = true
    case ("varies", nil): varies = true
    case ("not-run", nil): notRun = true
    case ("tolerance", let text?):
      guard let number = Double(text), number.isFinite, number >= 0 else {
        throw Mistake(what: "tolerance= takes a number that is not negative, not '\(text)'")
      }
      tolerance = number
    case ("exit", let text?):
      guard let code = Int32(text), (0...255).contains(code) else {
        throw Mistake(what: "exit= takes a code from 0 to 255, not '\(text)'")
      }
      exit = code
    case ("file", let path?): file = path
    case ("part", let name?): part = name
    case ("figure", let name?): figure = name
    default:
      throw Mistake(
        what: "there is no label '\(name)\(value == nil ? "" : "=")'; the labels are \(Self.known)")
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

extension StringProtocol {
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
