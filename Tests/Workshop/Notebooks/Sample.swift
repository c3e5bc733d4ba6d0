import Containment
import Foundation
import Testing

@testable import Notebooks

/// A small project in a folder of its own, with one notebook in it.
struct Sample: ~Copyable {
  let root: String
  static let path = "notebooks-md/sample.md"

  /// `linked` puts a README beside it that links to it.
  init(_ text: String, files: [String: String] = [:], linked: Bool = true) throws {
    root = NSTemporaryDirectory() + "/sample-\(UUID().uuidString)"
    let own = [Self.path: text, "README.md": linked ? "[It](\(Self.path))\n" : "It\n"]
    for (path, text) in files.merging(own, uniquingKeysWith: { $1 }) {
      let url = URL(fileURLWithPath: "\(root)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// With limits for what is meant to hang.
  private static let runner: Result<NotebookRunner, any Error> = Result {
    var runner = try Products.runner.get()
    (runner.limits.processorSeconds, runner.limits.wallSeconds) = (1, 4)
    // Many a sample is checked, promoted and checked again: half of all compilations here are of a program that is known.
    runner.programs = try CompiledPrograms()
    return runner
  }

  private func notebooks() throws -> Notebooks { Notebooks(root: root, try Self.runner.get(), jobs: 1) }

  func check(all: Bool = true) throws -> [Difference] { try notebooks().check(notebooks().paths, all: all) }
  func run(_ path: String, _ text: String) throws -> (blocks: [Notebooks.Ran], complaints: [Difference]) {
    try notebooks().run(path, text: text)
  }

  /// Whether the notebook need not be run again.
  func isKnown() throws -> Bool { try memory().knows(Document(path: Self.path, text: text)) }
  func remember() throws { try memory().remember(Document(path: Self.path, text: text)) }
  private func memory() throws -> Memory { try Self.runner.get().memory }
  func promote() throws -> [String] { try notebooks().promote(notebooks().paths) }
  var text: String { (try? String(contentsOfFile: "\(root)/\(Self.path)", encoding: .utf8)) ?? "" }
}

/// Where the build puts modules, objects and executables: beside the test bundle.
enum Products {
  /// One for all tests: it begins by compiling a program, which shows that the toolchain works.
  static let runner = Result { try NotebookRunner(products: folder) }

  static var folder: String {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return (bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL).resolvingSymlinksInPath()
      .path
  }

  /// The project's own folder.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}
