#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

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
}
