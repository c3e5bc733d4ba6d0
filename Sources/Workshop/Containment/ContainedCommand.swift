import Kit

/// What to run, and what of the file system it may see.
public struct ContainedCommand: Sendable {
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

/// A conversation with a running program, line by line, over descriptors of its own: what the program prints does not disturb it.
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

extension ContainedCommand {
  /// The command line that is started: a shell that sets the limits, then what isolates, then the program.
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
    return ["/bin/sh", "-c", "\(setLimits); cd \"$0\" && exec \"$@\"", scratch ?? "/"] + sandbox(isolation)
      + [executable] + arguments
  }

  private func sandbox(_ isolation: Isolation) -> [String] {
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

  /// For a program that should answer at once.
  public static let run = Limits(
    processorSeconds: 2, wallSeconds: 10, memoryBytes: 1 << 30, outputBytes: 1 << 20, fileBytes: 1 << 20)

  /// For the compiler, which is slow on an old machine and needs room.
  public static let compilation = Limits(
    processorSeconds: 60, wallSeconds: 120, memoryBytes: 8 << 30, outputBytes: 1 << 20, fileBytes: 1 << 28)

  /// For a notebook, and an end for one that hangs.
  public static let notebook = Limits(
    processorSeconds: 60, wallSeconds: 60, memoryBytes: 4 << 30, outputBytes: 1 << 20, fileBytes: 1 << 24)
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
    let sandbox = ["/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"].filter(isExecutable)
    let users = geteuid() == 0 ? ["/usr/bin/setpriv", "/bin/setpriv"].filter(isExecutable) : []
    let nothing = ContainedCommand("/bin/sh", ["-c", "exit 0"])
    return (sandbox.map(Isolation.bubblewrap) + users.map(Isolation.otherUser))
      .first { Containment($0).run(nothing, within: .run).outcome == .exited(0) } ?? .limitsOnly
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
