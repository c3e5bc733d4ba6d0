import Foundation
import Kit

/// What of the project's files the notebooks read and write.
enum ProjectFiles {
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
    guard let text = ProjectFiles.read("\(root)/\(path)") else {
      throw Failure("cannot read \(root)/\(path)")
    }
    self.init(path: path, text: text)
  }
}

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
  func knows(_ document: Document) -> Bool { ProjectFiles.read(place(of: document)) == record(of: document) }

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
      blocks.flatMap { content(of: $0) }.filter { $0.contains("swift run ") }.flatMap { line in
        line.matches(of: /swift run (?:-c release )?([-\w]+)/).map { String($0.1) }
      })
  }
}

/// Links between the project's files, and to headings in them.
struct Links {
  let root: String
  /// Those of the files that are read already, by their paths.
  private let known: [String: Set<String>]

  /// `documents` are those that need not be read again for their headings.
  init(root: String, documents: [Document] = []) {
    self.root = root
    known = Dictionary(documents.map { ($0.path, Self.anchors(of: $0.headings)) }) { $1 }
  }

  /// What is wrong with the links of `document`; links to other sites are not followed.
  func complaints(about document: Document) -> [Difference] {
    document.links.compactMap { link in
      wrong(link.target, in: document).map { Difference(document.path, line: link.line, $0) }
    }
  }

  private func wrong(_ target: String, in document: Document) -> String? {
    if target.contains(":"), target.contains(/^[a-z]+:/) {
      return target.hasPrefix("https://") || target.hasPrefix("mailto:")
        ? nil : "a link to \(target), which is not https://"
    }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let named = String(parts[0]).removingPercentEncoding ?? String(parts[0])
    let path = named.isEmpty ? document.path : Self.joined(document.folder, named)
    guard let path, FileManager.default.fileExists(atPath: "\(root)/\(path)") else {
      return "a link to \(named), which is not there"
    }
    guard parts.count > 1, path.hasSuffix(".md") else { return nil }
    let anchors =
      path == document.path
      ? Self.anchors(of: document.headings)
      : known[path] ?? Self.anchors(of: (try? Document(path: path, root: root))?.headings ?? [])
    let anchor = String(parts[1]).removingPercentEncoding ?? String(parts[1])
    return anchors.contains(anchor) ? nil : "a link to #\(anchor), and \(path) has no such heading"
  }

  /// The files that `document` links to, itself not among them.
  static func files(linkedFrom document: Document) -> [String] {
    document.links.compactMap { link in
      joined(document.folder, String(link.target.prefix { $0 != "#" }))
    }.filter { $0 != document.path }
  }

  /// `name` seen from `folder`; nil where it leaves the project.
  static func joined(_ folder: String, _ name: String) -> String? {
    var parts = folder.split(separator: "/").map(String.init)
    for part in name.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// GitHub's names for headings: small letters, no punctuation, hyphens for spaces, and "-1" for the second of a name.
  static func anchors(of headings: [String]) -> Set<String> {
    var seen: [String: Int] = [:]
    var anchors: Set<String> = []
    for heading in headings {
      let text =
        !heading.contains("](") ? heading : heading.replacing(/!?\[([^\]]*)\]\([^)]*\)/) { String($0.1) }
      let kept = text.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
      let name = kept.replacing(" ", with: "-")
      let count = seen[name, default: 0]
      seen[name] = count + 1
      anchors.insert(count == 0 ? name : "\(name)-\(count)")
    }
    return anchors
  }
}

/// A block that quotes a source file, by `file=` and `part=`.
struct Quotation {
  let root: String

  /// The quoted lines; throws, in words, where there are none.
  func lines(of label: Label) throws(Failure) -> [String] {
    guard let file = label.file, let path = Links.joined("", file),
      let text = try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    else { throw Failure("file=\(label.file ?? "") cannot be read") }
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    guard let part = label.part else { return lines }
    let found =
      path.hasSuffix(".v") ? Self.statement(of: part, in: lines) : Self.declaration(of: part, in: lines)
    guard let found else {
      throw Failure("there is no declaration of \(part) in \(path)")
    }
    return Self.outdented(Array(lines[found]))
  }

  /// From the line that declares `name` to the one that closes its brace, without its comment.
  static func declaration(of name: String, in lines: [String]) -> ClosedRange<Int>? {
    let words = [
      "func", "struct", "enum", "class", "protocol", "extension", "var", "let", "case", "typealias",
    ]
    let start = lines.firstIndex { line in
      let pieces = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "/") }.map(String.init)
      guard !line.trimmed.hasPrefix("//") else { return false }
      if name == "init" { return pieces.contains("init") && line.contains("init(") }
      return zip(pieces, pieces.dropFirst()).contains { words.contains($0) && $1 == name }
    }
    guard let start else { return nil }
    // A constant may end with its line; what has a body ends with it.
    let hasBody = !lines[start].contains(/\b(var|let|case|typealias)\b/)
    var depth = 0
    var opened = false
    for i in start..<lines.count {
      for c in lines[i] where "{(}[)]".contains(c) {
        depth += "{([".contains(c) ? 1 : -1
        if c == "{" { opened = true }
      }
      if depth == 0, opened || !hasBody { return start...i }
    }
    return nil
  }

  /// From the line of a proof assistant's file that states or defines `name` to the one that ends it with a full stop.
  static func statement(of name: String, in lines: [String]) -> ClosedRange<Int>? {
    let words = ["Theorem", "Definition", "Record", "Inductive", "Fixpoint"]
    let start = lines.firstIndex { line in
      let pieces = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "'") }.map(String.init)
      return pieces.count > 1 && words.contains(pieces[0]) && pieces[1] == name
    }
    guard let start, let end = lines[start...].firstIndex(where: { $0.hasSuffix(".") }) else { return nil }
    return start...end
  }

  static func outdented(_ lines: [String]) -> [String] {
    let indents = lines.filter { !$0.trimmed.isEmpty }.map { $0.prefix { $0 == " " }.count }
    let least = indents.min() ?? 0
    return lines.map { String($0.dropFirst(min(least, $0.prefix { $0 == " " }.count))) }
  }
}
