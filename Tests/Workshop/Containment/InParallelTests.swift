import Synchronization
import Testing

@testable import Containment

@Suite("Work shared by threads")
struct InParallelTests {
  @Test("results come in order, however many threads make them", arguments: [1, 3, 16])
  func inOrder(jobs: Int) throws {
    let heard = Mutex<[Int]>([])
    let squares = try inParallel(
      10, jobs: jobs, { done, all in heard.withLock { $0.append(all == 10 ? done : -1) } },
      { i, worker in
        precondition((0..<jobs).contains(worker))
        return i * i
      })
    #expect(squares == (0..<10).map { $0 * $0 })
    #expect(heard.withLock { $0.sorted() } == Array(1...10))
  }

  @Test("nothing to do is done at once")
  func empty() throws { #expect(try inParallel(0, jobs: 4) { i, _ in i } == []) }

  @Test("after an error nothing more is begun")
  func stops() {
    struct Failed: Error {}
    let begun = Mutex(0)
    #expect(throws: Failed.self) {
      try inParallel(100, jobs: 1) { i, _ in
        begun.withLock { $0 += 1 }
        if i == 3 { throw Failed() }
      }
    }
    #expect(begun.withLock { $0 } == 4)
  }
}
