#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

import Synchronization

/// Parts of one piece of work on several threads, their results in the order of the parts.
///
/// Whoever is free takes the next part; what a part computes depends on its number alone, so that the results are the same, bit
/// for bit, for any number of threads.
enum InParallel {
  /// `part(0)`, …, `part(count − 1)`; on the calling thread alone where `threads` is 1, or where no other can be had.
  static func map<Result: Sendable>(
    _ count: Int, threads: Int, _ part: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let helpers = Swift.min(threads, count) - 1
    guard helpers > 0 else { return (0..<count).map(part) }
    let work = Work(count, part)
    let threads = (0..<helpers).compactMap { _ in start(work) }
    work.run()
    for thread in threads { pthread_join(thread, nil) }
    return work.results()
  }

  private class Job: @unchecked Sendable {
    func run() {}
  }

  private final class Work<Result: Sendable>: Job, @unchecked Sendable {
    private let count: Int
    private let part: @Sendable (Int) -> Result
    private let next = Atomic<Int>(0)
    // Each place is written by the one thread that took its number, and read when all have ended.
    private let places: UnsafeMutablePointer<Result?>

    init(_ count: Int, _ part: @escaping @Sendable (Int) -> Result) {
      (self.count, self.part) = (count, part)
      places = .allocate(capacity: count)
      places.initialize(repeating: nil, count: count)
    }
    deinit {
      places.deinitialize(count: count)
      places.deallocate()
    }

    override func run() {
      while true {
        let i = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard i < count else { return }
        places[i] = part(i)
      }
    }

    func results() -> [Result] { (0..<count).compactMap { places[$0] } }
  }

  private static func start(_ job: Job) -> pthread_t? {
    let argument = Unmanaged.passRetained(job).toOpaque()
    if let thread = startedThread(argument) { return thread }
    Unmanaged<Job>.fromOpaque(argument).release()
    return nil
  }

  fileprivate static func enter(_ argument: UnsafeMutableRawPointer) {
    Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run()
  }
}

/// A thread that runs the job behind `argument`; nil where the system has none to give.
private func startedThread(_ argument: UnsafeMutableRawPointer) -> pthread_t? {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  // As deep as the main thread's: a reader's map may need it.
  pthread_attr_setstacksize(&attributes, 8 << 20)
  #if canImport(Darwin)
    var thread: pthread_t?
    let error = pthread_create(
      &thread, &attributes,
      { argument in
        InParallel.enter(argument)
        return nil
      }, argument)
  #else
    var thread = pthread_t()
    let error = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { InParallel.enter(argument) }
        return nil
      }, argument)
  #endif
  pthread_attr_destroy(&attributes)
  return error == 0 ? thread : nil
}
