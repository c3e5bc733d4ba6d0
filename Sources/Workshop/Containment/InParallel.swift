import Foundation
import Synchronization

/// The results of `body(index, worker)` for 0 ..< count, in order, made by `jobs` threads; after an error nothing more is begun,
/// and the first one is thrown. `progress` hears how many of how many are done.
///
/// Threads and not tasks: a contained program ends with the thread that started it.
public func inParallel<Result: Sendable>(
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
  private struct State {
    var next = 0
    var done = 0
    var results: [Result?]
    var failure: (any Error)?
  }
  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(results: Array(repeating: nil, count: count))) }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < state.results.count, state.failure == nil else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func finished(_ i: Int, _ result: Result) -> Int {
    state.withLock { state in
      state.results[i] = result
      state.done += 1
      return state.done
    }
  }

  func fail(_ error: any Error) { state.withLock { $0.failure = $0.failure ?? error } }

  func results() throws -> [Result] {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.results.compactMap { $0 }
    }
  }
}
