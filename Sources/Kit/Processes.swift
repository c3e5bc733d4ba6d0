/// Both ends of a pipe, closed in every child but the one it is handed to.
package struct Pipe {
  package let reading: Int32
  package let writing: Int32

  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // Numbers above any that a child uses, so that handing one over never lands on itself.
    let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 64) }
    ends.forEach { close($0) }
    guard high.allSatisfy({ $0 >= 0 }) else { return nil }
    (reading, writing) = (high[0], high[1])
  }
}

package func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

package func makeNonBlocking(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
}

/// Seconds on a clock that nobody sets.
package func monotonicSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

/// What is there to read now; nil at the end.
package func readAvailable(_ descriptor: Int32) -> [UInt8]? {
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  let count = read(descriptor, &buffer, buffer.count)
  if count > 0 { return Array(buffer[..<count]) }
  return count < 0 && (errno == EAGAIN || errno == EINTR) ? [] : nil
}

/// Starts `words` in a session of its own with only the descriptors of `inherited` open (child number: ours).
package func start(
  _ words: [String], _ environment: [String: String], inherited: [Int32: Int32]
) -> Result<pid_t, Failure> {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  for (child, ours) in inherited { posix_spawn_file_actions_adddup2(&actions, ours, child) }
  var defaults = sigset_t()
  sigemptyset(&defaults)
  sigaddset(&defaults, SIGPIPE)
  posix_spawnattr_setsigdefault(&attributes, &defaults)
  // A thread of a pool blocks signals, and a child would inherit that: deaf to SIGTERM and to SIGXCPU.
  var blocked = sigset_t()
  sigemptyset(&blocked)
  posix_spawnattr_setsigmask(&attributes, &blocked)
  var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
  #if canImport(Darwin)
    flags |= Int32(POSIX_SPAWN_SETSID) | Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
  #else
    flags |= 0x80  // POSIX_SPAWN_SETSID, which Glibc's module does not export.
  #endif
  posix_spawnattr_setflags(&attributes, Int16(flags))

  var arguments = words.map { strdup($0) } + [nil]
  var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { (arguments + variables).forEach { free($0) } }
  var child: pid_t = 0
  let failure = posix_spawn(&child, words[0], &actions, &attributes, &arguments, &variables)
  return failure == 0
    ? .success(child) : .failure(Failure("\(words[0]): \(String(cString: strerror(failure)))"))
}

/// How a process ended, once it has; nil while it runs.
package func ending(of child: pid_t, waiting: Bool) -> (exit: Int32?, signal: Int32?)? {
  var status: Int32 = 0
  while true {
    let answer = waitpid(child, &status, waiting ? 0 : WNOHANG)
    if answer == 0 { return nil }
    if answer == child { break }
    if answer < 0 && errno != EINTR { return (nil, SIGKILL) }
  }
  return status & 0x7f == 0 ? ((status >> 8) & 0xff, nil) : (nil, status & 0x7f)
}

/// Whether a process has ended, without taking note of how: that is asked later.
package func isOver(_ child: pid_t) -> Bool {
  var information = siginfo_t()
  information.si_signo = 0
  _ = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
  return information.si_signo != 0
}

/// The variables that this process was started with.
package func ownEnvironment() -> [String: String] {
  #if canImport(Darwin)
    let first: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = _NSGetEnviron().pointee
  #else
    let first: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
  #endif
  guard var entry = first else { return [:] }
  var variables: [String: String] = [:]
  while let text = entry.pointee {
    let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
    entry += 1
  }
  return variables
}
