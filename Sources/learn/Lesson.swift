import Containment
import Course
import Foundation
import Grading

/// Where a learner is: found out anew each time, by running what is there.
struct Lesson {
  let package: String
  /// The exercise asked for; else the first that is not right.
  let exercise: Int?

  private static let marks: [State: String] = [
    .correct: "right", .wrongNamed: "wrong", .wrongUnknown: "wrong", .unsolved: "-", .notFound: "no file",
    .trapped: "trapped", .timedOut: "no end", .doesNotCompile: "does not compile",
  ]

  /// Runs every exercise and says how the current one stands; 1 if it is wrong.
  func show() throws -> Int32 {
    let scratch = try Scratch()
    defer { scratch.remove() }
    return try look(Workshop(package: package, cache: scratch.path + "/cache"), scratch, at: exercise).code
  }

  /// Prints the table and one verdict; answers which exercise it was about.
  private func look(_ workshop: Workshop, _ scratch: Scratch, at chosen: Int?) throws -> (
    code: Int32, at: Int
  ) {
    let submission = Submission(student: "you", at: package + "/Sources/Exercises")
    let findings = try workshop.findings(
      of: submission.files, helpers: submission.helpers, .open, in: scratch.path + "/run")
    for finding in findings {
      let exercise = Exercise.number(finding.exercise)!
      let number = String(repeating: " ", count: exercise.number < 10 ? 1 : 0) + "\(exercise.number)"
      print("\(number)  \(exercise.title): \(Self.marks[finding.state]!)")
    }
    print()
    guard
      let current = chosen.map({ number in findings.first { $0.exercise == number }! })
        ?? findings.first(where: { $0.state != .correct })
    else {
      print("All eleven are right at every open probe. Other maps will be asked when they are graded.")
      return (0, 11)
    }
    print(Feedback.message(current, hidden: false))
    if current.state == .correct, let next = findings.first(where: { $0.state != .correct }) {
      print("Next: exercise \(next.exercise), `swift run learn --exercise \(next.exercise)`.")
    }
    return ([.correct, .unsolved].contains(current.state) ? 0 : 1, current.exercise)
  }

  /// One step of the ladder, for the exercise asked for or the next one.
  func hint(_ step: Int) throws -> Int32 {
    var number = exercise
    if number == nil {
      let scratch = try Scratch()
      defer { scratch.remove() }
      let workshop = try Workshop(package: package, cache: scratch.path + "/cache")
      let own = Submission(student: "you", at: package + "/Sources/Exercises")
      let findings = try workshop.findings(
        of: own.files, helpers: own.helpers, .open, in: scratch.path + "/run")
      number = findings.first { $0.state != .correct }?.exercise
    }
    guard let number, let exercise = Exercise.number(number) else {
      print("All eleven are right: there is nothing to hint at.")
      return 0
    }
    let text =
      switch step {
      case 1: exercise.lookAt
      case 2: exercise.law
      case 3: exercise.picture
      default: "One solution is in \(exercise.solution)."
      }
    print("Exercise \(number), \(exercise.title). \(text)")
    if step < 4 {
      print("More: learn --hint \(step + 1) --exercise \(number); to read: \(exercise.notebook)")
    }
    return 0
  }

  /// Looks again whenever a file changes; stays with its exercise until it is told to go on.
  func watch() throws -> Int32 {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let workshop = try Workshop(package: package, cache: scratch.path + "/cache")
    var current = exercise
    var seen: [Date] = []
    while true {
      let now = modificationTimes()
      if now != seen {
        seen = now
        current = try look(workshop, scratch, at: current).at
        print("\nWatching Sources/Exercises for exercise \(current!); Ctrl-C ends.")
      }
      Thread.sleep(forTimeInterval: 0.3)
    }
  }

  private func modificationTimes() -> [Date] {
    Exercise.all.map { exercise in
      let path = "\(package)/Sources/Exercises/\(exercise.file)"
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return attributes?[.modificationDate] as? Date ?? .distantPast
    }
  }
}
