import Containment
import Course
import Foundation

/// What one student handed in, wherever in it the files lie.
public struct Submission: Sendable {
  public let student: String
  /// The files found, by exercise.
  public let files: [Int: String]
  /// Other Swift files beside them, by name, which they may need.
  public let helpers: [String: String]
  /// What the student and the teacher should be told about it, one sentence each.
  public let remarks: [String]

  /// Largest file that is read.
  static let largestFile = 1 << 18
  /// The file that comes with the exercises, and that a student may have added to.
  static let support = "Support.swift"

  /// What lies at `path`, a folder or a zip file.
  public init(student: String, at path: String) { self.init(student: student, [("", path)]) }

  /// What lies at each path, under a name of its own.
  init(student: String, _ places: [(name: String, path: String)]) {
    self.student = student
    var trove = Trove()
    for place in places { trove.add(place.path, as: place.name) }
    let swift = trove.items.filter { Self.swiftName($0.name) != nil && !Self.isOurs($0) }
    var remarks = trove.unopened.map { "\($0) could not be opened" }
    var files: [Int: String] = [:]
    var homes: Set<[String]> = []
    let numbered = Dictionary(grouping: swift) { Self.exercise($0.name) }
    for exercise in Exercise.all {
      let candidates = (numbered[exercise.number] ?? [])
        .map { (item: $0, text: Self.text($0)) }
        .sorted { Self.rank($0.item, $0.text) < Self.rank($1.item, $1.text) }
      guard let chosen = candidates.first else { continue }
      files[exercise.number] = chosen.text
      homes.insert(chosen.item.folders)
      let others = candidates.dropFirst().filter {
        $0.text != chosen.text && !$0.text.contains(Self.unsolved)
      }
      if !others.isEmpty {
        remarks.append(
          "exercise \(exercise.number) was handed in more than once: \(chosen.item.path) counts, not "
            + others.map(\.item.path).joined(separator: ", "))
      }
    }
    if files.count < Exercise.all.count {
      let closed = trove.items.filter { Self.isArchive($0.name) }.map(\.path)
      if !closed.isEmpty {
        remarks.append("\(closed.joined(separator: ", ")): only zip files are opened here")
      }
      if files.isEmpty {
        let names = trove.items.map(\.path)
        let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", ..." : "")
        remarks.append(names.isEmpty ? "nothing was handed in" : "what was handed in: \(shown)")
      }
    }
    var helpers: [String: String] = [:]
    for item in numbered[nil] ?? [] where Self.lies(item, beside: homes) {
      guard let name = Self.swiftName(item.name), name != "Package.swift" else { continue }
      if name == "main.swift" {
        remarks.append(
          "\(item.path) was left out: the exercises are a library, and main.swift is a program's")
      } else if helpers[name] == nil {
        helpers[name] = Self.text(item)
      }
    }
    self.files = files
    self.helpers = helpers
    self.remarks = remarks.map(\.onOneLine)
  }

  private static let unsolved = "throw Unsolved()"

  /// A file's name as the compiler wants it: some systems add .txt to what they do not know.
  private static func swiftName(_ name: String) -> String? {
    for suffix in [".swift", ".swift.txt"] where name.lowercased().hasSuffix(suffix) {
      return name.dropLast(suffix.count) + ".swift"
    }
    return nil
  }

  /// Which exercise a file is: its name in any case, and with the marks that a second copy gets.
  static func exercise(_ name: String) -> Int? {
    guard let name = swiftName(name)?.dropLast(".swift".count).lowercased() else { return nil }
    if let plain = Int(name.dropFirst("exercise".count)), name == "exercise\(plain)" {
      return Exercise.number(plain)?.number
    }
    guard name.contains("exercise") else { return nil }
    let copy = /(?:copy of )?exercise[ _-]?0*([0-9]{1,2})(?: ?\([0-9]+\)|[ _-][0-9]+| ?-? ?copy)*/
    guard let match = name.wholeMatch(of: copy), let number = Int(match.1) else { return nil }
    return Exercise.number(number)?.number
  }

  /// Whether it came with the handout and is no answer.
  private static func isOurs(_ item: Trove.Item) -> Bool {
    zip(item.folders, item.folders.dropFirst()).contains {
      ["sources solutions", "workshop stubs"].contains("\($0) \($1)")
    }
  }

  /// Of several files for one exercise the least counts: solved before unsolved, in a folder Exercises before elsewhere,
  /// the plain name before a copy's, then the nearer one.
  private static func rank(_ item: Trove.Item, _ text: String) -> (Int, Int, Int, String) {
    let isPlain = exercise(item.name).map { item.name.lowercased() == "exercise\($0).swift" } ?? false
    let place = (item.folders.last == "exercises" ? 0 : 2) + (isPlain ? 0 : 1)
    return (text.contains(unsolved) ? 1 : 0, place, item.folders.count, item.path)
  }

  /// Whether it lies in a folder from which an exercise was taken, or below one that is called Exercises.
  private static func lies(_ item: Trove.Item, beside homes: Set<[String]>) -> Bool {
    homes.contains { home in
      item.folders == home || (home.last == "exercises" && item.folders.starts(with: home))
    }
  }

  private static func isArchive(_ name: String) -> Bool {
    [".rar", ".7z", ".tar", ".gz", ".tgz", ".xz", ".bz2"].contains { name.lowercased().hasSuffix($0) }
  }

  private static func text(_ item: Trove.Item) -> String {
    guard item.size <= largestFile else { return "#error(\"larger than \(largestFile) bytes\")\n" }
    guard let bytes = item.content() else { return "#error(\"cannot be read\")\n" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The student's name as part of a file's name, of which most systems allow 255 bytes.
  static func fileName(_ student: String) -> String {
    guard student.utf8.count > 200 else { return student }
    var short = student
    while short.utf8.count > 180 { short.removeLast() }
    return "\(short)-\(String(hash(Array(student.utf8), from: basis), radix: 16))"
  }

  /// Says whether anything has changed since.
  var fingerprint: String {
    let named =
      files.map { ("\($0.key)", $0.value) } + helpers.map { ($0.key, $0.value) } + remarks.map { ("", $0) }
    let hash = named.sorted { $0 < $1 }.reduce(Self.basis) { hash, file in
      Self.hash(Array("\(file.0) \(file.1.utf8.count) ".utf8) + Array(file.1.utf8), from: hash)
    }
    return String(hash, radix: 16)
  }

  private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  /// FNV-1a.
  private static func hash(_ bytes: [UInt8], from start: UInt64) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
