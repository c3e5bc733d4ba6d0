import Containment
import Foundation

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
