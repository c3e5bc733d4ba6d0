import Containment
import Course

/// Asks a compiled submission about several exercises: together first, since starting a process costs more than an answer.
///
/// What is right in company is right. Whatever else came of it counts for nothing: one exercise may have disturbed
/// another. It is asked again in a process of its own, and only that counts.
struct Examination {
  private let program: String
  private let set: ProbeSet
  private let compiler: Compiler
  private let limits: Limits

  init(of program: String, _ set: ProbeSet, _ compiler: Compiler, _ limits: Limits) {
    self.program = program
    self.set = set
    self.compiler = compiler
    self.limits = limits
  }

  /// One finding for each exercise, in order; throws where the machine, not the submission, is at fault.
  func findings(_ exercises: [Exercise]) throws -> [Finding] {
    var settled: [Int: Finding] = [:]
    var remaining = exercises[...]
    while remaining.count > 1 {
      let interview = Interview(Array(remaining), set)
      let answered = try interview.findings(of: program, compiler, within: companyLimits)
      for finding in answered where [.correct, .unsolved].contains(finding.state) {
        settled[finding.exercise] = finding
      }
      // It ended before it answered the next one, which is to be asked alone.
      remaining = remaining.dropFirst(answered.count + 1)
    }
    return try exercises.map { exercise in
      if let finding = settled[exercise.number] { return finding }
      let interview = Interview([exercise], set)
      let finished = try interview.run(program, compiler, within: limits)
      return interview.finding(0) ?? interview.withoutAnswer(finished, limits)
    }
  }

  /// Nobody is blamed for what happens in company, so it need not take long.
  private var companyLimits: Limits {
    var short = limits
    short.wallSeconds = min(limits.wallSeconds, 3)
    return short
  }
}
