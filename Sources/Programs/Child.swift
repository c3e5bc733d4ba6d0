import Kit

/// How long a program may take, and how much it may write.
public struct TimeLimits: Sendable {
  /// Seconds to its first byte: importing a library and compiling a flow take some.
  public var toFirstByte: Double
  /// Seconds in all.
  public var inAll: Double

  public init(toFirstByte: Double = 60, inAll: Double = 300) {
    self.toFirstByte = toFirstByte
    self.inAll = inAll
  }
}

/// How a run of a program went; what it wrote has been handed on as it came.
struct ChildRun {
  enum Stop { case silent, slow, flood }
  /// The limit that ended it; nil where it ended by itself.
  var stopped: Stop?
  var exit: Int32?
  var signal: Int32?
  var lastWords: [String] = []
  var bytes = 0
  var firstByte: Double?
  var seconds = 0.0
  /// Why it could not even be started.
  var refused: String?
}

/// Runs `command` by `sh -c`, writes to it while reading from it, and comes back when nothing of it is left.
///
/// `nextInput` gives the next bytes for its standard input, nil at their end; `receive` gets what it writes;
/// `tick` is called now and then with the seconds that passed and the seconds to the first byte.
/// Edge cases: it may stop reading, write without end, ignore SIGTERM, or leave children in sessions of their own.
func runChild(
  _ command: String, within limits: TimeLimits, mostBytes: Int, nextInput: () -> [UInt8]?,
  receive: ([UInt8]) -> Void, tick: (Double, Double?) -> Void
) -> ChildRun {
  var run = ChildRun()
  let began = monotonicSeconds()
  // A program that ends while it is written to must not end the writer.
  signal(SIGPIPE, SIG_IGN)
  guard let input = Pipe(), let output = Pipe(), let errors = Pipe() else {
    run.refused = String(cString: strerror(errno))
    return run
  }
  let mark = Descendants.newMark()
  var environment = ownEnvironment()
  environment[Descendants.variable] = mark
  let started = start(
    ["/bin/sh", "-c", command], environment,
    inherited: [0: input.reading, 1: output.writing, 2: errors.writing])
  #if !canImport(Darwin)
    // F_SETPIPE_SZ: room for a megabyte, so that neither side waits for the other at every page.
    for descriptor in [input.writing, output.reading] { _ = fcntl(descriptor, 1031, 1 << 20) }
  #endif
  for descriptor in [input.reading, output.writing, errors.writing] { close(descriptor) }
  var open = [input.writing: true, output.reading: true, errors.reading: true]
  func shut(_ descriptor: Int32) {
    if open.updateValue(false, forKey: descriptor) == true { close(descriptor) }
  }
  defer { open.keys.forEach(shut) }
  guard case .success(let child) = started else {
    if case .failure(let failure) = started { run.refused = failure.description }
    return run
  }
  let slot = Descendants.begin(child)
  for descriptor in open.keys { makeNonBlocking(descriptor) }

  var unsent: ArraySlice<UInt8> = []
  var tail: [UInt8] = []
  /// When the child itself was over, or its output at an end: what else is open gets two seconds.
  var ended: Double?
  reading: while open[output.reading] == true || open[errors.reading] == true {
    let now = monotonicSeconds()
    tick(now - began, run.firstByte)
    if run.firstByte == nil && now - began > limits.toFirstByte { run.stopped = .silent }
    if now - began > limits.inAll { run.stopped = .slow }
    if run.stopped != nil { break }
    if ended == nil && isOver(child) {
      ended = now
      // What it left behind may hold the pipes; what it wrote stays in them.
      Descendants.send(SIGKILL, toGroup: child)
      Descendants.killMarked(mark)
    }
    if let ended, now - ended > 2 { break }
    let polled = open.filter(\.value).keys
    var waits = polled.map {
      pollfd(fd: $0, events: Int16($0 == input.writing ? POLLOUT : POLLIN), revents: 0)
    }
    guard poll(&waits, nfds_t(waits.count), 50) > 0 else { continue }
    var moved = 0
    // A program that reads and writes little by little must not wake us for each little.
    defer { if moved > 0 && moved < 1 << 15 { usleep(1000) } }
    for wait in waits where wait.revents != 0 {
      if wait.fd == input.writing {
        if unsent.isEmpty {
          guard let more = nextInput() else {
            shut(wait.fd)
            continue
          }
          unsent = more[...]
        }
        let count = unsent.withUnsafeBytes { write(wait.fd, $0.baseAddress, $0.count) }
        // Full: later. Closed: it does not read to the end, which its answer will show.
        if count > 0 {
          moved += count
          unsent = unsent.dropFirst(count)
        } else if errno != EAGAIN && errno != EINTR {
          shut(wait.fd)
        }
        continue
      }
      guard let bytes = readAvailable(wait.fd) else {
        shut(wait.fd)
        continue
      }
      moved += bytes.count
      if wait.fd == errors.reading {
        tail =
          bytes.count < 4096
          ? Array((tail + bytes)[max(0, tail.count + bytes.count - 4096)...])
          : Array(bytes[(bytes.count - 4096)...])
      } else if !bytes.isEmpty {
        run.firstByte = run.firstByte ?? monotonicSeconds() - began
        run.bytes += bytes.count
        if run.bytes > mostBytes {
          run.stopped = .flood
          break reading
        }
        receive(bytes)
      }
    }
  }
  shut(input.writing)
  let ending = Descendants.end(child, mark: mark, politely: run.stopped != nil, slot: slot)
  run.exit = ending.exit
  run.signal = ending.signal
  run.seconds = monotonicSeconds() - began
  run.lastWords = lastLines(of: tail)
  return run
}

/// The last two lines that say something, each cut to 160 characters.
private func lastLines(of bytes: [UInt8]) -> [String] {
  let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
    String(line.filter { $0 == "\t" || !$0.isASCII || $0.asciiValue! >= 32 })
  }
  // The marks under a word of a traceback say nothing alone.
  let telling = lines.filter { line in line.contains { $0.isLetter || $0.isNumber } }
  return telling.suffix(2).map { line in
    let text = String(line.drop(while: \.isWhitespace))
    return text.count > 160 ? text.prefix(157) + "..." : text
  }
}
