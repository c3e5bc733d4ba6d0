#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The terminal and the file system, as far as this command touches them.
enum Console {
  /// Colour only where a person looks on and hasn't asked for none.
  static var isColoured: Bool { isatty(1) == 1 && getenv("NO_COLOR") == nil }

  /// As wide as the terminal, at least 80; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0 else { return 80 }
    return max(80, min(Int(size.ws_col), 120))
  }

  /// How many threads can work at once here.
  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  static func out(_ text: String) throws(UsageError) { try write(text, to: "-") }
  static func error(_ text: String) { write(text, to: 2) }

  /// One line on stderr, overwritten as work goes on; nothing where stderr is a file.
  static func progress(_ text: String) {
    if isatty(2) == 1 { error("\r\u{1B}[K\(text)") }
  }
  static func endProgress() {
    if isatty(2) == 1 { error("\r\u{1B}[K") }
  }

  /// Writes the whole text or, failing, leaves nothing half-written: into a file beside, which then takes the name.
  /// What is no plain file, such as a pipe, a device or a link (/dev/stdout is one), is written to as it is: a rename
  /// would put a file in its place.
  static func write(_ text: String, to path: String) throws(UsageError) {
    if path == "-" {
      guard write(text, to: 1) else { throw failure("stdout") }
      return
    }
    var status = stat()
    let isPlain = lstat(path, &status) != 0 || (status.st_mode & S_IFMT) == S_IFREG
    let isLink = !isPlain && (status.st_mode & S_IFMT) == S_IFLNK
    let target = isPlain ? path + ".part" : path
    let descriptor = open(target, O_WRONLY | O_CREAT | (isPlain || isLink ? O_TRUNC : 0), 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    let written = write(text, to: descriptor)
    let closed = close(descriptor) == 0
    guard written, closed, !isPlain || rename(target, path) == 0 else {
      let error = failure(path)
      if isPlain { unlink(target) }
      throw error
    }
  }

  private static func failure(_ path: String) -> UsageError {
    UsageError(
      "can't write \(path): \(String(cString: strerror(errno))); try another path")
  }

  /// All of `text`, over as many writes as it takes; false if one failed.
  @discardableResult private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
