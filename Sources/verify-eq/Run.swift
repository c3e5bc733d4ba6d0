import Report
import Theorem

/// All checks that were asked for, on as many cores as there are; the report doesn't depend on how many.
///
/// What an equation refuses is thrown where one equation was asked, and left out with a line where all were.
func run(_ asked: Asked, progress: (String) -> Void) async throws -> (report: Report, refused: [String]) {
  var refused: [String?] = Array(repeating: nil, count: asked.jobs.count)
  var results: [[Check]] = Array(repeating: [], count: asked.jobs.count)
  var done = 0
  try await withThrowingTaskGroup(of: (Int, [Check], NotApplicable?).self) { group in
    for (index, job) in asked.jobs.enumerated() {
      group.addTask {
        do throws(NotApplicable) {
          return (index, try job.equation.checks(of: job.subject, asked.claim, asked.options), nil)
        } catch {
          if asked.jobs.count == 1 { throw error }
          return (index, [], error)
        }
      }
    }
    for try await (index, checks, refusal) in group {
      results[index] = checks
      refused[index] = refusal?.reason
      done += 1
      progress("\(done) of \(asked.jobs.count) subjects checked")
    }
  }
  return (Report(results.flatMap { $0 }), refused.compactMap { $0 })
}
