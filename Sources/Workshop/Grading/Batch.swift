import Containment
import Course
import Foundation
import Kit

/// Grades a folder of submissions, a few at a time; one result file each, so that it can be killed and go on.
public struct Batch: Sendable {
  public let out: String
  let seed: UInt64
  let grader: Grader
  let limits: Limits

  public let collected: Collected
  private let scratch: Scratch

  /// What a batch is graded with, kept beside its results.
  struct GradingTerms: Codable {
    let seed: UInt64
    let isolation: String
  }

  /// Takes up the batch of `submissions` in `out` where it was, or begins one; without a seed it draws one of its own.
  /// Nothing is made before all that was given is known to be usable.
  public init(
    _ submissions: String, package: String, out: String, seed: UInt64?, limits: Limits = .run,
    grader: Grader? = nil
  ) throws {
    self.out = URL(fileURLWithPath: out).standardizedFileURL.path
    self.limits = limits
    try Self.refuse(results: self.out, beside: submissions)
    let scratch = try Scratch()
    self.scratch = scratch
    do {
      collected = try Collected(submissions, scratch: scratch)
      let terms = "\(self.out)/grading.json"
      let kept = Disk.decoded(GradingTerms.self, at: terms)
      if let kept, let seed, kept.seed != seed {
        throw Failure("\(self.out) was graded with another seed; give that one, or another --out")
      }
      self.seed = kept?.seed ?? seed ?? UInt64.random(in: .min ... .max)
      self.grader = try grader ?? Grader(package: package, cache: "\(scratch.path)/cache")
      try Files.makeFolder("\(self.out)/results")
      if kept == nil {
        let isolation = self.grader.compiler.containment.isolation.promise
        try Files.write(try Disk.encoded(GradingTerms(seed: self.seed, isolation: isolation)), to: terms)
      }
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
      throw Failure("\(out) lies in the folder of submissions and would be taken for one; give another --out")
    }
    if ["students", "results"].contains(where: { lies(given, in: "\(out)/\($0)") }) {
      throw Failure("\(given) is where results are written; give another --out")
    }
  }

  public var isolation: Isolation { grader.compiler.containment.isolation }

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
    let graded = try onThreads(all.count, jobs: jobs, progress) { i, worker in
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
    let findings = try grader.findings(
      of: submission.files, helpers: submission.helpers, .hidden(seed: seed), in: bench, within: limits)
    let result = StudentResult(
      student: student, fingerprint: fingerprint, findings: findings, remarks: submission.remarks,
      moodle: entry.moodle, seconds: Date().timeIntervalSince(began), isolation: isolation.promise)
    try Files.write(try Disk.encoded(result), to: file)
    return true
  }
}
