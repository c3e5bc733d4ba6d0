import Containment
import Course
import Foundation
import Grading
import Kit
import Report

/// Where a learner is: found out anew each time, by running what is there.
struct Lesson {
  let package: String
  /// The exercise asked for; else the first that is not right.
  let exercise: Int?
  let language: Language

  /// Runs the exercises and says how the current one stands; 1 if it is wrong. One that is asked for is compiled and
  /// judged alone.
  func show() throws -> Int32 {
    let findings = try judging { try $0(exercise.map { [$0] }) }
    let current = exercise ?? Board(findings).next?.number
    print(screen(findings, at: current))
    let state = findings.first { $0.exercise == current }?.state ?? .correct
    return [.correct, .unsolved].contains(state) ? 0 : 1
  }

  /// What compiles and judges the exercises of some numbers, or all, for as long as `body` runs.
  private func judging<Answer>(
    _ body: (_ judge: (_ numbers: [Int]?) throws -> [ExerciseFinding]) throws -> Answer
  ) throws -> Answer {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let grader = try Grader(package: package, cache: scratch.path + "/cache")
    return try body { numbers in
      let own = Submission(student: "you", at: package + "/Sources/Exercises")
      let files = own.files.filter { numbers?.contains($0.key) ?? true }
      return try grader.findings(
        of: files, helpers: own.helpers, .open, in: scratch.path + "/run", only: numbers)
    }
  }

  /// The board, where all were judged, and one message.
  private func screen(_ findings: [ExerciseFinding], at current: Int?) -> String {
    let board = Board(findings)
    let table = findings.count > 1 ? board.table("Change of variables", in: language) + "\n\n" : ""
    guard let current, let finding = findings.first(where: { $0.exercise == current }) else {
      return table
        + "All eleven are right at every open probe. Other maps will be asked when they are graded."
        .wrapped(to: 78).joined(separator: "\n")
    }
    let number = Exercise.number(current)!
    let own = text("Exercises/\(number.file)")
    let message = Message(finding, hidden: false, in: language)!
    return table
      + message.screen(
        line: own.map { finding.line(in: $0) },
        question: number.question(from: text("Workshop/Stubs/\(number.file)") ?? own ?? "", in: language))
  }

  private func text(_ name: String) -> String? {
    try? String(contentsOfFile: "\(package)/Sources/\(name)", encoding: .utf8)
  }

  /// One step of the ladder, for the exercise asked for or the next one.
  func hint(_ step: Int) throws -> Int32 {
    let number = try exercise ?? Board(judging { try $0(nil) }).next?.number
    guard let number, let exercise = Exercise.number(number) else {
      print("All eleven are right: there is nothing to hint at.")
      return 0
    }
    let isThere = text("Solutions/\(exercise.file)") != nil
    let hint =
      switch step {
      case 1: exercise.lookAt
      case 2: exercise.law
      case 3: exercise.picture
      default: isThere ? "One solution is in \(exercise.solution)." : "The solutions were not handed out."
      }
    print("Exercise \(number), \(exercise.title). \(hint)".wrapped(to: 78).joined(separator: "\n"))
    let last = isThere ? 4 : 3
    if step < last {
      print("  More  swift run learn --hint \(step + 1) --exercise \(number)\n  Read  \(exercise.notebook)")
    }
    return 0
  }

  /// Looks again whenever a file changes, at that file alone; moves on when its exercise is solved.
  func watch() throws -> Int32 {
    try judging { judge in
      var current = exercise
      var seen = modificationTimes()
      Terminal.repaint("Looking at all eleven ...")
      var findings = try judge(nil)
      while true {
        let board = Board(findings)
        let isRight = findings.first { $0.exercise == current }?.state == .correct
        if current == nil || isRight { current = board.next?.number }
        Terminal.repaint(screen(findings, at: current) + "\n\nWatching Sources/Exercises; Ctrl-C ends.")
        var now = seen
        while now == seen {
          Thread.sleep(forTimeInterval: 0.2)
          now = modificationTimes()
        }
        let changed = now.keys.filter { now[$0] != seen[$0] }.sorted()
        seen = now
        Terminal.repaint(
          board.table("Change of variables", in: language) + "\n\nLooking at exercise "
            + changed.map { "\($0)" }.joined(separator: ", ") + " ...")
        let anew = try judge(changed)
        findings = findings.map { old in anew.first { $0.exercise == old.exercise } ?? old }
        // What was just saved is what the learner is at.
        current = anew.first { $0.state != .correct }?.exercise ?? current
      }
    }
  }

  private func modificationTimes() -> [Int: Date] {
    Dictionary(
      uniqueKeysWithValues: Exercise.all.map { exercise in
        let path = "\(package)/Sources/Exercises/\(exercise.file)"
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (exercise.number, attributes?[.modificationDate] as? Date ?? .distantPast)
      })
  }
}

extension Terminal {
  /// In the place of what stands there, where there is a terminal; else below it.
  static func repaint(_ text: String) {
    print((isWatched ? "\u{1B}[H\u{1B}[2J" : "") + text)
    fflush(nil)
  }
}
