import Foundation
import Kit
import Synchronization

/// Runs a program that may do anything, and always comes back, with how it ended.
///
/// The program gets a process, a session and, with bubblewrap, namespaces of its own; a scrubbed environment; limits on
/// time, memory, output and files. Whatever it started ends with it.
/// Edge cases: without bubblewrap a process that moves to a session of its own outlives the run until its
/// processor time is spent.
public struct Containment: Sendable {
  public let isolation: Isolation

  public init(_ isolation: Isolation = .strongest) {
    self.isolation = isolation
    // A program that ends while it is spoken to must not end the speaker.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Runs `command` to its end, or to the first limit.
  public func run(_ command: ContainedCommand, within limits: Limits, conversation: Conversation? = nil)
    -> Finished
  {
    let began = monotonicSeconds()
    func never(_ reason: String) -> Finished {
      Finished(outcome: .couldNotStart(reason), output: "", errors: "", wallSeconds: 0)
    }
    guard let out = Pipe(), let err = Pipe(), let from = Pipe(), let to = Pipe() else {
      return never("no pipe: \(String(cString: strerror(errno)))")
    }
    var inherited: [Int32: Int32] = [1: out.writing, 2: err.writing]
    if conversation != nil {
      inherited[Conversation.fromProgram] = from.writing
      inherited[Conversation.toProgram] = to.reading
    }
    let started = start(command.words(within: limits, isolation), command.environment, inherited: inherited)
    for descriptor in [out.writing, err.writing, from.writing, to.reading] { close(descriptor) }
    let ours = [out.reading, err.reading, from.reading, to.writing]
    defer { ours.forEach { close($0) } }
    guard case .success(let child) = started else {
      if case .failure(let failure) = started { return never(failure.description) }
      return never("unknown")
    }
    ours.forEach(makeNonBlocking)

    var watch = Watch(descriptors: ours, conversation: conversation, limits: limits, began: began)
    let stopped = watch.untilTheEnd(of: child)
    let end = ending(of: child, waiting: true) ?? (nil, SIGKILL)
    return Finished(
      outcome: stopped ?? outcome(end, watch.errors, hadTime: monotonicSeconds() - began, limits),
      output: watch.text(.output), errors: watch.text(.errors), wallSeconds: monotonicSeconds() - began)
  }

  /// The outcome of a run that ended by itself. The walls report a signal as an exit code of 128 and more.
  private func outcome(
    _ end: (exit: Int32?, signal: Int32?), _ errors: [UInt8], hadTime wall: Double, _ limits: Limits
  ) -> Outcome {
    let code = end.exit ?? 0
    guard let signal = end.signal ?? (code > 128 && code < 128 + 65 ? code - 128 : nil) else {
      return .exited(code)
    }
    // The kernel kills who goes on after SIGXCPU; nobody has spent that time before it has passed.
    let isSpent = wall >= Double(limits.processorSeconds)
    if signal == SIGXCPU || (signal == SIGKILL && isSpent) { return .timedOut }
    if signal == SIGXFSZ { return .outputLimit }
    let said = String(decoding: errors, as: UTF8.self)
    let wants = ["ould not allocate memory", "annot allocate memory", "bad_alloc", "out of memory"]
    return wants.contains { said.contains($0) } ? .memory : .trapped(signal: signal)
  }
}

/// Reads what a running program says until it ends or a limit is met.
private struct Watch {
  enum Source { case output, errors }
  let descriptors: [Int32]
  let conversation: Conversation?
  let limits: Limits
  let began: Double
  var output: [UInt8] = []
  var errors: [UInt8] = []
  private var line: [UInt8] = []
  private var unsent: [UInt8]
  private var open: Set<Int>

  init(descriptors: [Int32], conversation: Conversation?, limits: Limits, began: Double) {
    self.descriptors = descriptors
    self.conversation = conversation
    self.limits = limits
    self.began = began
    unsent = Array((conversation?.opening ?? "").utf8)
    open = conversation == nil ? [0, 1] : [0, 1, 2]
  }

  func text(_ source: Source) -> String {
    String(decoding: source == .output ? output : errors, as: UTF8.self)
  }

