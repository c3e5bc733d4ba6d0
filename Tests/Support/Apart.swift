import Foundation
import Synchronization

/// Answers what `work` does, which has a thread of its own.
///
/// Tests share as many threads as the machine has processors. One that waits for another process, which may sleep or be made to
/// hang, keeps none of them from the others this way. Each time it comes back it stands at the end of a line of tests: what
/// waits often does so in one piece. Expectations belong outside: a thread of its own knows no test.
public func apart<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
  }
}

/// Answers `work` done with each of `items`, in their order, `width` at once.
public func apart<Item: Sendable, Answer: Sendable>(
  each items: [Item], width: Int = 1, _ work: @escaping @Sendable (Item) throws -> Answer
) async throws -> [Answer] {
  try await apart {
    let begun = Atomic(0)
    let answers = Mutex([Result<Answer, any Error>?](repeating: nil, count: items.count))
    let threads = DispatchGroup()
    for _ in 0..<min(width, items.count) {
      threads.enter()
      Thread.detachNewThread {
        while case let k = begun.wrappingAdd(1, ordering: .relaxed).oldValue, k < items.count {
          let answer = Result { try work(items[k]) }
          answers.withLock { $0[k] = answer }
        }
        threads.leave()
      }
    }
    threads.wait()
    return try answers.withLock { $0 }.map { try $0!.get() }
  }
}
