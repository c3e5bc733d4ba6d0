import Foundation
import Testing

/// The rooms of `Sources/Theorem`, each of which may speak of those before it and never of one behind.
@Suite("Rooms") struct RoomsTests {
  private static let order = [
    "Numbers", "Numerics", "Flows", "Formulas", "Checks", "Catalogue", "Equations",
  ]
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Theorem")

  /// A file's room and the names in its code, without comments and texts.
  private struct Source {
    let room: Int
    let file: String
    let words: [Word]
  }

  /// The rooms' own files, read once.
  private static let own = Result { try read() }

  private static func sources(planted: [(room: String, code: String)] = []) throws -> [Source] {
    try planted.map {
      Source(room: order.firstIndex(of: $0.room) ?? -1, file: "planted", words: words(of: $0.code))
    }
      + own.get()
  }

  private static func read() throws -> [Source] {
    var found: [Source] = []
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let url = files?.nextObject() as? URL {
      guard url.pathExtension == "swift" else { continue }
      let inside = url.path.dropFirst(root.path.count + 1)
      let room = try #require(
        order.firstIndex(of: String(inside.prefix { $0 != "/" })), "\(inside) stands in no room of the list")
      found.append(
        Source(
          room: room, file: String(inside),
          words: words(of: code(of: try String(contentsOf: url, encoding: .utf8)))))
    }
    return found
  }

  /// A file without its comments and texts.
  private static func code(of text: String) -> String {
    text.replacing(/"""[\s\S]*?"""/, with: "")
      .split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard let comment = line.firstRange(of: "//") else { return line }
        return line[..<comment.lowerBound]
      }.map { $0.contains("\"") ? $0.replacing(/"(?:[^"\\]|\\.)*"/, with: "") : $0 }
      .joined(separator: "\n")
  }

  /// A name in the code, and what stands beside it.
  private struct Word {
    let text: Substring
    let isMember: Bool
    let isCalled: Bool
    /// Declared by the word before it: at all, and outside of any type.
    var isDeclared = false
    var isTopLevel = false
    var isFunction = false
  }

  private static let declaring: Set<Substring> = [
    "struct", "enum", "class", "protocol", "typealias", "actor", "func",
  ]
  private static let modifiers: Set<Substring> = [
    "public", "package", "indirect", "final", "nonisolated",
  ]

  /// The names of a code, in order. What is indented is declared inside a type.
  private static func words(of code: String) -> [Word] {
    var words: [Word] = []
    for line in code.split(separator: "\n") {
      var isTopLevel = line.first != " "
      var depth = 0
      var before: Substring = ""
      var at = line.startIndex
      var last: Character = " "
      while at < line.endIndex {
        let c = line[at]
        guard c == "_" || c.isLetter || c.isNumber else {
          depth += c == "(" ? 1 : c == ")" ? -1 : 0
          (last, at) = (c, line.index(after: at))
          continue
        }
        let end = line[at...].firstIndex { !($0 == "_" || $0.isLetter || $0.isNumber) } ?? line.endIndex
        let text = line[at..<end]
        var word = Word(
          text: text, isMember: last == ".", isCalled: end < line.endIndex && line[end] == "(")
        if last == " ", declaring.contains(before) || before == "case" {
          word.isDeclared = true
          word.isTopLevel = isTopLevel && before != "case"
          word.isFunction = before == "func"
          isTopLevel = false
        }
        // An attribute and its arguments may stand before a declaration, and so may a modifier.
        if !(depth > 0 || last == "@" || modifiers.contains(text) || declaring.contains(text)) {
          isTopLevel = false
        }
        if !c.isNumber { words.append(word) }
        (before, last, at) = (text, "x", end)
      }
    }
    return words
  }

  /// Every reference to a type or function of a room behind: "file: name of room"; of one `file` where it is given.
  private static func againstTheGrain(_ sources: [Source], of file: String? = nil) -> [String] {
    var owner: [Substring: Set<Int>] = [:]
    // What a room declares inside its types, under a name that another has too, is its own.
    var own: [Int: Set<Substring>] = [:]
    var functions: Set<Substring> = []
    for source in sources {
      for word in source.words where word.isDeclared {
        own[source.room, default: []].insert(word.text)
        guard word.isTopLevel else { continue }
        owner[word.text, default: []].insert(source.room)
        if word.isFunction { functions.insert(word.text) }
      }
    }
    return sources.filter { file == nil || $0.file == file }.flatMap { source -> [String] in
      var found: Set<String> = []
      for word in source.words {
        guard let rooms = owner[word.text], rooms.count == 1, let room = rooms.first, room > source.room,
          own[source.room]?.contains(word.text) != true
        else {
          continue
        }
        // A member of the same name is another thing: `x.derivative`, not `derivative(of:at:)`.
        if functions.contains(word.text), word.isMember || !word.isCalled { continue }
        if word.isMember, word.text.first?.isLowercase == true { continue }
        found.insert("\(source.file): \(word.text) of \(order[room])")
      }
      return found.sorted()
    }
  }

  @Test("no room speaks of one behind it") func arrows() throws {
    #expect(Self.againstTheGrain(try Self.sources()).isEmpty)
  }

  @Test("a reference against the grain is found") func planted() throws {
    let found = Self.againstTheGrain(
      try Self.sources(planted: [("Numbers", "func f(_ p: Pushforward) {}"), ("Flows", "let c = Check.self")]
      ),
      of: "planted")
    #expect(found == ["planted: Pushforward of Flows", "planted: Check of Checks"])
  }
}
