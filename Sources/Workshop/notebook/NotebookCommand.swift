import Containment
import Foundation
import Kit
import Notebooks
import Report

/// What `notebook` was asked to do. Exit code 0: nothing differs. 1: something does. 2: the command or the machine is at fault.
@main enum NotebookCommand {
  static let help = """
    USAGE: notebook check [FILE.md ...]     compile, run and compare; writes no notebook
           notebook promote [FILE.md ...]   rewrite outputs and pictures, and nothing else
           notebook run FILE.md             run a changed copy, and show what its blocks print

    Without files: those at the top of the package, in notebooks-md, and the articles of the documentation.
    check runs again what has changed since it was last found right, or whose modules have.

      --all              check runs every file
      --package DIR      the folder of Package.swift; the nearest above this one if not given
      --jobs N           files at a time; the number of processors if not given
      --help, --version

    EXIT CODES: 0 nothing differs, 1 something does (of run: a block does not compile or ends early),
    2 the command or the machine is at fault.
    """

  static func main() { Terminal.end("notebook", with: run) }

  /// Does what was asked, and answers the exit code.
  private static func run() throws -> Int32 {
    var arguments = ArgumentList(of: "notebook")
    if arguments.flag("--help", "-h") {
      print(help.fitted(to: Terminal.width))
      return 0
    }
    if arguments.flag("--version") {
      print("notebook 1.0")
      return 0
    }
    let given = try arguments.value("--package")
    let jobs = try arguments.number("--jobs", 1...1024) ?? ProcessInfo.processInfo.activeProcessorCount
    let all = arguments.flag("--all")
    let words = try arguments.rest()
    guard let verb = words.first else { throw misunderstood("check, promote or run?") }
    guard ["check", "promote", "run"].contains(verb) else {
      throw misunderstood("there is no command \"\(verb)\"")
    }
    guard !all || verb == "check" else {
      throw misunderstood("--all is for check; \(verb) runs every file it is given")
    }

    let root = try package(given)
    let notebooks = Notebooks(root: root, try NotebookRunner(products: products), jobs: jobs)
    if verb == "run" { return try run(Array(words.dropFirst()), notebooks) }
    let paths = try files(words.dropFirst(), in: root) ?? notebooks.paths
    guard verb == "check" else {
      let changed = try notebooks.promote(paths, progress: progress)
      changed.forEach { print("rewrote \($0)") }
      print(
        changed.isEmpty ? "nothing to rewrite in \(paths.count) files" : "\(changed.count) files rewritten")
      return 0
    }
    let differences = try notebooks.check(paths, all: all || isCI, progress: progress)
    differences.forEach { print($0) }
    print(
      differences.isEmpty
        ? "\(paths.count) files are as they should be"
        : "\(differences.count) differences in \(Set(differences.map(\.file)).count) files")
    return differences.isEmpty ? 0 : 1
  }

  /// What each block of one file prints, under its line.
  private static func run(_ words: [String], _ notebooks: Notebooks) throws -> Int32 {
    guard let path = words.first, words.count == 1 else {
      throw misunderstood("run takes one file; try: notebook run notebooks-md/first-tour.md")
    }
    guard path.hasSuffix(".md"), let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw misunderstood("\"\(path)\" is no Markdown file")
    }
    let (blocks, complaints) = try notebooks.run(path, text: text)
    for block in blocks where !block.printed.isEmpty {
      print("\(path):\(block.line)\(block.isAsShown ? "" : "  (the file shows something else)")")
      for line in block.printed { print("  \(line)") }
    }
    complaints.forEach { print($0) }
    if blocks.isEmpty, complaints.isEmpty { print("\(path) has no block to run") }
    return complaints.isEmpty ? 0 : 1
  }

  /// A machine that tests for others takes nothing on trust.
  private static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] != nil }

  /// The folder that the build put this program into.
  private static var products: String {
    URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().path
  }

  /// The folder of Package.swift and the notebooks.
  private static func package(_ given: String?) throws -> String {
    let folder =
      if let given { URL(fileURLWithPath: given).standardizedFileURL.path } else {
        Disk.nearestFolder(holding: "notebooks-md")
      }
    guard let folder, FileManager.default.fileExists(atPath: folder + "/notebooks-md") else {
      throw misunderstood(
        "no package \(given.map { "in \($0)" } ?? "here or above"); give its folder by --package")
    }
    return folder
  }

  /// The files named, as paths from the root; nil for none.
  private static func files(_ words: ArraySlice<String>, in root: String) throws -> [String]? {
    guard !words.isEmpty else { return nil }
    return try words.map { word in
      let path = URL(fileURLWithPath: word).standardizedFileURL.path
      guard path.hasSuffix(".md"), FileManager.default.fileExists(atPath: path) else {
        throw misunderstood("\"\(word)\" is no Markdown file")
      }
      guard path.hasPrefix(root + "/") else { throw misunderstood("\"\(word)\" is not in \(root)") }
      return String(path.dropFirst(root.count + 1))
    }
  }

  @Sendable private static func progress(_ done: Int, _ all: Int) {
    Terminal.progress(done == all ? "" : "\(done) of \(all) files")
  }

  private static func misunderstood(_ what: String) -> Failure {
    Failure("\(what); see `notebook --help`")
  }
}
