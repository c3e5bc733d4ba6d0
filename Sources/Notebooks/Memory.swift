import Foundation

/// Which notebooks were as they should be when they were last compiled and run: what has not changed since need not be
/// run again.
///
/// It is kept beside the built products, as the texts of those notebooks. A stamp tells which modules and executables they
/// ran with, by size and date, as a build does; with others everything is forgotten.
struct Memory: Sendable {
  private let folder: String

  /// `ingredients` are the paths of what the notebooks are compiled and run with.
  init(in products: String, of ingredients: [String]) {
    folder = "\(products)/notebook-cache/checked"
    let stamp = Self.stamp(of: ingredients)
    guard Files.read("\(folder)/stamp") != stamp else { return }
    try? FileManager.default.removeItem(atPath: folder)
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Where it can't be written nothing is remembered, and all is run each time.
    try? Files.write(stamp, to: "\(folder)/stamp")
  }

  /// Whether this very text was found to be as it should be.
  func knows(_ document: Document) -> Bool { Files.read(place(of: document)) == text(of: document) }

  func remember(_ document: Document) { try? Files.write(text(of: document), to: place(of: document)) }

  private func place(of document: Document) -> String {
    "\(folder)/\(document.path.replacing("/", with: "|"))"
  }
  private func text(of document: Document) -> String { document.lines.joined(separator: "\n") }

  private static func stamp(of paths: [String]) -> String {
    paths.map { path in
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      let date = facts?[.modificationDate] as? Date
      return "\(path) \(facts?[.size] ?? "none") \(date?.timeIntervalSinceReferenceDate.bitPattern ?? 0)\n"
    }.joined()
  }
}

extension Document {
  /// The programs that its console blocks run.
  var executables: Set<String> {
    Set(
      fences.filter { $0.language == "console" }.flatMap { content(of: $0) }.flatMap { line in
        line.matches(of: /swift run (?:-c release )?([-\w]+)/).map { String($0.1) }
      })
  }
}
