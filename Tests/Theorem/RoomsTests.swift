import Foundation
import Testing

/// The rooms of `Sources/Theorem`, each of which may speak of those before it and never of one behind.
@Suite("Rooms") struct RoomsTests {
  private static let order = [
    "Numbers", "Numerics", "Flows", "Formulas", "Checks", "Catalogue", "Equations",
  ]
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Theorem")

  /// A file's room and its code without comments and texts.
  private struct Source {
    let room: Int
    let file: String
    let code: String
  }

  private static func sources(planted: [(room: String, code: String)] = []) throws -> [Source] {
    var found = planted.map {
      Source(room: order.firstIndex(of: $0.room) ?? -1, file: "planted", code: $0.code)
    }
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let url = files?.nextObject() as? URL {
      guard url.pathExtension == "swift" else { continue }
      let inside = url.path.dropFirst(root.path.count + 1)
      let room = try #require(
        order.firstIndex(of: String(inside.prefix { $0 != "/" })), "\(inside) stands in no room of the list")
      let text = try String(contentsOf: url, encoding: .utf8)
        .replacing(/"""[\s\S]*?"""/, with: "")
        .replacing(/\/\/.*/, with: "")
        .replacing(/"(?:[^"\\\n]|\\.)*"/, with: "")
      found.append(Source(room: room, file: String(inside), code: text))
    }
    return found
  }

  /// Every reference to a type or function of a room behind: "file: name of room"; of one `file` where it is given.
  private static func againstTheGrain(_ sources: [Source], of file: String? = nil) -> [String] {
    let declaration =
      /(?:^|\n)(?:(?:@\w+(?:\([^)]*\))? )|(?:public|package|indirect|final|nonisolated) )*(struct|class|enum|protocol|typealias|actor|func) (\w+)/
    let inner = /\b(?:struct|class|enum|protocol|typealias|actor|func|case) (\w+)/
    var owner: [Substring: Set<Int>] = [:]
    // What a room declares inside its types, under a name that another has too, is its own.
    var own: [Int: Set<Substring>] = [:]
    var functions: Set<Substring> = []
    for source in sources {
      own[source.room, default: []].formUnion(source.code.matches(of: inner).map(\.1))
      for match in source.code.matches(of: declaration) {
        owner[match.2, default: []].insert(source.room)
        if match.1 == "func" { functions.insert(match.2) }
      }
    }
    return sources.filter { file == nil || $0.file == file }.flatMap { source -> [String] in
      var found: Set<String> = []
      for match in source.code.matches(of: /([.\w]?)\b([A-Za-z_]\w*)(\(?)/) {
        guard let rooms = owner[match.2], rooms.count == 1, let room = rooms.first, room > source.room,
          own[source.room]?.contains(match.2) != true
        else {
          continue
        }
        // A member of the same name is another thing: `x.derivative`, not `derivative(of:at:)`.
        if functions.contains(match.2), match.1 == "." || match.3.isEmpty { continue }
        if match.1 == ".", match.2.first?.isLowercase == true { continue }
        found.insert("\(source.file): \(match.2) of \(order[room])")
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
