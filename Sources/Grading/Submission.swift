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
    let folders = ["\(path)/Sources/Exercises", "\(path)/Exercises", path].filter(Self.isPlainFolder)
    for exercise in Exercise.all {
      for folder in folders where files[exercise.number] == nil {
        files[exercise.number] = Self.text("\(folder)/\(exercise.file)")
      }
    }
    self.files = files
  }

  /// All submissions in a folder, one subfolder each, by name.
  public static func all(in folder: String) throws -> [(student: String, path: String)] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw MachineFault(reason: "cannot read the folder \(folder)")
    }
    return names.sorted().filter { !$0.hasPrefix(".") && isPlainFolder("\(folder)/\($0)") }
      .map { ($0, "\(folder)/\($0)") }
  }

  /// Says whether the files have changed since: FNV-1a over all of them.
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (number, text) in files.sorted(by: { $0.key < $1.key }) {
      for byte in Array("\(number) \(text.utf8.count) ".utf8) + Array(text.utf8) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    return String(hash, radix: 16)
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
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}
