/// The two streams: results go to standard output, remarks and progress to standard error.
package enum Terminal {
  /// Colour only where a person looks on and hasn't asked for none.
  package static var isColoured: Bool { isWatched && getenv("NO_COLOR") == nil }
  /// Whether a person looks at the results.
  package static var isWatched: Bool { isatty(1) == 1 }

  /// As wide as the terminal, at least 80; 80 where there is none.
  package static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0 else { return 80 }
    return max(80, min(Int(size.ws_col), 120))
  }

  /// How many threads can work at once here.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Results, all of them or a failure.
  package static func out(_ text: String) throws(Failure) { try Files.write(text, to: "-") }

  /// Sends on what was printed and is still kept back: a full disk or a closed pipe shows only then.
  package static func flush() throws(Failure) {
    guard fflush(nil) == 0 else {
      throw Failure("can't write to stdout: \(String(cString: strerror(errno)))")
    }
  }

  /// A remark.
  package static func say(_ text: String) { Files.send(Array((text + "\n").utf8), to: 2) }

  /// One line on standard error that is overwritten as work goes on, if there is a terminal to do it on; the empty one ends it.
  package static func progress(_ text: String) {
    if isatty(2) == 1 { Files.send(Array("\r\(text)\u{1B}[K".utf8), to: 2) }
  }

  /// Does what a command was asked, and ends with the exit code that `body` answers, or with 2 and a line where it throws.
  package static func end(_ command: String, with body: () throws -> Int32) -> Never {
    do {
      let code = try body()
      try flush()
      exit(code)
    } catch {
      say("\(command): \(error)")
      exit(2)
    }
  }
}

/// The words of a command line, each of which must be used up.
package struct ArgumentList {
  private let command: String
  private var words = Array(CommandLine.arguments.dropFirst())

  package init(of command: String) { self.command = command }

  /// Whether one of these stands there.
  package mutating func flag(_ names: String...) -> Bool {
    guard let i = words.firstIndex(where: names.contains) else { return false }
    words.remove(at: i)
    return true
  }

  /// The word after `name`; throws where there is none.
  package mutating func value(_ name: String) throws(Failure) -> String? {
    guard let i = words.firstIndex(of: name) else { return nil }
    guard i + 1 < words.count, !words[i + 1].hasPrefix("--") else {
      throw misunderstood("\(name) needs a value")
    }
    defer { words.removeSubrange(i...i + 1) }
    return words[i + 1]
  }

  package mutating func number<T: FixedWidthInteger>(_ name: String, _ range: ClosedRange<T>) throws(Failure)
    -> T?
  {
    guard let text = try value(name) else { return nil }
    guard let number = T(text), range.contains(number) else {
      throw misunderstood(
        "\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
    }
    return number
  }

  /// Whether a value stands behind `name`.
  package func hasValue(_ name: String) -> Bool {
    guard let i = words.firstIndex(of: name), i + 1 < words.count else { return false }
    return !words[i + 1].hasPrefix("--")
  }

  /// The next word, if it is no option.
  package mutating func next() -> String? {
    guard let first = words.first, !first.hasPrefix("-") else { return nil }
    return words.removeFirst()
  }

  /// All words that are left.
  package mutating func rest() throws(Failure) -> [String] {
    if let odd = words.first(where: { $0.hasPrefix("-") }) {
      throw misunderstood("there is no option \"\(odd)\"")
    }
    defer { words = [] }
    return words
  }

  package func finish() throws(Failure) {
    if let left = words.first { throw misunderstood("\"\(left)\" is not understood here") }
  }

  /// The command was not understood.
  package func misunderstood(_ what: String) -> Failure { Failure("\(what); see `\(command) --help`") }
}

extension StringProtocol {
  /// Without white space at either end.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
  /// In quotes, as a shell reads it.
  package var quotedForShell: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
