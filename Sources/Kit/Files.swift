#if canImport(Glibc)
  @_exported @preconcurrency import Glibc
#elseif canImport(Darwin)
  @_exported import Darwin
#elseif canImport(Musl)
  @_exported @preconcurrency import Musl
#elseif canImport(Android)
  @_exported import Android
#endif

// Whoever imports Kit has the C library with it, by whatever name the system gives it.

/// The command, its input or the machine is at fault, and nothing that was to be judged: one line that says what was wrong and
/// what to type next. Commands end with exit code 2.
package struct Failure: Error, Sendable, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}

/// Files and folders, with failures in one line: what could not be done, and the system's own reason.
package enum Files {
  /// Writes all or nothing: a reader sees the old file or the new one, whenever the writer is killed or the disk full.
  ///
  /// What is no plain file, such as a pipe, a device or a link (/dev/stdout is one), is written to as it is: a rename would put
  /// a file in its place. `-` is standard output.
  package static func write(_ text: String, to path: String) throws(Failure) {
    try write(Array(text.utf8), to: path)
  }

  package static func write(_ content: [UInt8], to path: String) throws(Failure) {
    if path == "-" {
      guard send(content, to: 1) else { throw failure("can't write to stdout") }
      return
    }
    var status = stat()
    let isPlain = lstat(path, &status) != 0 || (status.st_mode & S_IFMT) == S_IFREG
    let isLink = !isPlain && (status.st_mode & S_IFMT) == S_IFLNK
    let draft = isPlain ? "\(parent(of: path))/.draft-\(getpid())-\(UInt32.random(in: .min ... .max))" : path
    let descriptor = open(
      draft, O_WRONLY | O_CREAT | O_CLOEXEC | (isPlain ? O_EXCL : isLink ? O_TRUNC : 0), 0o666)
    guard descriptor >= 0 else { throw failure("can't write \(path)") }
    let isSent = send(content, to: descriptor)
    let reason = errno
    // A file system over a network may say only now that it is full.
    let isClosed = close(descriptor) == 0
    if !isSent { errno = reason }
    guard isSent, isClosed, !isPlain || rename(draft, path) == 0 else {
      let failure = failure("can't write \(path)")
      if isPlain { unlink(draft) }
      throw failure
    }
  }

  /// Makes the folder and those above it; one that is there already is fine.
  package static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o777) != 0, errno != EEXIST || !isFolder(path) else { return }
    let parent = parent(of: path)
    guard errno == ENOENT, parent != path else { throw failure("can't make the folder \(path)") }
    try makeFolder(parent)
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && isFolder(path)) else {
      throw failure("can't make the folder \(path)")
    }
  }

  /// The folder that a path lies in. By bytes: in a name that begins with an accent, the slash before it is part of another
  /// character.
  package static func parent(of path: String) -> String {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private static func isFolder(_ path: String) -> Bool {
    let kept = errno
    defer { errno = kept }
    var status = stat()
    return stat(path, &status) == 0 && (status.st_mode & S_IFMT) == S_IFDIR
  }

  /// All of it, over as many writes as it takes; false if one failed.
  @discardableResult package static func send(_ content: [UInt8], to descriptor: Int32) -> Bool {
    var bytes = content[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// For the reason that the last call left in `errno`.
  private static func failure(_ what: String) -> Failure {
    let isFull = [ENOSPC, EDQUOT].contains(errno)
    let next = isFull ? "make room and give the same command again" : "try another path"
    return Failure("\(what): \(String(cString: strerror(errno))); \(next)")
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
