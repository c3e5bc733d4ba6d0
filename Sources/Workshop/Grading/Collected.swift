import Containment
import Foundation
import Kit

/// A class's submissions as they were collected: one folder or zip file a student, or the download of a service, as a folder
/// or still zipped.
///
/// - Moodle: `Ada Lovelace_1234_assignsubmission_file_` is a folder, or the beginning of a file's name. The student is
///   `Ada Lovelace_1234`.
/// - Gradescope: `submission_1234`, beside `submission_metadata.yml`, which has the names.
public struct Collected: Sendable {
  /// One student, and where what they handed in lies.
  struct Entry: Sendable {
    let student: String
    /// The name that Moodle knows it by, for what goes back there.
    var moodle: String?
    var places: [(name: String, path: String)]
  }

  let entries: [Entry]
  /// What lies beside them and is not graded: other files, links, names that are not UTF-8.
  public let passedOver: [String]

  public var students: [String] { entries.map(\.student) }

  /// `path` is a folder, or a zip file, which is unpacked into `scratch`.
  public init(_ path: String, scratch: Scratch? = nil) throws {
    var folder = path
    if Trove.kind(path).type == .file, path.lowercased().hasSuffix(".zip") {
      let own = try scratch ?? Scratch()
      folder = "\(own.path)/collected"
      try Self.unpack(path, to: folder)
    }
    // A download has a folder of its own around all.
    while let only = try Self.entries(of: folder).first, try Self.entries(of: folder).count == 1,
      Trove.kind("\(folder)/\(only)").type == .folder,
      Trove.kind("\(folder)/\(only)/\(Self.metadata)").type == .file
    {
      folder += "/\(only)"
    }
    let names = Self.names(in: "\(folder)/\(Self.metadata)")
    // By bytes: an accented name written in two ways is two students.
    var places: [Data: Entry] = [:]
    var passedOver: [String] = []
    for name in try Self.entries(of: folder) {
      let place = "\(folder)/\(name)"
      guard let (student, rest, moodle) = Self.student(name, Trove.kind(place).type, at: place) else {
        if name != Self.metadata { passedOver.append(name) }
        continue
      }
      let known = names[student].map { "\($0) \(student)" } ?? student
      places[Data(known.utf8), default: Entry(student: known, moodle: moodle, places: [])]
        .places.append((rest, place))
    }
    guard !places.isEmpty else {
      throw Failure(
        "no submissions in \(path); it should hold one folder a student, such as ada/Exercise5.swift")
    }
    entries = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    self.passedOver = passedOver
    for entry in entries {
      guard let path = entry.places.lazy.compactMap({ Trove.unreadable(at: $0.path) }).first else { continue }
      // Not the student's fault, and nobody is marked for it.
      throw Failure("cannot read \(path.onOneLine); give yourself the right to, by chmod -R u+rX")
    }
  }

  private static let metadata = "submission_metadata.yml"

