import Foundation

/// In the process of an exercise: from now on, whatever ends it before it has answered is told in one word on standard
/// output, and is no failure of the process: its message shall be the only one.
/// `seconds` are those of its own work, whatever else the machine does; six times as many on the clock, for one that sleeps.
func tellHowItEnds(within seconds: Double) {
  // A stack of its own, for one that has run out of the other.
  var stack = stack_t()
  stack.ss_size = 1 << 17
  stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: 1 << 17, alignment: 16)
  sigaltstack(&stack, nil)
  for number in [SIGALRM, SIGVTALRM, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
    var action = sigaction()
    action.sa_flags = Int32(SA_ONSTACK)
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = told
    #else
      action.__sigaction_handler.sa_handler = told
    #endif
    sigaction(number, &action, nil)
  }
  atexit {
    fflush(nil)
    told(0)
  }
  // Whoever asks for more is told so at once; where the system knows this limit.
  var most = rlimit(rlim_cur: memoryAllowed, rlim_max: memoryAllowed)
  #if canImport(Darwin)
    setrlimit(RLIMIT_AS, &most)
  #else
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &most)
  #endif
  #if canImport(Darwin)
    let (working, passing) = (ITIMER_VIRTUAL, ITIMER_REAL)
  #else
    let (working, passing) = (
      __itimer_which_t(ITIMER_VIRTUAL.rawValue), __itimer_which_t(ITIMER_REAL.rawValue)
    )
  #endif
  for (timer, seconds) in [(working, seconds), (passing, 6 * seconds)] {
    var time = itimerval()
    time.it_value.tv_sec = .init(seconds)
    time.it_value.tv_usec = .init(seconds.truncatingRemainder(dividingBy: 1) * 1e6)
    setitimer(timer, &time, nil)
  }
}

/// Address space, most of which is the test program's own.
private let memoryAllowed: rlim_t = 4 << 30

let endingMarker = "ended by: "

/// Only calls that a signal may make.
private func told(_ signal: Int32) {
  let digit = UInt8(ascii: "0")
  let text: StaticString = "\nended by: "
  _ = write(1, text.utf8Start, text.utf8CodeUnitCount)
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3) { bytes in
    bytes[0] = digit + UInt8(truncatingIfNeeded: signal / 10)
    bytes[1] = digit + UInt8(truncatingIfNeeded: signal % 10)
    bytes[2] = 10
    _ = write(1, bytes.baseAddress!, 3)
  }
  _exit(0)
}
