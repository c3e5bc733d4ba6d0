import Containment
import Course
import Foundation

/// Grades a folder of submissions, a few at a time; one result file each, so that it can be killed and go on.
public struct Batch: Sendable {
  public let out: String
  let seed: UInt64
  let workshop: Workshop
  let limits: Limits

  private let submissions: [(student: String, path: String)]
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
    workshop: Workshop? = nil
  ) throws {
    self.out = URL(fileURLWithPath: out).standardizedFileURL.path
    self.limits = limits
    self.submissions = try Submission.all(in: submissions)
    try Files.refuse(results: self.out, beside: submissions)
    let terms = "\(self.out)/grading.json"
    let kept = Files.decoded(Terms.self, at: terms)
    if let kept, let seed, kept.seed != seed {
      throw MachineFault(
        reason: "\(self.out) was graded with another seed; give that one, or another --out")
    }
    self.seed = kept?.seed ?? seed ?? UInt64.random(in: .min ... .max)
    scratch = try Scratch()
    do {
      self.workshop = try workshop ?? Workshop(package: package, cache: "\(scratch.path)/cache")
      try Files.makeFolder("\(self.out)/results")
      let own = Terms(
        seed: self.seed, isolation: self.workshop.compiler.containment.isolation.promise)
      if kept == nil { try Files.write(try Files.encoded(own), to: terms) }
      // Who is to be graded, so that a merge can tell who is not.
      try Files.write(try Files.encoded(self.submissions.map(\.student)), to: "\(self.out)/roll.json")
    } catch {
      scratch.remove()
      throw error
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
    let all = submissions.enumerated()
      .filter { $0.offset % shard.count == shard.index - 1 }.map(\.element)
    let graded = try inParallel(all.count, jobs: jobs, progress) { i, worker in
      try grade(all[i].student, at: all[i].path, worker: worker)
    }
    return graded.count { $0 }
  }

  /// False where its result is there already.
  private func grade(_ student: String, at path: String, worker: Int) throws -> Bool {
    let submission = Submission(student: student, at: path)
    let fingerprint = "\(submission.fingerprint)-\(String(seed, radix: 16))"
    let file = "\(out)/results/\(Submission.fileName(student)).json"
    if Files.decoded(StudentResult.self, at: file)?.fingerprint == fingerprint { return false }
    let began = Date()
    let findings = try workshop.findings(
      of: submission.files, .hidden(seed: seed), in: "\(scratch.path)/\(worker)", within: limits)
    let result = StudentResult(
      student: student, fingerprint: fingerprint, findings: findings,
      seconds: Date().timeIntervalSince(began), isolation: isolation.promise)
    try Files.write(try Files.encoded(result), to: file)
    return true
  }
}
