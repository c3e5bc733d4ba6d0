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

/// A zip file, as services give them: read without writing anything, so that no name in it leads anywhere.
///
/// Stored and deflated entries; not encrypted ones, nor archives above 4 GB.
struct Zip {
  struct Entry {
    /// As it stands there: with slashes, or with the backslashes of some Windows programs.
    let name: String
    let size: Int
    fileprivate let packed: Int
    fileprivate let method: Int
    fileprivate let offset: Int
    fileprivate let checksum: UInt32
  }

  let entries: [Entry]
  private let bytes: [UInt8]

  /// Nil where these bytes are no zip file.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The directory is found from the end, where a comment of up to 65535 bytes may follow.
    let earliest = max(0, bytes.count - 22 - 65535)
    guard bytes.count >= 22,
      let end = stride(from: bytes.count - 22, through: earliest, by: -1)
        .first(where: { Self.number(bytes, $0, 4) == 0x0605_4b50 })
    else { return nil }
    let count = Self.number(bytes, end + 10, 2)
    var place = Self.number(bytes, end + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<count {
      guard place + 46 <= bytes.count, Self.number(bytes, place, 4) == 0x0201_4b50 else { return nil }
      func field(_ offset: Int, _ size: Int) -> Int { Self.number(bytes, place + offset, size) }
      let length = field(28, 2)
      guard place + 46 + length <= bytes.count else { return nil }
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      let isEncrypted = field(8, 2) & 1 == 1
      entries.append(
        Entry(
          name: name.replacingOccurrences(of: "\\", with: "/"), size: field(24, 4), packed: field(20, 4),
          method: isEncrypted ? -1 : field(10, 2), offset: field(42, 4), checksum: UInt32(field(16, 4))))
      place += 46 + length + field(30, 2) + field(32, 2)
    }
    self.entries = entries
  }

  /// Little-endian.
  private static func number(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// What `entry` holds; nil where it is spoiled, encrypted, or larger than `limit`.
  func content(of entry: Entry, limit: Int) -> [UInt8]? {
    guard entry.size <= limit, entry.offset + 30 <= bytes.count else { return nil }
    let start =
      entry.offset + 30 + Self.number(bytes, entry.offset + 26, 2) + Self.number(bytes, entry.offset + 28, 2)
    let content: [UInt8]?
    switch entry.method {
    case 0: content = start + entry.size <= bytes.count ? Array(bytes[start..<start + entry.size]) : nil
    case 8: content = Inflate.bytes(bytes, from: start, limit: limit)
    default: content = nil
    }
    guard let content, Self.checksum(content) == entry.checksum else { return nil }
    return content
  }

  /// A zip file of these, stored; the same files give the same bytes.
  static func archive(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    /// Values and their sizes in bytes, the lowest byte first.
    func little(_ fields: [(value: Int, size: Int)]) -> [UInt8] {
      fields.flatMap { field in (0..<field.size).map { UInt8(field.value >> (8 * $0) & 0xff) } }
    }
    for (name, content) in files {
      let (name, size) = (Array(name.utf8), content.count)
      // Version 2.0, names in UTF-8, stored, 1 January 1980.
      let common = little([
        (20, 2), (0x800, 2), (0, 2), (0, 2), (0x21, 2), (Int(checksum(content)), 4), (size, 4), (size, 4),
        (name.count, 2), (0, 2),
      ])
      directory += little([(0x0201_4b50, 4), (20, 2)]) + common
      directory += little([(0, 2), (0, 2), (0, 2), (0, 4), (body.count, 4)]) + name
      body += little([(0x0403_4b50, 4)]) + common + name + content
    }
    let (count, size) = (files.count, directory.count)
    return body + directory
      + little([(0x0605_4b50, 4), (0, 4), (count, 2), (count, 2), (size, 4), (body.count, 4), (0, 2)])
  }

  /// CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8) }
  }
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xedb8_8320 ^ (crc >> 1) : crc >> 1 }
  }
}
