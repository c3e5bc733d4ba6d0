import Containment
import Course
import Foundation
import Kit

/// Turns submitted files into programs: all together where they compile, else each by itself.
///
/// The part that asks is compiled once, against the exercises as handed out; a submission is compiled as the same module,
/// as at home, and linked to it. Where an answer has another form, it may still be callable: then it is compiled together
/// with the part that asks.
public struct Grader: Sendable {
  public let compiler: Compiler
  /// The folder of Package.swift.
  public let package: String
  /// Holds what every submission is linked to.
  private let bench: String
  private let questions = Questions()

  /// What became of a submitted file.
  enum Built {
    case program(String)
    case refused(String)
  }

  /// Files that compile together: exercises by number, and helpers by name.
  private struct Sources {
    var exercises: [Int: String]
    var helpers: [String: String]
  }

  /// Throws where the toolchain or the package's own files are missing. `cache` is a folder to be filled.
  public init(package: String, cache: String, containment: Containment = Containment()) throws {
    self.package = package
    compiler = try Compiler(containment, cache: cache, options: Self.mode)
    bench = "\(URL(fileURLWithPath: cache).resolvingSymlinksInPath().path)/bench"
    try Files.makeFolder(bench)
    try prepare(
      try Self.paths(of: "Workshop/Stubs", in: package), as: Self.module,
      ["-num-threads", "1", "-parse-as-library"])
    try prepare(asking, as: "Asking", ["-I", bench, "-o", askingObject])
  }

  private func prepare(_ sources: [String], as name: String, _ options: [String]) throws {
    for path in sources { _ = try Self.read(path) }
    let made = compiler.compile(
      sources, as: name, to: nil, scratch: bench, options: ["-c", "-emit-module"] + Self.mode + options)
    guard made.outcome != .exited(0) else { return }
    if Compiler.tellsOfFullDisk(made.errors) { throw Failure(Compiler.fullDisk(bench)) }
    throw Failure(
      "\(compiler.toolchain)/bin/swiftc does not compile the exercises as handed out: "
        + Self.firstErrors(made.output + made.errors, in: ""))
  }

  private static let module = "Exercises"
  /// The package's own language mode.
  private static let mode = ["-swift-version", "6"]

  /// The part that asks.
  private var asking: [String] {
    ["ExerciseProtocol/Calling.swift", "ExerciseCalls/ExerciseCalls.swift", "graded/main.swift"]
      .map { "\(package)/Sources/Workshop/\($0)" }
  }
  private var askingObject: String { "\(bench)/Asking.o" }

  /// The file of an exercise as handed out.
  static func stub(_ exercise: Exercise, package: String) throws -> String {
    try read("\(package)/Sources/Workshop/Stubs/\(exercise.file)")
  }

  private static func paths(of folder: String, in package: String) throws -> [String] {
    (Exercise.all.map(\.file) + [Submission.support]).map { "\(package)/Sources/\(folder)/\($0)" }
  }

