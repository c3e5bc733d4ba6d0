import Containment
import Course
import Foundation
import Kit

/// Grades a folder of submissions, a few at a time; one result file each, so that it can be killed and go on.
public struct Batch: Sendable {
  public let out: String
  let seed: UInt64
  let workshop: Grader
  let limits: Limits

  public let collected: Collected
  private let scratch: Scratch

  /// What a batch is graded with, kept beside its results.
  struct Terms: Codable {
    let seed: UInt64
    let isolation: String
  }

  /// Takes up the batch of `submissions` in `out` where it was, or begins one; without a seed it draws one of its own.
  /// Nothing is made before all that was given is known to be usable.
  public init(
    _ submissions: String, package: String, out: String, seed: UInt64?, limits: Limits = .run,
    workshop: Grader? = nil
  ) throws {
    self.out = URL(fileURLWithPath: out).standardizedFileURL.path
    self.limits = limits
    try Self.refuse(results: self.out, beside: submissions)
    scratch = try Scratch()
    do {
      collected = try Collected(submissions, scratch: scratch)
    } catch {
      scratch.remove()
      throw error
    }
    do {
      let terms = "\(self.out)/grading.json"
      let kept = Disk.decoded(Terms.self, at: terms)
      if let kept, let seed, kept.seed != seed {
        throw Failure(
          "\(self.out) was graded with another seed; give that one, or another --out")
      }
      self.seed = kept?.seed ?? seed ?? UInt64.random(in: .min ... .max)
      self.workshop = try workshop ?? Grader(package: package, cache: "\(scratch.path)/cache")
      try Files.makeFolder("\(self.out)/results")
      let own = Terms(
        seed: self.seed, isolation: self.workshop.compiler.containment.isolation.promise)
      if kept == nil { try Files.write(try Disk.encoded(own), to: terms) }
      // Who is to be graded, so that a merge can tell who is not.
      try Files.write(try Disk.encoded(collected.students), to: "\(self.out)/roll.json")
    } catch {
      scratch.remove()
      throw error
    }
  }

  /// Results among the submissions would be taken for submissions, and the other way round.
  static func refuse(results out: String, beside submissions: String) throws {
    let (out, given) = (Disk.realPath(out), Disk.realPath(submissions))
    func lies(_ path: String, in folder: String) -> Bool {
      (path + "/").utf8.starts(with: (folder + "/").utf8)
    }
    if lies(out, in: given) {
      throw Failure(
        "\(out) lies in the folder of submissions and would be taken for one; give another --out")
    }
    if ["students", "results"].contains(where: { lies(given, in: "\(out)/\($0)") }) {
      throw Failure("\(given) is where results are written; give another --out")
    }
  }

  public var isolation: Isolation { workshop.compiler.containment.isolation }

  /// One part of n, 1 to n, of a class that several machines share.
  public struct Shard: Sendable {
    let index: Int
    let count: Int

    public static let whole = Shard(index: 1, count: 1)
    /// "2/5"; nil where it is not of that form.
    public init?(_ text: String) {
      let parts = text.split(separator: "/").compactMap { Int($0) }
      guard text.count(where: { $0 == "/" }) == 1, parts.count == 2, parts[1] > 0,
        (1...parts[1]).contains(parts[0])
      else { return nil }
      self.init(index: parts[0], count: parts[1])
    }
    private init(index: Int, count: Int) {
      self.index = index
      self.count = count
    }
  }

  /// Grades what is not graded yet; `progress` hears how many of how many are done. Answers how many it graded.
  public func run(
    shard: Shard, jobs: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) throws -> Int {
    defer { scratch.remove() }
    let all = collected.entries.enumerated()
      .filter { $0.offset % shard.count == shard.index - 1 }.map(\.element)
    let graded = try inParallel(all.count, jobs: jobs, progress) { i, worker in
      try grade(all[i], worker: worker)
    }
    return graded.count { $0 }
  }

  /// False where its result is there already.
  private func grade(_ entry: Collected.Entry, worker: Int) throws -> Bool {
    let student = entry.student
    let submission = Submission(student: student, entry.places)
    let fingerprint = "\(submission.fingerprint)-\(String(seed, radix: 16))"
    let file = "\(out)/results/\(Submission.fileName(student)).json"
    if Disk.decoded(StudentResult.self, at: file)?.fingerprint == fingerprint { return false }
    let began = Date()
    // A name that nobody guesses: where runs are only another user's, they must not find each other.
    let bench = "\(scratch.path)/\(worker)-\(UInt64.random(in: .min ... .max))"
    let findings = try workshop.findings(
      of: submission.files, helpers: submission.helpers, .hidden(seed: seed), in: bench,
      within: limits)
    let result = StudentResult(
      student: student, fingerprint: fingerprint, findings: findings, remarks: submission.remarks,
      moodle: entry.moodle, seconds: Date().timeIntervalSince(began), isolation: isolation.promise)
    try Files.write(try Disk.encoded(result), to: file)
    return true
  }
}