  /// Nil where the program ended by itself, else the limit that ended it.
  mutating func untilTheEnd(of child: pid_t) -> Outcome? {
    defer { kill(-child, SIGKILL) }
    while !open.isEmpty {
      let left = limits.wallSeconds - (monotonicSeconds() - began)
      guard left > 0 else { return .timedOut }
      var polled = open.sorted().map { pollfd(fd: descriptors[$0], events: Int16(POLLIN), revents: 0) }
      let indices = open.sorted()
      if !unsent.isEmpty { polled.append(pollfd(fd: descriptors[3], events: Int16(POLLOUT), revents: 0)) }
      let ready = poll(&polled, nfds_t(polled.count), Int32(min(left, 0.25) * 1000) + 1)
      if ready > 0, let stopped = take(polled, indices) { return stopped }
      // A grandchild may keep the pipes open; the program itself is gone.
      if ready == 0, isOver(child) { break }
    }
    // The pipes are closed, the program may run on.
    while !isOver(child) {
      guard monotonicSeconds() - began < limits.wallSeconds else { return .timedOut }
      usleep(500)
    }
    return nil
  }

  private mutating func take(_ polled: [pollfd], _ indices: [Int]) -> Outcome? {
    for (place, index) in indices.enumerated() where polled[place].revents != 0 {
      guard let bytes = readAvailable(descriptors[index]) else {
        open.remove(index)
        continue
      }
      switch index {
      case 0: output += bytes
      case 1: errors += bytes
      default: if hear(bytes) { return .exited(0) }
      }
      if output.count + errors.count > limits.outputBytes || line.count > limits.outputBytes {
        return .outputLimit
      }
    }
    if polled.count > indices.count, polled[indices.count].revents != 0 { send() }
    return nil
  }

  /// True once all is said.
  private mutating func hear(_ bytes: [UInt8]) -> Bool {
    guard let conversation else { return false }
    for byte in bytes {
      guard byte == 10 else {
        line.append(byte)
        continue
      }
      let said = String(decoding: line, as: UTF8.self)
      line = []
      switch conversation.answer(said) {
      case .say(let text): unsent += Array(text.utf8)
      case .nothing: break
      case .stop: return true
      }
    }
    send()
    return false
  }

  private mutating func send() {
    while !unsent.isEmpty {
      let count = write(descriptors[3], unsent, unsent.count)
      if count > 0 {
        unsent.removeFirst(count)
      } else {
        // Full: later. Closed: nobody listens any more.
        if errno != EAGAIN && errno != EINTR { unsent = [] }
        return
      }
    }
  }
}

/// The results of `body(index, worker)` for 0 ..< count, in order, made by `jobs` threads; after an error nothing more is begun,
/// and the first one is thrown. `progress` hears how many of how many are done.
///
/// Threads and not tasks: a contained program ends with the thread that started it.
public func onThreads<Result: Sendable>(
  _ count: Int, jobs: Int, _ progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
  _ body: @escaping @Sendable (Int, Int) throws -> Result
) throws -> [Result] {
  let shared = Shared<Result>(count)
  let workers = (0..<max(1, min(jobs, count))).map { worker in
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      while let i = shared.next() {
        do {
          progress(shared.finished(i, try body(i, worker)), count)
        } catch {
          shared.fail(error)
        }
      }
      done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    return done
  }
  workers.forEach { $0.wait() }
  return try shared.results()
}

private final class Shared<Result: Sendable>: Sendable {
  private struct Contents {
    var next = 0
    var done = 0
    var results: [Result?]
    var failure: (any Error)?
  }
  private let contents: Mutex<Contents>

  init(_ count: Int) { contents = Mutex(Contents(results: Array(repeating: nil, count: count))) }

  func next() -> Int? {
    contents.withLock { contents in
      guard contents.next < contents.results.count, contents.failure == nil else { return nil }
      contents.next += 1
      return contents.next - 1
    }
  }

  func finished(_ i: Int, _ result: Result) -> Int {
    contents.withLock { contents in
      contents.results[i] = result
      contents.done += 1
      return contents.done
    }
  }

  func fail(_ error: any Error) { contents.withLock { $0.failure = $0.failure ?? error } }

  func results() throws -> [Result] {
    try contents.withLock { contents in
      if let failure = contents.failure { throw failure }
      return contents.results.compactMap { $0 }
    }
  }
}
