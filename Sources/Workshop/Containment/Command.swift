import Foundation
import Kit
import Synchronization

/// What to run, and what of the file system it may see.
public struct Command: Sendable {
  public var executable: String
  public var arguments: [String]
  /// Nothing is inherited but what stands here.
  public var environment: [String: String] = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
  /// Folders that it may read, seen at the same paths. The system's own libraries are always readable.
  public var readable: [String] = []
  /// The one folder that it may write, its working directory; nil for none.
  public var scratch: String?

  public init(_ executable: String, _ arguments: [String] = []) {
    self.executable = executable
    self.arguments = arguments
  }
}

/// A talk with a running program, line by line, over descriptors that its prints do not reach.
///
/// The program writes lines to descriptor 3 and reads lines from descriptor 4.
public struct Conversation {
  /// What a line that came is answered with.
  public enum Step {
    case say(String)
    case nothing
    /// All is said: the run is stopped, whatever it still does.
    case stop
  }

  public static let fromProgram: Int32 = 3
  public static let toProgram: Int32 = 4

  let opening: String
  let answer: (String) -> Step

  /// `opening` is sent first; `answer` is called with each whole line that comes.
  public init(opening: String, answer: @escaping (String) -> Step) {
    self.opening = opening
    self.answer = answer
  }
}

extension Command {
  /// The words to start: limits by the shell, then the walls, then the program.
  func words(within limits: Limits, _ isolation: Isolation) -> [String] {
    let kilobytes = limits.memoryBytes / 1024
    // Block of `ulimit -f`: 512 bytes in POSIX's shell.
    let setLimits = [
      "ulimit -c 0",
      // The soft limit's signal says what it is about; the hard one's is for whoever ignores that.
      "ulimit -S -t \(limits.processorSeconds)", "ulimit -H -t \(limits.processorSeconds + 1)",
      "ulimit -f \(limits.fileBytes / 512)",
      // Where the machine runs out of memory, this goes first.
      "{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null",
      limits.memoryBytes > 0 ? "ulimit -v \(kilobytes) 2>/dev/null || true" : "true",
    ].joined(separator: "; ")
    return ["/bin/sh", "-c", "\(setLimits); cd \"$0\" && exec \"$@\"", scratch ?? "/"] + walls(isolation)
      + [executable] + arguments
  }

  private func walls(_ isolation: Isolation) -> [String] {
    let path: String
    switch isolation {
    case .limitsOnly: return []
    case .otherUser(let setpriv):
      // A command with a scratch folder of ours to write, such as the compiler, stays with our user.
      guard scratch == nil else { return [] }
      // A user of its own each time: runs of one user could end each other.
      let user = Int.random(in: 20_000..<60_000)
      return [
        setpriv, "--reuid=\(user)", "--regid=\(user)", "--clear-groups", "--no-new-privs", "--inh-caps=-all",
        "--bounding-set=-all", "--",
      ]
    case .bubblewrap(let bwrap): path = bwrap
    }
    var words = [
      path, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--uid", "65534",
      "--gid", "65534", "--hostname", "contained", "--ro-bind", "/usr", "/usr", "--proc", "/proc", "--dev",
      "/dev", "--remount-ro", "/dev", "--size", "1048576", "--tmpfs", "/tmp",
    ]
    for folder in ["/bin", "/sbin", "/lib", "/lib64", "/lib32"] {
      words += ["--ro-bind-try", folder, folder]
    }
    words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    words += ["--ro-bind-try", "/etc/alternatives", "/etc/alternatives"]
    for folder in readable where !folder.hasPrefix("/usr/") { words += ["--ro-bind", folder, folder] }
    if let scratch { words += ["--bind", scratch, scratch, "--chdir", scratch] }
    // The root itself is a file system in memory, and has no size of its own.
    return words + ["--remount-ro", "/", "--"]
  }
}

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
