import Foundation

/// Files, with errors in one line: what could not be done, and the system's own reason.
enum Files {
  /// Makes the folder and those above it; one that is there already is fine.
  static func makeFolder(_ path: String) throws {
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
  static func write(_ text: String, to path: String) throws {
    let own = "\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: .min ... .max))"
    let draft = parent(of: path) + "/.draft-\(own)"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault("cannot write \(path)") }
    var bytes = Array(text.utf8)[...]
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

  /// Results among the submissions would be taken for submissions, and the other way round.
  static func refuse(results out: String, beside submissions: String) throws {
    let (out, given) = (real(out), real(submissions))
    func lies(_ path: String, in folder: String) -> Bool {
      (path + "/").utf8.starts(with: (folder + "/").utf8)
    }
    if lies(out, in: given) {
      throw MachineFault(
        reason: "\(out) lies in the folder of submissions and would be taken for one; give another --out")
    }
    if ["students", "results"].contains(where: { lies(given, in: "\(out)/\($0)") }) {
      throw MachineFault(reason: "\(given) is where results are written; give another --out")
    }
  }

  /// The path without links, as far as it is there.
  private static func real(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    if let resolved = realpath(absolute, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let parent = parent(of: absolute)
    guard parent != absolute else { return absolute }
    let name = absolute.utf8.dropFirst(parent == "/" ? 1 : parent.utf8.count + 1)
    return (parent == "/" ? "" : real(parent)) + "/" + String(decoding: name, as: UTF8.self)
  }

  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  static func decoded<T: Decodable>(_ type: T.Type, at path: String) -> T? {
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