  /// Whose it is, its name without that, and Moodle's name for it; nil for what is nobody's.
  private static func student(
    _ name: String, _ kind: Trove.Kind, at path: String
  ) -> (String, String, String?)? {
    // Moodle: full name, number, kind of plugin, plugin, and the rest of a file's name.
    let parts = name.split(separator: "_", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
    if kind != .other, parts.count >= 4, parts[2] == "assignsubmission", Int(parts[1]) != nil {
      let rest = parts.count > 4 ? parts[4] : ""
      let student = "\(parts[0])_\(parts[1])"
      if kind == .folder || !rest.isEmpty { return (student, rest, "\(student)_assignsubmission_file_") }
    }
    switch kind {
    case .folder: return (name, "", nil)
    case .file where name.lowercased().hasSuffix(".zip"):
      let isZip = FileManager.default.contents(atPath: path).map { Zip(Array($0)) != nil } ?? false
      return isZip ? (String(name.dropLast(".zip".count)), name, nil) : nil
    default: return nil
    }
  }

  private static func entries(of folder: String) throws -> [String] {
    guard (try? FileManager.default.contentsOfDirectory(atPath: folder)) != nil else {
      throw Failure("cannot read the folder \(folder); give a folder of submissions")
    }
    return Trove.names(in: folder)
  }

  /// The names that Gradescope's list has, by folder.
  private static func names(in path: String) -> [String: String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
    var names: [String: String] = [:]
    var folder = ""
    for line in text.split(whereSeparator: \.isNewline) {
      if let match = line.wholeMatch(of: /(submission_[0-9]+):\s*/) { folder = String(match.1) }
      if let match = line.wholeMatch(of: /[\s-]*:name: *['"]?(.*?)['"]?\s*/) {
        let name = match.1.replacing("/", with: " ")
        names[folder] = names[folder].map { "\($0), \(name)" } ?? String(name)
      }
    }
    return names
  }

  /// Writes what may be needed of a zip file below `folder`; of the rest only that it is there.
  private static func unpack(_ path: String, to folder: String) throws {
    guard let data = FileManager.default.contents(atPath: path), let zip = Zip(Array(data)) else {
      throw Failure("\(path) is no zip file that can be read; unpack it, and give the folder")
    }
    try Files.makeFolder(folder)
    chmod(folder, 0o700)
    for entry in zip.entries where !entry.name.hasSuffix("/") {
      let parts = entry.name.split(separator: "/").map(String.init)
      guard !parts.isEmpty, !parts.contains(".."), parts.allSatisfy({ $0.utf8.count < 256 }) else { continue }
      try Files.makeFolder(([folder] + parts.dropLast()).joined(separator: "/"))
      let name = entry.name.lowercased()
      let isWanted = [".swift", ".txt", ".zip", ".yml"].contains { name.hasSuffix($0) }
      let content = isWanted ? zip.content(of: entry, limit: Trove.largestZip) : []
      try Files.write(content ?? [], to: ([folder] + parts).joined(separator: "/"))
    }
  }
}

/// All files of a place, at any depth, those in zip files too. No link is followed, nothing hidden is looked at.
struct Trove {
  struct Item {
    /// Seen from the place, such as "repo/Sources/Exercises/Exercise5.swift" or "work.zip/Exercise5.swift".
    let path: String
    let size: Int
    /// Nil where it cannot be read.
    let content: () -> [UInt8]?

    var name: String { String(path.split(separator: "/").last ?? "") }
    var folders: [String] { path.split(separator: "/").dropLast().map { $0.lowercased() } }
  }

  private(set) var items: [Item] = []
  /// Zip files that are none, or that are encrypted or spoiled.
  private(set) var unopened: [String] = []

  /// Limits on what somebody else has made: the largest zip file, how many files, how deep.
  static let largestZip = 1 << 26
  private static let mostItems = 20_000
  private static let deepest = 16

  /// What lies at `path`, a folder or a file, under the name `name`.
  mutating func add(_ path: String, as name: String) {
    let own = Self.kind(path)
    switch own.type {
    case .folder:
      guard name.split(separator: "/").count < Self.deepest else { return }
      for inner in Self.names(in: path) {
        add("\(path)/\(inner)", as: name.isEmpty ? inner : "\(name)/\(inner)")
      }
    case .file:
      add(Item(path: name, size: own.size) { FileManager.default.contents(atPath: path).map(Array.init) })
    case .other: break
    }
  }

  private mutating func add(_ item: Item, inside: Int = 0) {
    guard items.count < Self.mostItems else { return }
    guard item.name.lowercased().hasSuffix(".zip"), inside < 2 else {
      items.append(item)
      return
    }
    guard item.size <= Self.largestZip, let bytes = item.content(), let zip = Zip(bytes) else {
      unopened.append(item.path)
      return
    }
    for entry in zip.entries where !entry.name.hasSuffix("/") && !Self.isHidden(entry.name) {
      let content = { zip.content(of: entry, limit: Self.largestZip) }
      add(Item(path: "\(item.path)/\(entry.name)", size: entry.size, content: content), inside: inside + 1)
    }
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  /// What a folder holds, by the bytes of the names: no machine sorts them otherwise.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.utf8.first != UInt8(ascii: ".") && $0 != "__MACOSX" }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  enum Kind { case folder, file, other }

  static func kind(_ path: String) -> (type: Kind, size: Int) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return (.other, 0) }
    switch information.st_mode & S_IFMT {
    case S_IFDIR: return (.folder, 0)
    case S_IFREG: return (.file, Int(information.st_size))
    default: return (.other, 0)
    }
  }

  /// The first folder or file below `path` that we have no right to read.
  static func unreadable(at path: String) -> String? {
    switch kind(path).type {
    case .folder:
      guard access(path, R_OK | X_OK) == 0 else { return path }
      return names(in: path).lazy.compactMap { unreadable(at: "\(path)/\($0)") }.first
    case .file:
      let lower = path.lowercased()
      let isWanted = [".swift", ".zip", ".txt"].contains { lower.hasSuffix($0) }
      return isWanted && access(path, R_OK) != 0 ? path : nil
    case .other: return nil
    }
  }
}
