import Containment
import Course
import Foundation

/// Turns submitted files into programs: all together where they compile, else each by itself.
public struct Workshop: Sendable {
  public let compiler: Compiler
  /// The folder of Package.swift.
  public let package: String
  /// What an exercise that is missing, or that must not disturb another, is replaced by.
  private let stubs: [Int: String]

  /// What became of a submitted file.
  enum Built {
    case program(String)
    case refused(String)
  }

  /// Throws where the toolchain or the package's own files are missing.
  public init(package: String, cache: String, containment: Containment = Containment()) throws {
    self.package = package
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(package)/Sources/\(name)") }
    if has("Exercises") && !has("Solutions") {
      throw MachineFault(
        reason: "Sources/Solutions was not handed out, and the stubs are made from it; "
          + "`swift test --filter ExercisesTests` does without")
    }
    var stubs: [Int: String] = [:]
    for exercise in Exercise.all {
      stubs[exercise.number] = Stub.text(
        from: try Self.read("\(package)/Sources/Solutions/\(exercise.file)"))
    }
    self.stubs = stubs
    compiler = try Compiler(containment, cache: cache)
  }

  static func read(_ path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw MachineFault(reason: "cannot read \(path); run from the package's folder, or give --package")
    }
    return text
  }

  /// Compiles `files`, by exercise, in `scratch`.
  func build(_ files: [Int: String], in scratch: String) throws -> [Int: Built] {
    var blamed: Set<Int> = []
    var built: [Int: Built] = [:]
    // A file that disturbs the others is set aside, and has its chance alone.
    while blamed.count < files.count {
      let together = files.filter { !blamed.contains($0.key) }
      switch try compile(together, named: "together\(blamed.count)", in: scratch) {
      case .program(let path): together.keys.forEach { built[$0] = .program(path) }
      case .refused(let diagnostics):
        let named = together.keys.filter { diagnostics.contains("/Exercise\($0).swift:") }
        blamed.formUnion(named.isEmpty ? Array(together.keys) : named)
        continue
      }
      break
    }
    for number in blamed.sorted() {
      built[number] = try compile([number: files[number]!], named: "alone\(number)", in: scratch)
    }
    return built
  }

  /// Compiles, and makes sure that a refusal is the submission's: where the machine may have been at fault, as on a
  /// full disk, a program that is known to be right is compiled too, and then the submission once more.
  private func compile(_ files: [Int: String], named name: String, in scratch: String) throws -> Built {
    let built = try compileOnce(files, named: name, in: scratch)
    guard case .refused(let diagnostics) = built else { return built }
    let isTold = files.keys.contains { diagnostics.contains("/Exercise\($0).swift:") }
    let isFull = Compiler.tellsOfFullDisk(diagnostics)
    guard !isTold || isFull else { return built }
    if case .refused(let reason) = try compileOnce([:], named: "known", in: scratch) {
      throw MachineFault(
        reason: isFull || Compiler.tellsOfFullDisk(reason)
          ? Compiler.fullDisk(scratch)
          : "\(compiler.toolchain)/bin/swiftc does not compile the exercises as handed out: "
            + Self.firstErrors(reason, in: ""))
    }
    return try compileOnce(files, named: name, in: scratch)
  }

  private func compileOnce(_ files: [Int: String], named name: String, in scratch: String) throws -> Built {
    let folder = "\(scratch)/\(name)"
    try Files.makeFolder(folder)
    for exercise in Exercise.all {
      let text = files[exercise.number] ?? stubs[exercise.number]!
      try Files.write(text, to: "\(folder)/\(exercise.file)")
    }
    let own = [
      "Solutions/Support.swift", "ExerciseProtocol/Calling.swift", "ExerciseCalls/ExerciseCalls.swift",
      "graded/main.swift",
    ]
    for path in own {
      let text = try Self.read("\(package)/Sources/\(path)")
      try Files.write(text, to: "\(folder)/\(path.split(separator: "/")[1])")
    }
    let sources =
      Exercise.all.map(\.file) + own.map { String($0.split(separator: "/")[1]) }
    let program = "\(folder)/submission"
    let finished = compiler.compile(
      sources.map { "\(folder)/\($0)" }, to: program, scratch: folder)
    switch finished.outcome {
    case .exited(0): return .program(program)
    case .couldNotStart(let reason): throw MachineFault(reason: reason)
    case .doesNotCompile(let diagnostics):
      return .refused(diagnostics)
    default: return .refused("the compiler failed: \(finished.outcome)")
    }
  }

  /// The findings for all exercises of one submission.
  public func findings(
    of files: [Int: String], _ set: ProbeSet, in scratch: String, only: [Int]? = nil,
    within limits: Limits = .run
  ) throws -> [Finding] {
    try Files.makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let wanted = Exercise.all.filter { only?.contains($0.number) ?? true }
    let built = try build(files, in: scratch)
    return try wanted.map { exercise in
      switch built[exercise.number] {
      case nil: .noAnswers(exercise.number, .unsolved, "there is no plain file \(exercise.file)")
      case .refused(let diagnostics):
        .noAnswers(exercise.number, .doesNotCompile, Self.firstErrors(diagnostics, in: exercise.file))
      case .program(let path):
        try Interview(exercise, set).finding(of: path, compiler, within: limits)
      }
    }
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
