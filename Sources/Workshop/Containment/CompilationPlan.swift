import Kit
import Synchronization

/// The commands that the compiler's driver would start: the compiler proper, what finds its libraries, the linker.
///
/// The driver plans anew each time, which takes a fifth of a small program's compilation. What it plans differs from
/// program to program in the names of files alone; so it is asked once, by `-###`, and then done without.
struct CompilationPlan: Sendable {
  private enum Word {
    case fixed(String)
    case sources, objects, binary
    /// A file that one command leaves for the next, with what stands before and after the folder's path.
    case between(String, String)
  }
  private let commands: [[Word]]

  /// Reads what `-###` said of a compilation of `sources` and `objects` to `binary`; nil where it is not of the form
  /// expected, as with a driver that puts arguments into files.
  init?(_ said: String, sources: [String], objects: [String], binary: String) {
    guard !sources.isEmpty else { return nil }
    var commands: [[Word]] = []
    for line in said.split(whereSeparator: \.isNewline) {
      guard let words = Self.words(of: line) else { return nil }
      var command: [Word] = []
      var rest = words[...]
      while let word = rest.first {
        if rest.starts(with: sources) {
          command.append(.sources)
          rest.removeFirst(sources.count)
        } else if !objects.isEmpty, rest.starts(with: objects) {
          command.append(.objects)
          rest.removeFirst(objects.count)
        } else if word == "-supplementary-output-file-map" {
          // A list of what else is to be written, which is nothing.
          rest.removeFirst(min(2, rest.count))
        } else {
          rest.removeFirst()
          if word == binary {
            command.append(.binary)
          } else if let folder = word.firstRange(of: #/\/[^ ]*\/TemporaryDirectory\.[^\/]*/#) {
            // A file of arguments that the driver has written, and taken away.
            if word.hasPrefix("@"), !word.hasSuffix(".autolink") { return nil }
            command.append(.between(String(word[..<folder.lowerBound]), String(word[folder.upperBound...])))
          } else {
            command.append(.fixed(word))
          }
        }
      }
      commands.append(command)
    }
    func count(_ isOne: (Word) -> Bool) -> Int { commands.joined().count(where: isOne) }
    guard count({ if case .sources = $0 { true } else { false } }) == 1,
      count({ if case .binary = $0 { true } else { false } }) == 1,
      objects.isEmpty || count({ if case .objects = $0 { true } else { false } }) > 0
    else { return nil }
    self.commands = commands
  }

  /// The commands as a shell's, for other files; `folder` is for what lies between them.
  func script(sources: [String], objects: [String], binary: String, folder: String) -> String {
    commands.map { command in
      command.flatMap { word -> [String] in
        switch word {
        case .fixed(let text): [text]
        case .sources: sources
        case .objects: objects
        case .binary: [binary]
        case .between(let before, let after): [before + folder + after]
        }
      }.map(\.quotedForShell).joined(separator: " ")
    }.joined(separator: " && ")
  }

  /// The words of a shell's command; nil where a quotation has no end.
  static func words(of line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = line
    while let c = rest.popFirst() {
      switch (c, quote) {
      case ("\\", nil), ("\\", "\""):
        guard let next = rest.popFirst() else { return nil }
        word = (word ?? "") + String(next)
      case (_, c): quote = nil
      case ("'", nil), ("\"", nil):
        quote = c
        word = word ?? ""
      case (" ", nil):
        if let done = word { words.append(done) }
        word = nil
      default: word = (word ?? "") + String(c)
      }
    }
    guard quote == nil else { return nil }
    return words + (word.map { [$0] } ?? [])
  }
}

/// The plans known so far, by the form of the compilation.
final class CompilationPlans: Sendable {
  private enum Known { case once, unusable, plan(CompilationPlan) }
  private let known = Mutex<[[String]: Known]>([:])

  /// The plan for compilations of this `form`, which `ask` is asked for when the form comes a second time; nil where
  /// the driver is to do it.
  func plan(for form: [String], _ ask: () -> CompilationPlan?) -> CompilationPlan? {
    let before = known.withLock { known in
      defer { known[form] = known[form] ?? .once }
      return known[form]
    }
    switch before {
    case nil, .unusable: return nil
    case .plan(let plan): return plan
    case .once:
      let asked = ask()
      known.withLock { $0[form] = asked.map { .plan($0) } ?? .unusable }
      return asked
    }
  }
}
