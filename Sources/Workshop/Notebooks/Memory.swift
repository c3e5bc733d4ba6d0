import Kit
import Containment
import Foundation

/// Which notebooks were as they should be when they were last compiled and run: what has not changed since need not be
/// run again.
///
/// It is kept beside the built products, a file a notebook: its text, under a stamp of what it was compiled and run with.
struct Memory: Sendable {
  private let folder: String
  private let products: String
  private let modules: String

  /// `objects` are those of the modules that every notebook is compiled with, in the folder `products`.
  init(in products: String, objects: [String]) {
    folder = "\(products)/notebook-cache/checked"
    self.products = products
    modules = Self.stamp(of: objects)
    // Where it can't be written nothing is remembered, and all is run each time.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Whether this very text was found to be as it should be, with modules and executables as they are.
  func knows(_ document: Document) -> Bool { Shelf.read(place(of: document)) == record(of: document) }

  func remember(_ document: Document) { try? Files.write(record(of: document), to: place(of: document)) }

  private func place(of document: Document) -> String {
    "\(folder)/\(document.path.replacing("/", with: "|"))"
  }

  private func record(of document: Document) -> String {
    let executables = document.executables.sorted().map { "\(products)/\($0)" }
    return ([modules] + executables.map { Self.stamp(of: [$0]) } + document.lines).joined(separator: "\n")
  }

  /// How many files there are, their size, and the date of the newest: a build changes one of them.
  private static func stamp(of paths: [String]) -> String {
    let facts = paths.compactMap { try? FileManager.default.attributesOfItem(atPath: $0) }
    let size = facts.reduce(0) { $0 + (($1[.size] as? Int) ?? 0) }
    let dates = facts.compactMap { ($0[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate }
    return "\(facts.count) \(size) \((dates.max() ?? 0).bitPattern)"
  }
}

extension Document {
  /// The programs that its console blocks run.
  var executables: Set<String> {
    let blocks = fences.filter { $0.language == "console" && !$0.label.notRun && $0.label.file == nil }
    return Set(
      blocks.flatMap { content(of: $0) }.flatMap { line in
        line.matches(of: /swift run (?:-c release )?([-\w]+)/).map { String($0.1) }
      })
  }
}