/// Asks a compiled submission about several exercises: together first, since starting a process costs more than an answer.
///
/// What is right in company is right. Whatever else came of it counts for nothing: one exercise may have disturbed
/// another. It is asked again in a process of its own, and only that counts.
struct Examination {
  private let program: String
  private let set: ProbeSet
  private let questions: Questions
  private let compiler: Compiler
  private let limits: Limits

  init(of program: String, _ set: ProbeSet, _ questions: Questions, _ compiler: Compiler, _ limits: Limits) {
    self.program = program
    self.set = set
    self.questions = questions
    self.compiler = compiler
    self.limits = limits
  }

  /// One finding for each exercise, in order; throws where the machine, not the submission, is at fault.
  func findings(_ exercises: [Exercise]) throws -> [Finding] {
    var settled: [Int: Finding] = [:]
    var remaining = exercises[...]
    while remaining.count > 1 {
      let interview = Interview(Array(remaining), set, questions)
      let answered = try interview.findings(of: program, compiler, within: companyLimits)
      for finding in answered where [.correct, .unsolved].contains(finding.state) {
        settled[finding.exercise] = finding
      }
      // It ended before it answered the next one, which is to be asked alone.
      remaining = remaining.dropFirst(answered.count + 1)
    }
    return try exercises.map { exercise in
      if let finding = settled[exercise.number] { return finding }
      let interview = Interview([exercise], set, questions)
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

/// One student's findings: the unit of a batch, one file each.
public struct StudentResult: Codable, Sendable {
  public let student: String
  /// Of the submission and the seed that it was graded with; another one is graded anew.
  let fingerprint: String
  public let findings: [Finding]
  /// What the student and the teacher should be told about the submission as a whole.
  var remarks: [String]?
  /// The name that Moodle knows the submission by.
  var moodle: String?
  public let seconds: Double
  let isolation: String

  public var points: Double {
    findings.reduce(0) { $0 + (Exercise.number($1.exercise)?.points(for: $1) ?? 0) }
  }
  /// Whether nothing that was asked for was found.
  var isNotFound: Bool { findings.allSatisfy { $0.state == .notFound } }
  public static var maximum: Int { Exercise.all.reduce(0) { $0 + $1.points } }

  func points(_ finding: Finding) -> Double { Exercise.number(finding.exercise)?.points(for: finding) ?? 0 }
}

/// What a student reads: one message an exercise.
public enum Feedback {
  /// The verdict in one paragraph. `hidden`: whether maps that the student has not seen were asked too.
  public static func message(_ finding: Finding, hidden: Bool) -> String {
    Message(finding, hidden: hidden)?.paragraph ?? ""
  }

  /// The page for one student.
  static func markdown(_ result: StudentResult) -> String {
    var text = "# \(plain(result.student))\n\n"
    text += "\(number(result.points)) of \(StudentResult.maximum) points.\n\n"
    text += "| exercise | state | points |\n| --- | --- | --- |\n"
    for finding in result.findings {
      let exercise = Exercise.number(finding.exercise)!
      text += "| \(exercise.number). \(exercise.title) | \(finding.state.rawValue) "
      text += "| \(number(result.points(finding))) of \(exercise.points) |\n"
    }
    text += "\n"
    for remark in result.remarks ?? [] { text += "\(written(remark)).\n\n" }
    for finding in result.findings { text += "- \(written(message(finding, hidden: true)))\n" }
    return text
  }

  /// A name in Markdown: a name and no markup, on one line.
  private static func plain(_ name: String) -> String { escaped(name.onOneLine, "\\`*_[]<>&#|$") }

  /// A message in Markdown: a product is no emphasis, a generic type no tag. What stands between backticks is left alone.
  static func written(_ message: String) -> String {
    let parts = message.components(separatedBy: "`")
    let isBalanced = parts.count % 2 == 1
    return parts.enumerated().map { i, part in
      let isCode = i % 2 == 1 && (isBalanced || i < parts.count - 1)
      return isCode ? part : escaped(part, "\\*<>&$")
    }.joined(separator: "`")
  }

  private static func escaped(_ text: String, _ marks: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += marks.unicodeScalars.contains($1) ? "\\\($1)" : String($1) }
  }

  static func number(_ x: Double) -> String { x == x.rounded() ? String(Int(x)) : String(x) }
}

extension String {
  /// Without what moves a terminal's cursor or breaks a line: for names and words that somebody else has chosen.
  public var onOneLine: String {
    String(
      String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