  static func read(_ path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Failure("cannot read \(path); run from the package's folder, or give --package")
    }
    return text
  }

  /// Compiles `files`, by exercise, and their helpers, in `scratch`.
  func build(_ files: [Int: String], helpers: [String: String] = [:], in scratch: String) throws -> [Int:
    Built]
  {
    var blamed: Set<Int> = []
    var built: [Int: Built] = [:]
    var together = Sources(exercises: files, helpers: helpers)
    var leftOut = ""
    var attempt = 0
    // A file that disturbs the others is set aside; an exercise has its chance alone.
    while !together.exercises.isEmpty {
      attempt += 1
      switch try compile(together, named: "together\(attempt)", in: scratch) {
      case .program(let path):
        together.exercises.keys.forEach { built[$0] = .program(path) }
        together.exercises = [:]
      case .refused(let diagnostics):
        let named = together.exercises.keys.filter { diagnostics.contains("/\(Self.file($0)):") }
        let helper = together.helpers.keys.sorted().first { diagnostics.contains("/\($0):") }
        if named.isEmpty, let helper {
          together.helpers[helper] = nil
          leftOut += "; and \(Self.firstErrors(diagnostics, in: helper)), so that \(helper) was left out"
        } else {
          let now = named.isEmpty ? Array(together.exercises.keys) : named
          blamed.formUnion(now)
          now.forEach { together.exercises[$0] = nil }
        }
      }
    }
    for number in blamed.sorted() {
      let alone = Sources(exercises: [number: files[number]!], helpers: together.helpers)
      switch try compile(alone, named: "alone\(number)", in: scratch) {
      case .program(let path): built[number] = .program(path)
      case .refused(let diagnostics):
        built[number] = .refused(Self.firstErrors(diagnostics, in: Self.file(number)) + leftOut)
      }
    }
    return built
  }

  private static func file(_ number: Int) -> String { "Exercise\(number).swift" }

  /// Compiles, and makes sure that a refusal is the submission's: where the machine may have been at fault, as on a
  /// full disk, a program that is known to be right is compiled too, and then the submission once more.
  private func compile(_ files: Sources, named name: String, in scratch: String) throws -> Built {
    let built = try compileOnce(files, named: name, in: scratch)
    guard case .refused(let diagnostics) = built else { return built }
    let names = files.exercises.keys.map(Self.file) + files.helpers.keys
    let isTold = names.contains { diagnostics.contains("/\($0):") }
    let isFull = Compiler.tellsOfFullDisk(diagnostics)
    guard !isTold || isFull else { return built }
    let known = Sources(exercises: [:], helpers: [:])
    if case .refused(let reason) = try compileOnce(known, named: "known", in: scratch) {
      throw Failure(
        isFull || Compiler.tellsOfFullDisk(reason)
          ? Compiler.fullDisk(scratch)
          : "\(compiler.toolchain)/bin/swiftc does not compile the exercises as handed out: "
            + Self.firstErrors(reason, in: ""))
    }
    return try compileOnce(files, named: name, in: scratch)
  }

  private func compileOnce(_ files: Sources, named name: String, in scratch: String) throws -> Built {
    let folder = "\(scratch)/\(name)"
    try Files.makeFolder(folder)
    var texts = files.helpers
    for (number, text) in files.exercises { texts[Self.file(number)] = text }
    if texts[Submission.support] == nil {
      texts[Submission.support] = try Self.read("\(package)/Sources/Workshop/Stubs/\(Submission.support)")
    }
    for (name, text) in texts { try Files.write(text, to: "\(folder)/\(name)") }
    let sources = texts.keys.sorted().map { "\(folder)/\($0)" }
    let missing = Exercise.all.filter { files.exercises[$0.number] == nil }
    let stubs = missing.map { "\(bench)/\($0.file.dropLast(".swift".count)).o" }

    let program = "\(folder)/submission"
    let linked = compiler.compile(
      sources, as: Self.module, to: program, scratch: folder, options: Self.mode + ["-parse-as-library"],
      objects: [askingObject] + stubs)
    // Compiled, but not linked: nothing in it is said to be wrong.
    if case .doesNotCompile(let said) = linked.outcome, !said.contains(".swift:"),
      !Compiler.tellsOfFullDisk(said)
    {
      return try built(program, compileWithAsking(sources, missing, to: program, in: folder))
    }
    return try built(program, linked)
  }

  /// The slower way, by which a declaration need only be one that can be called as the handed out one is.
  private func compileWithAsking(
    _ sources: [String], _ missing: [Exercise], to program: String, in folder: String
  ) throws -> Finished {
    let stubs = missing.map { "\(package)/Sources/Workshop/Stubs/\($0.file)" }
    return compiler.compile(sources + stubs + asking, to: program, scratch: folder, options: Self.mode)
  }

  private func built(_ program: String, _ finished: Finished) throws -> Built {
    switch finished.outcome {
    case .exited(0): .program(program)
    case .couldNotStart(let reason): throw Failure(reason)
    case .doesNotCompile(let diagnostics): .refused(diagnostics)
    default: .refused("the compiler failed: \(finished.outcome)")
    }
  }

  /// The findings for all exercises of one submission.
  public func findings(
    of files: [Int: String], helpers: [String: String] = [:], _ set: ProbeSet, in scratch: String,
    only: [Int]? = nil, within limits: Limits = .run
  ) throws -> [ExerciseFinding] {
    try Files.makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let wanted = Exercise.all.filter { only?.contains($0.number) ?? true }
    let built = try build(files, helpers: helpers, in: scratch)
    var findings: [Int: ExerciseFinding] = [:]
    var programs: [String: [Exercise]] = [:]
    for exercise in wanted {
      switch built[exercise.number] {
      case nil:
        findings[exercise.number] = .noAnswers(
          exercise.number, .notFound, "there is no file \(exercise.file) in what was handed in")
      case .refused(let errors):
        findings[exercise.number] = .noAnswers(exercise.number, .doesNotCompile, errors)
      case .program(let path): programs[path, default: []].append(exercise)
      }
    }
    for (path, exercises) in programs.sorted(by: { $0.key < $1.key }) {
      let examination = SubmissionExamination(
        program: path, set: set, questions: questions, compiler: compiler, limits: limits)
      for finding in try examination.findings(exercises) { findings[finding.exercise] = finding }
    }
    return wanted.map { findings[$0.number]! }
  }

  /// The first few errors of an exercise's own file, else of any, without the folder and the lines that quote.
  static func firstErrors(_ diagnostics: String, in file: String) -> String {
    let errors = diagnostics.split(whereSeparator: \.isNewline).compactMap { line -> Substring? in
      guard let error = line.range(of: ": error: "), let name = line[..<error.lowerBound].lastIndex(of: "/")
      else { return nil }
      return line[name...].dropFirst()
    }
    let own = errors.filter { $0.hasPrefix("\(file):") }
    let shown = own.isEmpty ? errors.prefix(3) : own.prefix(3)
    guard !shown.isEmpty else {
      return String(diagnostics.split(whereSeparator: \.isNewline).joined(separator: "; ").prefix(300))
    }
    return shown.map { String($0.prefix(300)).onOneLine }.joined(separator: "; ")
  }
}
