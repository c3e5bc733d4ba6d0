import Containment
import Foundation

/// What the blocks of one document really do.
struct BlockEvaluation {
  /// What each fence prints, by the index of the fence; a console block's lines are those of the whole block.
  private(set) var printed: [Int: [String]] = [:]
  /// What went wrong on the way.
  private(set) var complaints: [Difference] = []

  private let document: Document
  private let runner: NotebookRunner

  /// Compiles and runs everything in `document`, in `scratch`.
  init(of document: Document, _ runner: NotebookRunner, scratch: String) throws {
    self.document = document
    self.runner = runner
    try runProgram(scratch)
    for i in document.fences.indices where document.fences[i].label.file == nil {
      let label = document.fences[i].label
      if document.fences[i].language == "swift", label.compileFails { try mustNotCompile(i, scratch) }
      if document.fences[i].language == "swift", label.traps { try mustTrap(i, scratch) }
      if document.fences[i].language == "console", !label.notRun { try runCommands(i, scratch) }
    }
  }

  private mutating func complain(_ line: Int, _ what: String, _ diff: [String] = []) {
    complaints.append(Difference(document.path, line: line, what, diff: diff))
  }

  private func line(_ fence: Int) -> Int { document.fences[fence].opening + 1 }

  private mutating func runProgram(_ scratch: String) throws {
    let program = NotebookProgram(document: document, blocks: document.program)
    guard !program.blocks.isEmpty else { return }
    let finished = try runner.run(program, in: scratch)
    if case .doesNotCompile(let text) = finished.outcome {
      let errors = program.errors(in: text)
      for error in errors { complain(error.line, "does not compile: \(error.message)") }
      if errors.isEmpty { complain(line(program.blocks[0]), "does not compile", [text]) }
      return
    }
    let spoken = Spoken(finished, of: program.blocks.count)
    for (block, lines) in zip(program.blocks, spoken.blocks) { printed[block] = lines }
    if let early = spoken.early {
      let block = program.blocks[min(spoken.blocks.count, program.blocks.count - 1)]
      complain(line(block), "\(early.ending), and ended the program here", early.lines.map { "+ \($0)" })
    }
  }

  private func before(_ fence: Int) -> [Int] { document.program.filter { $0 < fence } }

  private mutating func mustNotCompile(_ fence: Int, _ scratch: String) throws {
    let program = NotebookProgram(document: document, blocks: before(fence) + [fence])
    guard case .doesNotCompile(let text) = try runner.run(program, in: scratch).outcome else {
      return complain(line(fence), "is labelled compile-fails, and compiles")
    }
    let errors = program.errors(in: text)
    if let other = errors.first(where: { program.block(at: $0.line) != fence }) {
      return complain(other.line, "does not compile: \(other.message)")
    }
    var messages: [String] = []
    for error in errors where !messages.contains("error: \(error.message)") {
      messages.append("error: \(error.message)")
    }
    printed[fence] = messages
  }

  private mutating func mustTrap(_ fence: Int, _ scratch: String) throws {
    let program = NotebookProgram(document: document, blocks: before(fence) + [fence])
    let finished = try runner.run(program, in: scratch)
    if case .doesNotCompile(let text) = finished.outcome {
      let error = program.errors(in: text).first
      return complain(error?.line ?? line(fence), "does not compile: \(error?.message ?? text)")
    }
    let spoken = Spoken(finished, of: program.blocks.count)
    guard case .trapped = finished.outcome, let early = spoken.early,
      spoken.blocks.count == program.blocks.count - 1
    else {
      return complain(line(fence), "is labelled traps, and \(spoken.early?.ending ?? "ends in peace")")
    }
    printed[fence] = early.lines + [early.ending]
  }

  private mutating func runCommands(_ fence: Int, _ scratch: String) throws {
    let content = document.content(of: document.fences[fence])
    let starts = content.indices.filter { content[$0].hasPrefix("$ ") }
    if let first = content.indices.first, starts.first != first {
      return complain(line(fence) + 1, "a console block begins with a command, after \"$ \"")
    }
    var lines: [String] = []
    for start in starts {
      let command = String(content[start].dropFirst(2))
      let finished = try runner.run(command: command, in: scratch)
      lines.append(content[start])
      lines += (finished.output + finished.errors).printedLines
      let expected = start == starts.last ? document.fences[fence].label.exit ?? 0 : 0
      guard finished.outcome == .exited(expected) else {
        let how =
          if case .exited(let code) = finished.outcome { "exits with code \(code), not \(expected)" } else {
            Spoken(finished, of: 0).early?.ending ?? "did not end as it should"
          }
        return complain(document.fences[fence].content.lowerBound + start + 1, "\(command): \(how)")
      }
    }
    printed[fence] = lines
  }
}
