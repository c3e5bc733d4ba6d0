import Kit
import Course
import Foundation
import Grading

/// The words of the command line, each of which must be used up.
struct Arguments {
  static let help = """
    USAGE: learn [options]                 where you are, and the next exercise's verdict
           learn grade SUBMISSIONS --out DIR [options]   a folder or a zip file
           learn merge DIR ... --out DIR   the class's files, from the results of batches or shards
           learn moodle DIR --worksheet FILE   the results in DIR, in Moodle's grading worksheet
           learn cohort DIR [options]      a made-up class, to rehearse a batch

    FOR THE LEARNER
      --exercise N     this exercise alone, not the next one
      --hint [STEP]    a hint: 1 what to look at, 2 the law in words, 3 numbers,
                       4 where the solution is, if it was handed out
      --watch          look again whenever a file of Sources/Exercises changes
      --language L     en or zh; what LANG says if not given

    FOR THE TEACHER
      --out DIR        where results go; a batch that was interrupted goes on from there
      --seed S         the secret that the hidden maps are made from; drawn, and kept in DIR, if not given
      --shard K/N      the K-th of N parts of the class; needs --seed; then `learn merge`
      --jobs N         submissions at a time; the number of processors if not given
      --count N        members of the made-up class; 200 if not given
      --check OUT      compare the made-up class with the results in OUT

    --package DIR      the folder of Package.swift; the nearest above this one if not given
    --help, --version

    EXIT CODES: 0 nothing wrong, 1 a wrong answer, 2 the command or the machine is at fault.
    """
  static let version = "learn 1.0"

  private var words: [String]

  init(_ words: [String]) { self.words = words }

  mutating func flag(_ name: String) -> Bool {
    guard let i = words.firstIndex(of: name) else { return false }
    words.remove(at: i)
    return true
  }

  /// The word after `name`; throws where there is none.
  mutating func value(_ name: String) throws -> String? {
    guard let i = words.firstIndex(of: name) else { return nil }
    guard i + 1 < words.count, !words[i + 1].hasPrefix("--") else {
      throw misunderstood("\(name) needs a value")
    }
    defer { words.removeSubrange(i...i + 1) }
    return words[i + 1]
  }

  mutating func number<T: FixedWidthInteger>(_ name: String, _ range: ClosedRange<T>) throws -> T? {
    guard let text = try value(name) else { return nil }
    guard let number = T(text), range.contains(number) else {
      throw misunderstood(
        "\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
    }
    return number
  }

  /// `--hint`, with or without a step.
  mutating func hint() throws -> Int? {
    guard let i = words.firstIndex(of: "--hint") else { return nil }
    if i + 1 < words.count, !words[i + 1].hasPrefix("--") { return try number("--hint", 1...4) }
    words.remove(at: i)
    return 1
  }

  /// `--language`, else what the environment speaks.
  mutating func language() throws -> Language {
    if let given = try value("--language") {
      guard let language = Language(rawValue: given) else {
        throw misunderstood("--language takes en or zh, not \"\(given)\"")
      }
      return language
    }
    let environment = ProcessInfo.processInfo.environment
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return spoken?.hasPrefix("zh") == true ? .chinese : .english
  }

  mutating func next() -> String? {
    guard let first = words.first, !first.hasPrefix("-") else { return nil }
    return words.removeFirst()
  }

  func finish() throws {
    if let left = words.first { throw misunderstood("\"\(left)\" is not understood here") }
  }

  /// The folder of Package.swift, from here upwards.
  mutating func package() throws -> String {
    if let given = try value("--package") { return URL(fileURLWithPath: given).standardizedFileURL.path }
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.path + "/Sources/Exercises") { return folder.path }
      folder.deleteLastPathComponent()
    }
    throw misunderstood("no package here or above; give its folder by --package")
  }
}

/// The command was not understood.
func misunderstood(_ what: String) -> Failure { Failure("\(what); see `learn --help`") }
