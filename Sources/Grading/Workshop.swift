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
    compiler = try Compiler(containment, cache: cache)
    self.package = package
    var stubs: [Int: String] = [:]
    for exercise in Exercise.all {
      stubs[exercise.number] = Stub.text(
        from: try Self.read("\(package)/Sources/Solutions/\(exercise.file)"))
    }
    self.stubs = stubs
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

  private func compile(_ files: [Int: String], named name: String, in scratch: String) throws -> Built {
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
      return .refused(diagnostics.replacingOccurrences(of: folder, with: ""))
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
      case nil: .noAnswers(exercise.number, .unsolved, "no \(exercise.file) was handed in")
      case .refused(let diagnostics):
        .noAnswers(exercise.number, .doesNotCompile, Self.firstErrors(diagnostics))
      case .program(let path):
        try Interview(exercise, set).finding(of: path, compiler, within: limits)
      }
    }
  }

  /// The first few errors, without the lines that quote the source.
  private static func firstErrors(_ diagnostics: String) -> String {
    let errors = diagnostics.split(separator: "\n").filter {
      $0.hasPrefix("/Exercise") && $0.contains("error:")
    }
    let shown = errors.isEmpty ? diagnostics.split(separator: "\n").prefix(3) : errors.prefix(3)
    return shown.map { String($0.drop { $0 == "/" }.prefix(300)) }.joined(separator: "; ")
  }
}
