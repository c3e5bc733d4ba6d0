import Kit
import Containment
import Foundation

/// What of the project's files the notebooks read and write.
enum Shelf {
  static func read(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  /// Every Markdown file that is checked, in order: those at the top, the notebooks, and the documentation's articles.
  static func markdown(in root: String) -> [String] {
    let top = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let articles = below("Sources", in: root).filter { $0.contains(".docc/") }
    return (top + below("notebooks-md", in: root) + articles).filter { $0.hasSuffix(".md") }.sorted()
  }

  private static func below(_ folder: String, in root: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String }
    return (names ?? []).map { "\(folder)/\($0)" }
  }

  static func pictures(in root: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(figures)")) ?? []
    return names.filter { $0.hasSuffix(".svg") }.sorted().map { "\(figures)/\($0)" }
  }

  static let figures = "notebooks-md/figures"
}

extension Document {
  init(path: String, root: String) throws {
    guard let text = Shelf.read("\(root)/\(path)") else {
      throw Failure("cannot read \(root)/\(path)")
    }
    self.init(path: path, text: text)
  }
}
