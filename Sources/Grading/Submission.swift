import Course
import Foundation

/// What one student handed in.
public struct Submission: Sendable {
  public let student: String
  /// The files found, by exercise; only plain files of a sensible size are read, and no link is followed.
  public let files: [Int: String]

  /// Largest file that is read.
  static let largestFile = 1 << 18

  /// The folder `path`, which holds Exercise*.swift itself, or in Exercises, or in Sources/Exercises.
  public init(student: String, at path: String) {
    self.student = student
    var files: [Int: String] = [:]
    let folders = Self.folders(at: path).filter(Self.isPlainFolder)
    for exercise in Exercise.all {
      for folder in folders where files[exercise.number] == nil {
        files[exercise.number] = Self.text("\(folder)/\(exercise.file)")
      }
    }
    self.files = files
  }

  /// All submissions in a folder, one subfolder each, by the bytes of their names: no machine sorts them otherwise.
  public static func all(in folder: String) throws -> [(student: String, path: String)] {
    let submissions = try entries(of: folder).filter { isPlainFolder("\(folder)/\($0)") }
    guard !submissions.isEmpty else {
      throw MachineFault(
        reason:
          "no submissions in \(folder); it should hold one folder a student, such as ada/Exercise5.swift")
    }
    let found = submissions.map { (student: $0, path: "\(folder)/\($0)") }
    if let path = found.lazy.compactMap({ unreadable(at: $0.path) }).first {
      // Not the student's fault, and nobody is marked for it.
      throw MachineFault(
        reason: "cannot read \(path.onOneLine); give yourself the right to, by chmod -R u+rX")
    }
    return found
  }

  private static func folders(at path: String) -> [String] {
    ["\(path)/Sources/Exercises", "\(path)/Exercises", path]
  }

  /// The first folder or file of a submission that we have no right to read.
  private static func unreadable(at path: String) -> String? {
    guard access(path, R_OK | X_OK) == 0 else { return path }
    let inner = ["\(path)/Sources"] + folders(at: path)
    return inner.first { isPlainFolder($0) && access($0, R_OK | X_OK) != 0 }
      ?? folders(at: path).filter(isPlainFolder)
      .flatMap { folder in Exercise.all.map { "\(folder)/\($0.file)" } }
      .first { kind($0).type == .typeRegular && access($0, R_OK) != 0 }
  }

  /// What lies in `folder` beside the submissions and is not graded: files, links, names that are not UTF-8.
  public static func passedOver(in folder: String) throws -> [String] {
    try entries(of: folder).filter { !isPlainFolder("\(folder)/\($0)") }
  }

  private static func entries(of folder: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw MachineFault(reason: "cannot read the folder \(folder); give a folder of submissions")
    }
    return names.filter { $0.utf8.first != UInt8(ascii: ".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The student's name as part of a file's name, of which most systems allow 255 bytes.
  static func fileName(_ student: String) -> String {
    guard student.utf8.count > 200 else { return student }
    var short = student
    while short.utf8.count > 180 { short.removeLast() }
    return "\(short)-\(String(hash(Array(student.utf8), from: basis), radix: 16))"
  }

  /// Says whether the files have changed since.
  var fingerprint: String {
    let hash = files.sorted { $0.key < $1.key }.reduce(Self.basis) { hash, file in
      Self.hash(Array("\(file.key) \(file.value.utf8.count) ".utf8) + Array(file.value.utf8), from: hash)
    }
    return String(hash, radix: 16)
  }

  private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  /// FNV-1a.
  private static func hash(_ bytes: [UInt8], from start: UInt64) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func kind(_ path: String) -> (type: FileAttributeType?, size: Int) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.type] as? FileAttributeType, attributes?[.size] as? Int ?? 0)
  }

  private static func isPlainFolder(_ path: String) -> Bool { kind(path).type == .typeDirectory }

  private static func text(_ path: String) -> String? {
    let (type, size) = kind(path)
    guard type == .typeRegular else { return nil }
    guard size <= largestFile else { return "#error(\"larger than \(largestFile) bytes\")\n" }
    guard let data = FileManager.default.contents(atPath: path) else {
      return "#error(\"cannot be read\")\n"
    }
    return String(decoding: data, as: UTF8.self)
  }
}
