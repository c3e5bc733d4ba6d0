import Kit
import Foundation
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
