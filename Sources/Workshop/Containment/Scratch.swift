import Foundation
import Kit
import Synchronization

/// A folder of our own for what is compiled, on this machine's own disk, gone afterwards.
///
/// Its name says which process of which machine it belongs to: one that was killed leaves it behind, and the next one
/// here takes it away. `TMPDIR` says where.
public struct Scratch: Sendable {
  public let path: String

  public init(in parent: String = NSTemporaryDirectory()) throws {
    let parent = URL(fileURLWithPath: parent).standardizedFileURL.path
    Self.removeAbandoned(in: parent)
    let own = ProcessInfo.processInfo.processIdentifier
    path = "\(parent)/\(Self.prefix)\(own)-\(UInt32.random(in: .min ... .max))"
    // Another user's process may go through it, to a program whose path it is given, and list nothing.
    guard mkdir(path, 0o711) == 0 else {
      throw Failure(
        "cannot make a scratch folder in \(parent): \(String(cString: strerror(errno)))"
          + "; set TMPDIR to a folder with room")
    }
    Self.live.withLock { _ = $0.insert(path) }
  }

  public func remove() {
    try? FileManager.default.removeItem(atPath: path)
    Self.live.withLock { _ = $0.remove(path) }
  }

  private static let live = Mutex<Set<String>>([])
  nonisolated(unsafe) private static var signals: [any DispatchSourceSignal] = []

  /// From now on Ctrl-C and the like take away what is there before they end the process; called once, at the start.
  public static func removeWhenInterrupted() {
    signals = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        live.withLock { $0.forEach { try? FileManager.default.removeItem(atPath: $0) } }
        exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  private static let prefix = "learn-\(ProcessInfo.processInfo.hostName)-"

  private static func removeAbandoned(in parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] {
      guard name.hasPrefix(prefix), let id = Int32(name.dropFirst(prefix.count).prefix { $0 != "-" }),
        kill(id, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }
}

/// What Foundation knows of files: paths without links, folders above, JSON.
public enum Disk {
  /// The path without links, as far as it is there.
  public static func realPath(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    if let resolved = realpath(absolute, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let parent = Files.parent(of: absolute)
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

  /// The nearest folder, from here upwards, in which `name` lies; nil where there is none.
  public static func nearestFolder(holding name: String) -> String? {
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL
    while !FileManager.default.fileExists(atPath: "\(folder.path)/\(name)") {
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
    }
    return folder.path
  }
}
