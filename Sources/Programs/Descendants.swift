import Kit
import Synchronization

/// Everything that a run started, directly or not, and its end.
///
/// A run's processes share a process group; those that left it are known by a variable that all of them inherit,
/// where the system shows it (/proc). Should this process itself be interrupted, the groups end with it.
enum Descendants {
  /// The variable that says of which run a process is.
  static let variable = "VERIFY_EQ_RUN"
  private static let runs = Atomic<Int>(0)

  /// A value of `variable` that no other run has.
  static func newMark() -> String {
    "\(getpid()).\(runs.wrappingAdd(1, ordering: .relaxed).newValue)"
  }

  /// A process that has just been started in a group of its own.
  static func begin(_ child: pid_t) -> Int? {
    Interruption.install()
    return Interruption.add(child)
  }

  /// Sends a signal to a group; one that is gone gets none.
  static func send(_ signal: Int32, toGroup group: pid_t) {
    if group > 1 { _ = killpg(group, signal) }
  }

  /// Ends the group and all that left it, takes note of how the child ended, and leaves no zombie.
  ///
  /// SIGTERM first where it is asked for politely, and a second later SIGKILL; else a child that has closed its
  /// output has five seconds to end by itself.
  static func end(_ child: pid_t, mark: String, politely: Bool, slot: Int?) -> (exit: Int32?, signal: Int32?)
  {
    if politely { send(SIGTERM, toGroup: child) }
    let patience = monotonicSeconds() + (politely ? 1 : 5)
    while !isOver(child) && monotonicSeconds() < patience { usleep(1000) }
    let byItself = isOver(child)
    // Until it is waited for, its number is nobody else's.
    send(SIGKILL, toGroup: child)
    killMarked(mark)
    let ending = Kit.ending(of: child, waiting: true) ?? (nil, SIGKILL)
    Interruption.remove(slot)
    return byItself || politely ? ending : (0, nil)
  }

  /// SIGKILL for every process whose environment holds the mark. A second look finds what was forked meanwhile.
  static func killMarked(_ mark: String) {
    for _ in 0..<3 {
      let found = marked(mark)
      if found.isEmpty { return }
      for process in found { _ = kill(process, SIGKILL) }
    }
  }

  private static func marked(_ mark: String) -> [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    let wanted = Array("\(variable)=\(mark)".utf8) + [0]
    var found: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let process = pid_t(name), process != getpid() else { continue }
      if environment(of: process).contains(wanted) { found.append(process) }
    }
    return found
  }

  private static func environment(of process: pid_t) -> [UInt8] {
    let descriptor = open("/proc/\(process)/environ", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var all: [UInt8] = []
    while let bytes = readAvailable(descriptor), !bytes.isEmpty { all += bytes }
    return all
  }
}

extension [UInt8] {
  fileprivate func contains(_ wanted: [UInt8]) -> Bool {
    guard count >= wanted.count else { return false }
    return (0...(count - wanted.count)).contains { start in
      self[start] == wanted[0] && self[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}

/// The groups that run now, for a handler of signals: it may look at nothing but numbers.
private enum Interruption {
  private static let capacity = 64
  /// One group a place, 0 for none. Written under the lock; the handler only reads.
  nonisolated(unsafe) private static let groups: UnsafeMutablePointer<pid_t> = {
    let groups = UnsafeMutablePointer<pid_t>.allocate(capacity: capacity)
    groups.initialize(repeating: 0, count: capacity)
    return groups
  }()
  private static let isInstalled = Mutex(false)

  static func install() {
    isInstalled.withLock { isInstalled in
      guard !isInstalled else { return }
      isInstalled = true
      _ = groups
      for number in [SIGINT, SIGTERM, SIGHUP] {
        let before = signal(number, Interruption.handler)
        // Who ignores a signal, as nohup does, goes on ignoring it.
        if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
          signal(number, SIG_IGN)
        }
      }
    }
  }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    for place in 0..<capacity where groups[place] > 1 { killpg(groups[place], SIGKILL) }
    signal(number, SIG_DFL)
    raise(number)
  }

  /// The place taken; nil where all are.
  static func add(_ group: pid_t) -> Int? {
    isInstalled.withLock { _ in
      let place = (0..<capacity).first { groups[$0] == 0 }
      if let place { groups[place] = group }
      return place
    }
  }

  static func remove(_ place: Int?) {
    isInstalled.withLock { _ in
      if let place { groups[place] = 0 }
    }
  }
}
