import Containment
import Foundation

/// The project's Markdown files, held to what their code does.
///
/// Every Swift block is compiled and run, one program a file; every console block is run; every picture is drawn again;
/// every link, anchor and label is looked up.
public struct Notebooks: Sendable {
  /// The folder of Package.swift.
  public let root: String
  private let workshop: Workshop
  private let jobs: Int

  public init(
    root: String, _ workshop: Workshop, jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.root = root
    self.workshop = workshop
    self.jobs = jobs
  }

  /// The paths of all files that are checked, from the root.
  public var paths: [String] { Files.markdown(in: root) }

  /// Everything in these files that is not as it should be, in order; writes nothing into the project.
  ///
  /// `progress` hears how many of how many files are done. Throws where the command or the machine is at fault.
  public func check(_ paths: [String], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) throws
    -> [Difference]
  {
    let documents = try paths.map { try Document(path: $0, root: root) }
    let evaluations = try evaluate(documents, progress)
    let pictures = try Pictures(of: documents, root: root, jobs: jobs)
    let found = zip(documents, evaluations).map { document, evaluation in
      document.complaints + Mathematics.complaints(about: document)
        + Links(root: root).complaints(about: document)
        + pictures.complaints(about: document) + evaluation.complaints
        + Outputs(document, evaluation, root: root).differences
    }
    let all = found.joined().sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    return all + (Set(paths) == Set(self.paths) ? orphans(documents) : [])
  }

  /// Rewrites outputs and pictures, and nothing else; answers the paths of what it changed.
  public func promote(_ paths: [String], progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in })
    throws
    -> [String]
  {
    let documents = try paths.map { try Document(path: $0, root: root) }
    let evaluations = try evaluate(documents, progress)
    var changed: [String] = []
    for (document, evaluation) in zip(documents, evaluations) {
      let text = Outputs(document, evaluation, root: root).promoted.joined(separator: "\n")
      if text != document.lines.joined(separator: "\n") {
        try Disk.write(text, to: "\(root)/\(document.path)")
        changed.append(document.path)
      }
    }
    let drawn = try Pictures(of: documents, root: root, jobs: jobs).drawn
    for (name, figure) in drawn.sorted(by: { $0.key < $1.key }) {
      let path = "\(Files.figures)/\(name).svg"
      guard Files.read("\(root)/\(path)") != figure.svg else { continue }
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(Files.figures)", withIntermediateDirectories: true)
      try Disk.write(figure.svg, to: "\(root)/\(path)")
      changed.append(path)
    }
    return changed
  }

  /// Pictures that no file shows, which nothing would notice if they were wrong, and notebooks that no link leads to.
  private func orphans(_ documents: [Document]) -> [Difference] {
    let shown = Set(
      documents.flatMap(\.pictures).compactMap(\.label.figure).map { "\(Files.figures)/\($0).svg" })
    let pictures = Files.pictures(in: root).filter { !shown.contains($0) }
    let linked = Set(documents.flatMap { document in Links.files(linkedFrom: document) })
    // GitHub shows a folder's README of its own accord.
    let notebooks = documents.map(\.path).filter {
      $0.hasPrefix("notebooks-md/") && !$0.hasSuffix("/README.md") && !linked.contains($0)
    }
    return pictures.map { Difference($0, line: 1, "a picture that no notebook shows") }
      + notebooks.map { Difference($0, line: 1, "a notebook that no other file links to") }
  }

  private func evaluate(_ documents: [Document], _ progress: @escaping @Sendable (Int, Int) -> Void) throws
    -> [Evaluation]
  {
    let scratch = NSTemporaryDirectory() + "/notebooks-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    return try inParallel(documents.count, jobs: jobs, progress) { [workshop] i, _ in
      let folder = "\(scratch)/\(i)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return try Evaluation(of: documents[i], workshop, scratch: folder)
    }
  }
}
