import Report
import Theorem

/// All checks that were asked for, on as many threads as the options allow; the report doesn't depend on how many.
///
/// One subject after another is taken up as a thread comes free; what is left of the threads is for the draws of each.
///
/// What an equation refuses is thrown where one equation was asked, and left out with a line where all were.
func run(_ asked: Asked, progress: (String) -> Void) async throws -> (report: Report, refused: [String]) {
  var refused: [String?] = Array(repeating: nil, count: asked.jobs.count)
  var results: [[Check]] = Array(repeating: [], count: asked.jobs.count)
  var done = 0
  let atOnce = min(asked.options.threads, asked.jobs.count)
  var options = asked.options
  options.threads = asked.options.threads / max(atOnce, 1)
  try await withThrowingTaskGroup(of: (Int, [Check], NotApplicable?).self) { [options] group in
    var waiting = asked.jobs.indices.makeIterator()
    func startNext() {
      guard let index = waiting.next() else { return }
      let job = asked.jobs[index]
      group.addTask {
        do throws(NotApplicable) {
          return (
            index, try job.equation.checks(of: job.subject, asked.claim(of: job.subject), options), nil
          )
        } catch {
          if asked.jobs.count == 1 { throw error }
          return (index, [], error)
        }
      }
    }
    for _ in 0..<atOnce { startNext() }
    for try await (index, checks, refusal) in group {
      results[index] = checks
      refused[index] = refusal?.reason
      done += 1
      startNext()
      progress("\(done) of \(asked.jobs.count) subjects checked")
    }
  }
  return (Report(results.flatMap { $0 }), refused.compactMap { $0 })
}
