import Kit
import Containment
import Foundation

/// Where a notebook's programs are compiled and run, contained, against the modules that the package has built.
public struct Workshop: Sendable {
  private let compiler: Compiler
  /// The folder of built modules, objects and executables, such as ".build/debug".
  private let products: String
  private let objects: [String]
  private let limits: Limits

  /// Enough for a notebook, and an end for one that hangs.
  public static let limits = Limits(
    processorSeconds: 60, wallSeconds: 60, memoryBytes: 4 << 30, outputBytes: 1 << 20, fileBytes: 1 << 24)

  /// Throws where the toolchain does not work, or nothing has been built in `products`.
  public init(products: String, limits: Limits = limits) throws {
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
  func run(_ program: Program, in scratch: String) throws -> Finished {
    let sources = ["main": program.text, "support": Program.support]
    for (name, text) in sources { try Files.write(text, to: "\(scratch)/\(name).swift") }
    let compiled = compiler.compile(
      ["\(scratch)/main.swift", "\(scratch)/support.swift"], to: "\(scratch)/program", scratch: scratch,
      // In Swift 5 mode a function in one block may use a variable of an earlier one.
      options: ["-swift-version", "5"], modules: products, objects: objects)
    guard compiled.outcome == .exited(0) else {
      if case .couldNotStart(let reason) = compiled.outcome { throw Failure(reason) }
      return compiled
    }
    return compiler.run("\(scratch)/program", scratch: scratch, within: limits)
  }

  /// Runs a command as a reader would type it, with the executables that are built in the place of `swift run`.
  func run(command: String, in scratch: String) throws -> Finished {
    let typed = command.replacing(/\bswift run (-c release )?/, with: "")
    var shell = Command("/bin/sh", ["-c", typed])
    shell.environment["PATH"] = "\(products):/usr/bin:/bin"
    shell.environment["NO_COLOR"] = "1"
    shell.environment["SWIFT_BACKTRACE"] = "enable=no"
    shell.readable = [products, compiler.toolchain]
    shell.scratch = scratch
    return compiler.containment.run(shell, within: limits)
  }
}
