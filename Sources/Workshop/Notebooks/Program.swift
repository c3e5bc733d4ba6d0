import Containment
import Foundation

/// A notebook's Swift blocks as one program, each under its line in the Markdown, so that the compiler's and the runtime's
/// messages point there; after each block its output is told apart from the next one's.
struct Program {
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
      guard parts.count == 3, let line = Int(parts[0]), Int(parts[1]) != nil,
        parts[2].hasPrefix(" error: ")
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
    var parts = finished.output.components(separatedBy: Program.separator + "\n")
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
