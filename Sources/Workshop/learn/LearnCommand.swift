import Containment
import Course
import Foundation
import Grading
import Kit
import Report

/// What `learn` was asked to do. Exit code 0: nothing is wrong. 1: something is wrong with an answer. 2: the command or the
/// machine is at fault.
@main struct LearnCommand {
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

  private var arguments = ArgumentList(of: "learn")

  static func main() {
    Scratch.removeWhenInterrupted()
    Terminal.end("learn") {
      var command = LearnCommand()
      return try command.run()
    }
  }

  /// Does it, and answers the exit code.
  private mutating func run() throws -> Int32 {
    if arguments.flag("--help", "-h") {
      print(Self.help.fitted(to: Terminal.width))
      return 0
    }
    if arguments.flag("--version") {
      print("learn 1.0")
      return 0
    }
    switch arguments.next() {
    case nil: return try lesson()
    case "grade": return try grade()
    case "merge": return try merge()
    case "moodle": return try moodle()
    case "cohort": return try cohort()
    case let other?: throw arguments.misunderstood("there is no command \"\(other)\"")
    }
  }

  /// `--language`, else what the environment speaks.
  private mutating func language() throws -> Language {
    if let given = try arguments.value("--language") {
      guard let language = Language(rawValue: given) else {
        throw arguments.misunderstood("--language takes en or zh, not \"\(given)\"")
      }
      return language
    }
    let environment = ProcessInfo.processInfo.environment
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return spoken?.hasPrefix("zh") == true ? .chinese : .english
  }

  /// The folder of Package.swift.
  private mutating func package() throws -> String {
    if let given = try arguments.value("--package") {
      return URL(fileURLWithPath: given).standardizedFileURL.path
    }
    guard let found = Disk.nearestFolder(holding: "Sources/Exercises") else {
      throw arguments.misunderstood("no package here or above; give its folder by --package")
    }
    return found
  }

  private mutating func lesson() throws -> Int32 {
    let exercise = try arguments.number("--exercise", 1...11)
    let hint =
      arguments.hasValue("--hint")
      ? try arguments.number("--hint", 1...4) : arguments.flag("--hint") ? 1 : nil
    let watch = arguments.flag("--watch")
    let language = try language()
    let package = try package()
    try arguments.finish()
    let lesson = Lesson(package: package, exercise: exercise, language: language)
    if let hint { return try lesson.hint(hint) }
    return watch ? try lesson.watch() : try lesson.show()
  }

  private mutating func grade() throws -> Int32 {
    guard let out = try arguments.value("--out") else {
      throw arguments.misunderstood("grade needs --out DIR")
    }
    let seed: UInt64? = try arguments.number("--seed", 0...UInt64.max)
    let shardText = try arguments.value("--shard")
    let jobs = try arguments.number("--jobs", 1...1024) ?? ProcessInfo.processInfo.activeProcessorCount
    let package = try package()
    guard let submissions = arguments.next() else {
      throw arguments.misunderstood("grade needs a folder of submissions")
    }
    try arguments.finish()
    var shard = Batch.Shard.whole
    if let shardText {
      guard let parsed = Batch.Shard(shardText) else {
        throw arguments.misunderstood("--shard takes K/N, K from 1 to N, such as 2/5, not \"\(shardText)\"")
      }
      guard seed != nil else {
        throw arguments.misunderstood("--shard needs --seed, the same for every shard")
      }
      shard = parsed
    }
    let batch = try Batch(submissions, package: package, out: out, seed: seed)
    Terminal.say("isolation: \(batch.isolation.promise)")
    let passedOver = batch.collected.passedOver
    if !passedOver.isEmpty {
      let names =
        passedOver.prefix(5).map(\.onOneLine).joined(separator: ", ") + (passedOver.count > 5 ? ", ..." : "")
      Terminal.say("not graded, since neither folder nor zip file with a name in UTF-8: \(names)")
    }
    let began = Date()
    // What comes next, a result or an error, takes the place of the last progress.
    let graded = try {
      defer { Terminal.progress("") }
      return try batch.run(shard: shard, jobs: jobs) { done, all in
        Terminal.progress("\(done) of \(all) submissions")
      }
    }()
    let seconds = Date().timeIntervalSince(began)
    let book = shardText == nil ? try Gradebook([batch.out]) : nil
    try book?.write(to: batch.out)
    print(
      "graded \(graded) submissions in \(String(format: "%.1f", seconds)) s"
        + (shardText == nil ? "; see \(batch.out)/class.csv and mistakes.md" : "; now `learn merge`"))
    if let book { tell(book.attention) }
    return 0
  }

  private mutating func merge() throws -> Int32 {
    guard let out = try arguments.value("--out") else {
      throw arguments.misunderstood("merge needs --out DIR")
    }
    var folders: [String] = []
    while let folder = arguments.next() { folders.append(folder) }
    try arguments.finish()
    guard !folders.isEmpty else { throw arguments.misunderstood("merge needs the folders of batches") }
    let book = try Gradebook(folders)
    try book.checkComplete()
    try book.write(to: out)
    print("merged \(book.results.count) submissions; see \(out)/class.csv and mistakes.md")
    tell(book.attention)
    return 0
  }

  /// Nobody gets no points for a file that was not found, and nobody is told.
  private func tell(_ attention: [String]) {
    guard !attention.isEmpty else { return }
    print("look at these:")
    attention.forEach { print("  \($0)") }
  }

  private mutating func moodle() throws -> Int32 {
    guard let worksheet = try arguments.value("--worksheet") else {
      throw arguments.misunderstood("moodle needs --worksheet FILE, the grading worksheet that Moodle makes")
    }
    guard let out = arguments.next() else {
      throw arguments.misunderstood("moodle needs the folder of results")
    }
    try arguments.finish()
    let count = try Gradebook([out]).fill(worksheet, to: out)
    print("filled in \(count) grades; upload \(out)/moodle-grades.csv and moodle-feedback.zip")
    return 0
  }

  private mutating func cohort() throws -> Int32 {
    let count = try arguments.number("--count", 1...100_000) ?? 200
    let check = try arguments.value("--check")
    let package = try package()
    guard let folder = arguments.next() else { throw arguments.misunderstood("cohort needs a folder") }
    try arguments.finish()
    let cohort = try Cohort(count: count, in: folder, package: package)
    guard let check else {
      try cohort.write(to: folder)
      print("wrote \(count) submissions to \(folder)")
      return 0
    }
    let differences = try cohort.differences(from: check)
    differences.forEach { print($0) }
    print(differences.isEmpty ? "all \(count) graded as they should be" : "\(differences.count) differences")
    return differences.isEmpty ? 0 : 1
  }
}
