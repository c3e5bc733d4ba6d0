import Kit
import Containment
import Foundation
import Grading
import Report

/// What `learn` was asked to do.
struct Command {
  private var arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  /// Does it, and answers the exit code.
  mutating func run() throws -> Int32 {
    if arguments.flag("--help") || arguments.flag("-h") {
      print(Arguments.help.fitted(to: Terminal.width))
      return 0
    }
    if arguments.flag("--version") {
      print(Arguments.version)
      return 0
    }
    switch arguments.next() {
    case nil: return try lesson()
    case "grade": return try grade()
    case "merge": return try merge()
    case "moodle": return try moodle()
    case "cohort": return try cohort()
    case let other?: throw misunderstood("there is no command \"\(other)\"")
    }
  }

  private mutating func lesson() throws -> Int32 {
    let exercise = try arguments.number("--exercise", 1...11)
    let hint = try arguments.hint()
    let watch = arguments.flag("--watch")
    let language = try arguments.language()
    let package = try arguments.package()
    try arguments.finish()
    let lesson = Lesson(package: package, exercise: exercise, language: language)
    if let hint { return try lesson.hint(hint) }
    return watch ? try lesson.watch() : try lesson.show()
  }

  private mutating func grade() throws -> Int32 {
    guard let out = try arguments.value("--out") else { throw misunderstood("grade needs --out DIR") }
    let seed: UInt64? = try arguments.number("--seed", 0...UInt64.max)
    let shardText = try arguments.value("--shard")
    let jobs = try arguments.number("--jobs", 1...1024) ?? ProcessInfo.processInfo.activeProcessorCount
    let package = try arguments.package()
    guard let submissions = arguments.next() else {
      throw misunderstood("grade needs a folder of submissions")
    }
    try arguments.finish()
    var shard = Batch.Shard.whole
    if let shardText {
      guard let parsed = Batch.Shard(shardText) else {
        throw misunderstood("--shard takes K/N, K from 1 to N, such as 2/5, not \"\(shardText)\"")
      }
      guard seed != nil else { throw misunderstood("--shard needs --seed, the same for every shard") }
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
    guard let out = try arguments.value("--out") else { throw misunderstood("merge needs --out DIR") }
    var folders: [String] = []
    while let folder = arguments.next() { folders.append(folder) }
    try arguments.finish()
    guard !folders.isEmpty else { throw misunderstood("merge needs the folders of batches") }
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
      throw misunderstood("moodle needs --worksheet FILE, the grading worksheet that Moodle makes")
    }
    guard let out = arguments.next() else { throw misunderstood("moodle needs the folder of results") }
    try arguments.finish()
    let count = try Gradebook([out]).fill(worksheet, to: out)
    print("filled in \(count) grades; upload \(out)/moodle-grades.csv and moodle-feedback.zip")
    return 0
  }

  private mutating func cohort() throws -> Int32 {
    let count = try arguments.number("--count", 1...100_000) ?? 200
    let check = try arguments.value("--check")
    let package = try arguments.package()
    guard let folder = arguments.next() else { throw misunderstood("cohort needs a folder") }
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
