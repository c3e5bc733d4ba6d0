import Foundation
import Kit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much of the machine a contained run may use. Every limit is a promise to the other runs, not a target.
public struct Limits: Sendable {
  /// Processor time, for the run and again for each process it starts.
  public var processorSeconds: Int
  /// Time on the clock, for a run that sleeps or waits.
  public var wallSeconds: Double
  /// Address space; 0 sets no limit.
  public var memoryBytes: Int
  /// What it may print, standard output and standard error together.
  public var outputBytes: Int
  /// The largest file it may write.
  public var fileBytes: Int

  public init(
    processorSeconds: Int, wallSeconds: Double, memoryBytes: Int, outputBytes: Int, fileBytes: Int
  ) {
    self.processorSeconds = processorSeconds
    self.wallSeconds = wallSeconds
    self.memoryBytes = memoryBytes
    self.outputBytes = outputBytes
    self.fileBytes = fileBytes
  }

  /// For a program that should answer at once.
  public static let run = Limits(
    processorSeconds: 2, wallSeconds: 10, memoryBytes: 1 << 30, outputBytes: 1 << 20, fileBytes: 1 << 20)

  /// For the compiler, which is slow on an old machine and needs room.
  public static let compilation = Limits(
    processorSeconds: 60, wallSeconds: 120, memoryBytes: 8 << 30, outputBytes: 1 << 20, fileBytes: 1 << 28)
}

/// How a contained run ended.
public enum Outcome: Sendable, Equatable {
  case exited(Int32)
  /// Ended by a signal, as a trap is.
  case trapped(signal: Int32)
  case timedOut
  case outputLimit
  /// Ended for want of memory.
  case memory
  /// Never began, and why.
  case couldNotStart(String)
  /// The compiler refused it, and what it said.
  case doesNotCompile(String)
}

/// A run that has ended.
public struct Finished: Sendable {
  public let outcome: Outcome
  public let output: String
  public let errors: String
  public let wallSeconds: Double
}

/// What keeps a run from the rest of the machine.
public enum Isolation: Sendable, Equatable {
  /// Namespaces of its own: no network, no other processes, no files but those listed.
  case bubblewrap(String)
  /// Another user's process, with no rights: what is ours alone it can neither read nor write, but it may use the network.
  /// For root where no namespaces are to be had, as in most containers. `setpriv` is util-linux's.
  case otherUser(String)
  /// Limits and a scrubbed environment only: it may read and write what its user may, and use the network.
  case limitsOnly

  /// The strongest kind that works on this machine; found out by trying, once.
  public static let strongest: Isolation = {
    for path in ["/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"] where isExecutable(path) {
      var trial = Command("/bin/sh", ["-c", "exit 0"])
      trial.readable = []
      let tried = Containment(.bubblewrap(path)).run(trial, within: .run)
      if tried.outcome == .exited(0) { return .bubblewrap(path) }
    }
    for path in ["/usr/bin/setpriv", "/bin/setpriv"] where geteuid() == 0 && isExecutable(path) {
      let tried = Containment(.otherUser(path)).run(Command("/bin/sh", ["-c", "exit 0"]), within: .run)
      if tried.outcome == .exited(0) { return .otherUser(path) }
    }
    return .limitsOnly
  }()

  /// One sentence for whoever relies on it.
  public var promise: String {
    switch self {
    case .bubblewrap:
      "bubblewrap: no network, no sight of other processes, nothing writable but a scratch folder"
    case .otherUser:
      "another user's process (bubblewrap is not usable here): it can neither write nor read what is yours alone, "
        + "but the network and what all may read are NOT protected"
    case .limitsOnly:
      "limits only (bubblewrap is not usable here): time, memory and output are limited, "
        + "but files and the network are NOT protected"
    }
  }
}

/// What Foundation knows of files: paths without links, JSON.
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
}
