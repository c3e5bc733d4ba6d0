import Foundation

/// Answers what `work` does, which has a thread of its own.
///
/// Tests share as many threads as the machine has processors. One that waits for another process, which may sleep or be made to
/// hang, keeps none of them from the others this way. Expectations belong outside: a thread of its own knows no test.
public func apart<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
  }
}

/// Answers `work` done with each of `items`, in their order, `width` at once.
public func apart<Item: Sendable, Answer: Sendable>(
  each items: [Item], width: Int, _ work: @escaping @Sendable (Item) throws -> Answer
) async throws -> [Answer] {
  try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
    var answers = [Answer?](repeating: nil, count: items.count)
    var waiting = Array(items.enumerated()).makeIterator()
    func begin() {
      guard let (k, item) = waiting.next() else { return }
      group.addTask { (k, try await apart { try work(item) }) }
    }
    for _ in 0..<width { begin() }
    while let (k, answer) = try await group.next() {
      answers[k] = answer
      begin()
    }
    return answers.compactMap { $0 }
  }
}
