import Foundation
import Kit

/// Compiles a few Swift files into a program, contained: the compiler is run on text that nobody has read.
///
/// With `modules` the files may import the package's built modules, such as Theorem; without it they see only the
/// toolchain's own.
public struct Compiler: Sendable {
  public let containment: Containment
  /// The toolchain's folder, two above its `swiftc`.
  public let toolchain: String
  private var swiftc: String { toolchain + "/bin/swiftc" }
  /// The toolchain's own linker where it has one: it takes half the time of the system's, and half of that again where it need not
  /// write the names that only a debugger wants.
  private var linker: [String] {
    isExecutable(toolchain + "/bin/ld.lld") ? ["-use-ld=lld", "-Xlinker", "--strip-all"] : []
  }
  /// Where the toolchain's own modules are kept once read, for all compilations: they may read it, not write it.
  private var moduleCache: String?
  private let plans = CompilationPlans()

  /// Uses the `swiftc` that `SWIFTC` names, or the first on the path; throws where there is none, or it does not work.
  ///
  /// `cache` is a folder to be filled once; without it each compilation starts from nothing, a second slower. It serves
  /// compilations in the language mode of `options`.
  public init(
    _ containment: Containment = Containment(), cache: String? = nil, options: [String] = []
  ) throws {
    let environment = ProcessInfo.processInfo.environment
    let path = (environment["PATH"] ?? "/usr/bin").split(separator: ":").map { "\($0)/swiftc" }
    let candidates = ([environment["SWIFTC"]].compactMap { $0 } + path).filter(isExecutable)
    guard let swiftc = candidates.first else {
      throw Failure("no swiftc on the path; install Swift, or set SWIFTC to its path")
    }
    let resolved = URL(fileURLWithPath: swiftc).resolvingSymlinksInPath()
    toolchain = resolved.deletingLastPathComponent().deletingLastPathComponent().path
    self.containment = containment
    moduleCache = nil
    if let cache { try fill(cache, options) }
  }

  /// Compiles a program that must compile: it fills the cache, and shows that the toolchain works behind the walls.
  private mutating func fill(_ cache: String, _ options: [String]) throws {
    let folder = URL(fileURLWithPath: cache).resolvingSymlinksInPath().path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // A file of its own: another process, or another thread, may be filling the same cache.
    let trial = "\(folder)/trial-\(UUID().uuidString)"
    defer { ["", ".swift"].forEach { try? FileManager.default.removeItem(atPath: trial + $0) } }
    let text = "import Foundation\n@main struct Trial { static func main() { print(exp(1.0)) } }\n"
    do {
      try text.write(toFile: trial + ".swift", atomically: true, encoding: .utf8)
    } catch {
      throw Failure("cannot write \(trial).swift; is the disk full?")
    }
    let filled = compile(
      [trial + ".swift"], to: trial, scratch: folder, options: ["-parse-as-library"] + options)
    guard filled.outcome == .exited(0) else {
      if Self.tellsOfFullDisk(filled.errors) { throw Failure(Self.fullDisk(folder)) }
      throw Failure("\(swiftc) does not compile a program of two lines: \(filled.outcome)")
    }
    moduleCache = folder
  }

  /// Whether a compiler's words are those of a full disk. A program may hold the same words: to be confirmed.
  public static func tellsOfFullDisk(_ diagnostics: String) -> Bool {
    diagnostics.contains(String(cString: strerror(ENOSPC)))
  }

  /// What to say of it.
  public static func fullDisk(_ folder: String) -> String {
    "no space left on the disk of \(folder); make room there, or set TMPDIR to a folder with 20 MB a job, "
      + "and give the same command again"
  }

  /// Compiles `sources`, as the module `name`, to the program `binary`, which lies in `scratch`; `.exited(0)` or why not.
  ///
  /// `modules` is a build folder such as ".build/debug"; `objects` are linked in, such as those of Theorem.
  /// Without a `binary` the `options` say what is made, in `scratch`.
  public func compile(
    _ sources: [String], as name: String = "Contained", to binary: String?, scratch: String,
    options: [String] = [], modules: String? = nil, objects: [String] = [],
    within limits: Limits = .compilation
  ) -> Finished {
    var words = ["-Onone", "-wmo", "-suppress-warnings", "-module-name", name]
    if let binary { words += ["-o", binary] + linker }
    words += ["-module-cache-path", (moduleCache ?? scratch) + "/ModuleCache"] + options
    if let modules { words += ["-I", modules + "/Modules"] }
    func contained(_ executable: String, _ arguments: [String]) -> Finished {
      var command = ContainedCommand(executable, arguments)
      command.environment["HOME"] = scratch
      command.environment["TMPDIR"] = scratch
      command.environment["PATH"] = toolchain + "/bin:/usr/bin:/bin"
      command.scratch = scratch
      command.readable = Self.folders(of: sources + objects) + [toolchain]
      command.readable += [modules, moduleCache].compactMap { $0 }
      return containment.run(command, within: limits)
    }
    var plan: CompilationPlan?
    if let binary, moduleCache != nil {
      let form = words.filter { $0 != binary } + [objects.isEmpty ? "without objects" : "with objects"]
      plan = plans.plan(for: form) {
        let said = contained(swiftc, words + ["-###"] + sources + objects)
        guard said.outcome == .exited(0) else { return nil }
        return CompilationPlan(said.output, sources: sources, objects: objects, binary: binary)
      }
    }
    let finished =
      if let plan, let binary {
        contained(
          "/bin/sh",
          ["-c", plan.script(sources: sources, objects: objects, binary: binary, folder: scratch)])
      } else {
        contained(swiftc, words + sources + objects)
      }
    let outcome: Outcome =
      switch finished.outcome {
      case .exited(0): .exited(0)
      case .couldNotStart(let reason): .couldNotStart(reason)
      case .timedOut: .doesNotCompile("the compiler did not finish in time")
      case .outputLimit: .doesNotCompile("the compiler printed or wrote more than is allowed")
      default: .doesNotCompile(finished.output + finished.errors)
      }
    return Finished(
      outcome: outcome, output: finished.output, errors: finished.errors, wallSeconds: finished.wallSeconds)
  }

  /// Runs what was compiled.
  public func run(
    _ binary: String, scratch: String? = nil, within limits: Limits = .run, conversation: Conversation? = nil
  ) -> Finished {
    var command = ContainedCommand(binary)
    command.readable = [toolchain] + Self.folders(of: [binary])
    command.scratch = scratch
    // A report of a trap takes a debugger a second and tells a grader nothing.
    command.environment["SWIFT_BACKTRACE"] = "enable=no"
    return containment.run(command, within: limits, conversation: conversation)
  }

  /// The objects of a module that `swift build` has built in `modules`, such as ".build/debug".
  ///
  /// A source that was deleted or renamed leaves its object behind: only those whose source is still listed count.
  public static func objects(of module: String, in modules: String) -> [String] {
    let folder = "\(modules)/\(module).build"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let listed = (try? String(contentsOfFile: "\(folder)/sources", encoding: .utf8)).map { text in
      Set(
        text.split(whereSeparator: \.isNewline).map {
          $0.trimmingCharacters(in: ["'", "\""]).split(separator: "/").last.map(String.init) ?? ""
        })
    }
    return names.filter { $0.hasSuffix(".swift.o") && listed?.contains(String($0.dropLast(2))) ?? true }
      .sorted().map { "\(folder)/\($0)" }
  }

  private static func folders(of paths: [String]) -> [String] {
    Array(Set(paths.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path })).sorted()
  }
}
