import Containment
import Foundation
import Kit
import Synchronization

/// A notebook's Swift blocks as one program, each under its line in the Markdown, so that the compiler's and the runtime's
/// messages point there; after each block its output is told apart from the next one's.
struct NotebookProgram {
  let document: Document
  /// The blocks, as indices of the document's fences.
  let blocks: [Int]

  /// U+001E, the record separator, which no notebook prints.
  static let separator = "\u{1E}"

  var text: String {
    var text = "import Report\nimport Theorem\nstartOfNotebook()\n"
    for block in blocks {
      let fence = document.fences[block]
      text += "#sourceLocation(file: \"\(document.path)\", line: \(fence.content.lowerBound + 1))\n"
      text += document.content(of: fence).joined(separator: "\n") + "\n"
      text += "#sourceLocation()\nendOfBlock()\n"
    }
    return text
  }

  /// In a file of its own, so that C's names are not in scope where the notebook's are.
  static let support = """
    #if canImport(Glibc)
      import Glibc
    #elseif canImport(Darwin)
      import Darwin
    #endif
    func startOfNotebook() {
      // Whole lines at once, so that a trap takes none with it.
      setvbuf(stdout, nil, _IOLBF, 0)
    }
    func endOfBlock() {
      print("\\u{1E}")
      fflush(nil)
    }
    """

  /// The block that holds a line of the Markdown, counted from 1.
  func block(at line: Int) -> Int? { blocks.first { document.fences[$0].content.contains(line - 1) } }

  /// The compiler's errors about the Markdown: line and message.
  func errors(in diagnostics: String) -> [(line: Int, message: String)] {
    diagnostics.split(separator: "\n").compactMap { text in
      guard text.hasPrefix("\(document.path):") else { return nil }
      let parts = text.dropFirst(document.path.count + 1).split(separator: ":", maxSplits: 2)
      guard parts.count == 3, let line = Int(parts[0]), Int(parts[1]) != nil, parts[2].hasPrefix(" error: ")
      else { return nil }
      return (line, String(parts[2].dropFirst(" error: ".count)))
    }
  }
}

/// What a program said, block by block.
struct Spoken {
  /// The output of each block that ended.
  var blocks: [[String]]
  /// What the block printed in which it ended early, and how it ended; nil where it ran to its end.
  var early: (lines: [String], ending: String)?

  /// `count` is the number of blocks that the program has.
  init(_ finished: Finished, of count: Int) {
    var parts = finished.output.components(separatedBy: NotebookProgram.separator + "\n")
    let rest = parts.removeLast()
    blocks = parts.map(\.printedLines)
    guard finished.outcome != .exited(0) || blocks.count < count else { return }
    early = (rest.printedLines, Self.ending(of: finished))
  }

  private static func ending(of finished: Finished) -> String {
    // "file.md:12: Fatal error: Index out of range" is the runtime's own word for a trap.
    let fatal = finished.errors.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /(?:Fatal error|Precondition failed|Assertion failed).*/).map { String($0.0) }
    }
    switch finished.outcome {
    case .trapped(let signal): return fatal.first ?? "ended by signal \(signal)"
    case .exited(let code): return fatal.first ?? "exited with code \(code)"
    case .timedOut: return "did not end in time"
    case .outputLimit: return "printed more than is allowed"
    case .memory: return "ran out of memory"
    case .couldNotStart(let reason): return "could not start: \(reason)"
    case .doesNotCompile(let text): return text
    }
  }
}

extension String {
  /// The lines of what a program printed, the last one ended or not.
  var printedLines: [String] {
    isEmpty ? [] : (hasSuffix("\n") ? String(dropLast()) : self).components(separatedBy: "\n")
  }
}

/// Where a notebook's programs are compiled and run, contained, against the modules that the package has built.
public struct NotebookRunner: Sendable {
  private let compiler: Compiler
  /// The folder of built modules, objects and executables, such as ".build/debug".
  private let products: String
  private let objects: [String]
  /// For each program's run.
  var limits: Limits
  /// Where programs stay that are run again and again; nil, as a command has it, where each is run once.
  var programs: CompiledPrograms?

  /// Throws where the toolchain does not work, or nothing has been built in `products`.
  public init(products: String, limits: Limits = .notebook) throws {
    self.products = products
    self.limits = limits
    compiler = try Compiler(cache: "\(products)/notebook-cache")
    objects = ["Theorem", "Report"].flatMap { Compiler.objects(of: $0, in: products) }
    guard !objects.isEmpty else {
      throw Failure("\(products) has no objects of Theorem; run swift build first")
    }
  }

  /// What was found to be as it should be with the modules as they are built now.
  var memory: Memory { Memory(in: products, objects: objects) }

  /// Compiles and runs; `.doesNotCompile` with the compiler's messages where it does not.
  func run(_ program: NotebookProgram, in scratch: String) throws -> Finished {
    if let binary = programs?.binary(of: program.text) {
      return compiler.run(binary, scratch: scratch, within: limits)
    }
    let sources = ["main": program.text, "support": NotebookProgram.support]
    for (name, text) in sources { try Files.write(text, to: "\(scratch)/\(name).swift") }
    let compiled = compiler.compile(
      ["\(scratch)/main.swift", "\(scratch)/support.swift"], to: "\(scratch)/program", scratch: scratch,
      // In Swift 5 mode a function in one block may use a variable of an earlier one.
      options: ["-swift-version", "5"], modules: products, objects: objects)
    guard compiled.outcome == .exited(0) else {
      if case .couldNotStart(let reason) = compiled.outcome { throw Failure(reason) }
      return compiled
    }
    let binary = "\(scratch)/program"
    return compiler.run(
      programs?.kept(binary, of: program.text) ?? binary, scratch: scratch, within: limits)
  }

  /// Runs a command as a reader would type it, with the executables that are built in the place of `swift run`.
  func run(command: String, in scratch: String) throws -> Finished {
    let typed = command.replacing(/\bswift run (-c release )?/, with: "")
    var shell = ContainedCommand("/bin/sh", ["-c", typed])
    shell.environment["PATH"] = "\(products):/usr/bin:/bin"
    shell.environment["NO_COLOR"] = "1"
    shell.environment["SWIFT_BACKTRACE"] = "enable=no"
    shell.readable = [products, compiler.toolchain]
    shell.scratch = scratch
    return compiler.containment.run(shell, within: limits)
  }
}

/// Programs that were compiled, by their text.
final class CompiledPrograms: Sendable {
  private let folder: Scratch
  private let known = Mutex<[String: String]>([:])

  init() throws { folder = try Scratch() }

  func binary(of text: String) -> String? { known.withLock { $0[text] } }

  /// Takes a binary out of the scratch folder that it was made in; nil where it can't be moved.
  func kept(_ binary: String, of text: String) -> String? {
    known.withLock { known in
      let place = "\(folder.path)/\(known.count)"
      guard rename(binary, place) == 0 else { return nil }
      known[text] = place
      return place
    }
  }
}
