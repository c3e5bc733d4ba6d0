import Containment
import Foundation
import Kit

/// The project's Markdown files, held to what their code does.
///
/// Every Swift block is compiled and run, one program a file; every console block is run; every picture is drawn again;
/// every link, anchor and label is looked up.
public struct Notebooks: Sendable {
  /// The folder of Package.swift.
  public let root: String
  private let runner: NotebookRunner
  private let jobs: Int

  public init(
    root: String, _ runner: NotebookRunner, jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.root = root
    self.runner = runner
    self.jobs = jobs
  }

  /// The paths of all files that are checked, from the root.
  public var paths: [String] { ProjectFiles.markdown(in: root) }

  /// Everything in these files that is not as it should be, in order; writes nothing into the project.
  ///
  /// A file is compiled and run only where it, the modules or the commands that it runs have changed since it was last found
  /// to be right; `all` does it for every one. `progress` hears how many of how many files are done. Throws where the command or the machine is at fault.
  public func check(
    _ paths: [String], all: Bool = true, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> [Difference] {
    let documents = try paths.map { try Document(path: $0, root: root) }
    let memory = runner.memory
    let evaluations = try evaluate(documents, progress) { all || !memory.knows($0) }
    let pictures = try Pictures(of: documents, root: root, jobs: jobs)
    let links = Links(root: root, documents: documents)
    let found = zip(documents, evaluations).map { document, evaluation in
      let run = (evaluation?.complaints ?? []) + Outputs(document, evaluation, root: root).differences
      if evaluation != nil, run.isEmpty { memory.remember(document) }
      return document.complaints + Mathematics.complaints(about: document)
        + links.complaints(about: document) + pictures.complaints(about: document) + run
    }
    let sorted = found.joined().sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    return sorted + (Set(paths) == Set(self.paths) ? orphans(documents) : [])
  }

  /// Rewrites outputs and pictures, and nothing else; answers the paths of what it changed.
  public func promote(_ paths: [String], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in })
    throws -> [String]
  {
    let documents = try paths.map { try Document(path: $0, root: root) }
    let evaluations = try evaluate(documents, progress)
    var changed: [String] = []
    for (document, evaluation) in zip(documents, evaluations) {
      let text = Outputs(document, evaluation, root: root).promoted.joined(separator: "\n")
      if text != document.lines.joined(separator: "\n") {
        try Files.write(text, to: "\(root)/\(document.path)")
        changed.append(document.path)
      }
    }
    let drawn = try Pictures(of: documents, root: root, jobs: jobs).drawn
    for (name, figure) in drawn.sorted(by: { $0.key < $1.key }) {
      let path = "\(ProjectFiles.figures)/\(name).svg"
      guard ProjectFiles.read("\(root)/\(path)") != figure.svg else { continue }
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(ProjectFiles.figures)", withIntermediateDirectories: true)
      try Files.write(figure.svg, to: "\(root)/\(path)")
      changed.append(path)
    }
    return changed
  }

  /// Pictures that no file shows, which nothing would notice if they were wrong, and notebooks that no link leads to.
  private func orphans(_ documents: [Document]) -> [Difference] {
    let shown = Set(
      documents.flatMap(\.pictures).compactMap(\.label.figure).map { "\(ProjectFiles.figures)/\($0).svg" })
    let pictures = ProjectFiles.pictures(in: root).filter { !shown.contains($0) }
    let linked = Set(documents.flatMap { document in Links.files(linkedFrom: document) })
    // GitHub shows a folder's README of its own accord.
    let notebooks = documents.map(\.path).filter {
      $0.hasPrefix("notebooks-md/") && !$0.hasSuffix("/README.md") && !linked.contains($0)
    }
    return pictures.map { Difference($0, line: 1, "a picture that no notebook shows") }
      + notebooks.map { Difference($0, line: 1, "a notebook that no other file links to") }
  }

  /// What the blocks of each document do; nil for one that need not be run.
  private func evaluate(
    _ documents: [Document], _ progress: @escaping @Sendable (Int, Int) -> Void,
    where isWanted: @escaping @Sendable (Document) -> Bool = { _ in true }
  ) throws -> [BlockEvaluation?] {
    let scratch = NSTemporaryDirectory() + "/notebooks-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    return try onThreads(documents.count, jobs: jobs, progress) { [runner] i, _ in
      guard isWanted(documents[i]) else { return nil }
      let folder = "\(scratch)/\(i)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return try BlockEvaluation(of: documents[i], runner, scratch: folder)
    }
  }
}

extension Notebooks {
  /// A block of a file that was run, and what it printed.
  public struct Ran: Sendable {
    /// The line of the block's opening, from 1.
    public let line: Int
    public let printed: [String]
    /// Whether the file shows just that.
    public let isAsShown: Bool
  }

  /// Compiles and runs the blocks of one file, which may lie anywhere and show any output: a reader's changed copy.
  ///
  /// Answers what each block printed, in order, and what went wrong. Throws where the machine is at fault.
  public func run(_ path: String, text: String) throws -> (blocks: [Ran], complaints: [Difference]) {
    let document = Document(path: path, text: text)
    guard let evaluation = try evaluate([document], { _, _ in })[0] else { return ([], []) }
    let wrong = Set(Outputs(document, evaluation, root: root).differences.map(\.line))
    let blocks = evaluation.printed.sorted { $0.key < $1.key }.map { fence, printed in
      let shown = document.fences[fence].output.map { document.fences[$0].opening }
      let opening = document.fences[fence].opening
      return Ran(
        line: opening + 1, printed: printed,
        isAsShown: !wrong.contains(opening + 1) && !wrong.contains((shown ?? opening) + 1))
    }
    return (blocks, document.complaints + evaluation.complaints)
  }
}
