import Foundation

/// Files and folders, with errors in one line: what could not be done, and the system's own reason.
public enum Disk {
  /// Makes the folder and those above it; one that is there already is fine.
  public static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o777) != 0, errno != EEXIST || !isFolder(path) else { return }
    let parent = parent(of: path)
    guard errno == ENOENT, parent != path else { throw fault("cannot make the folder \(path)") }
    try makeFolder(parent)
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && isFolder(path)) else {
      throw fault("cannot make the folder \(path)")
    }
  }

  /// By bytes: in a name that begins with an accent, the slash before it is part of another character.
  private static func parent(of path: String) -> String {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private static func isFolder(_ path: String) -> Bool {
    let kept = errno
    defer { errno = kept }
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Writes all or nothing: a reader sees the old file or the new one, whenever the writer is killed or the disk full.
  public static func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  public static func write(_ content: [UInt8], to path: String) throws {
    let own = "\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: .min ... .max))"
    let draft = parent(of: path) + "/.draft-\(own)"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault("cannot write \(path)") }
    var bytes = content[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { break }
      bytes = bytes.dropFirst(max(count, 0))
    }
    let reason = errno
    // A file system over a network may say only now that it is full.
    let isClosed = close(descriptor) == 0
    if !bytes.isEmpty { errno = reason }
    guard bytes.isEmpty, isClosed, rename(draft, path) == 0 else {
      let fault = fault("cannot write \(path)")
      unlink(draft)
      throw fault
    }
  }

  /// The path without links, as far as it is there.
  public static func realPath(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    if let resolved = realpath(absolute, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let parent = parent(of: absolute)
    guard parent != absolute else { return absolute }
    let name = absolute.utf8.dropFirst(parent == "/" ? 1 : parent.utf8.count + 1)
    return (parent == "/" ? "" : realPath(parent)) + "/" + String(decoding: name, as: UTF8.self)
  }

  /// As JSON that people can read, in one order.
  public static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// Nil where the file is not there, or holds something else.
  public static func decoded<T: Decodable>(_ type: T.Type, at path: String) -> T? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }

  /// The machine is at fault, for the reason that the last call left in `errno`.
  private static func fault(_ what: String) -> MachineFault {
    let isFull = [ENOSPC, EDQUOT].contains(errno)
    let next = isFull ? "; make room and give the same command again" : "; give a folder that can be written"
    return MachineFault(reason: "\(what): \(String(cString: strerror(errno)))\(next)")
  }
}
