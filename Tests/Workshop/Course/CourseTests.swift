import ExerciseProtocol
import Foundation
import Testing
import Theorem

@testable import Course

@Suite("The course tests itself")
struct CourseTests {
  static let sets: [ProbeSet] = {
    let seeds: ClosedRange<UInt64> = ProcessInfo.processInfo.environment["DEEP"] == "1" ? 1...200 : 1...3
    return [.open] + seeds.map { .hidden(seed: $0) }
  }()

  /// What somebody answers who means `expected`.
  private func answer(_ expected: Expected) -> Calling.Answer {
    switch expected.content {
    case .refusal: .refused
    case .values(let values): .values(values.map { $0 ?? 0.25 })
    }
  }

  @Test(arguments: Exercise.all.map(\.number))
  func rightIsRight(_ number: Int) {
    let exercise = Exercise.number(number)!
    for set in Self.sets {
      let probes = exercise.probes(set)
      let finding = ExerciseFinding(number, probes.map { answer($0.right) }, to: probes)
      #expect(finding.state == .correct, "\(set): \(finding.evidence)")
      #expect(probes.contains(where: \.isEasy) && probes.contains { !$0.isEasy })
    }
  }

  /// On every set each mistake gets exactly its own name; two that are one number get both names.
  @Test(arguments: Exercise.all.map(\.number))
  func mistakesGetTheirOwnName(_ number: Int) {
    let exercise = Exercise.number(number)!
    for set in Self.sets {
      let probes = exercise.probes(set)
      for (place, mistake) in probes[0].mistakes.enumerated() {
        let finding = ExerciseFinding(number, probes.map { answer($0.mistakes[place].answer) }, to: probes)
        let twins = ["multiplied", "log-sign"]
        let own = number == 5 && twins.contains(mistake.id) ? twins : [mistake.id]
        #expect(finding.state == .wrongNamed && finding.mistakes == own, "\(set) \(mistake.id): \(finding)")
      }
    }
  }

  @Test(arguments: Exercise.all.map(\.number))
  func unknownMistakesAreNotNamed(_ number: Int) {
    let exercise = Exercise.number(number)!
    let probes = exercise.probes(.open)
    let answers = probes.map { probe -> Calling.Answer in
      guard case .values(let values) = answer(probe.right) else { return .refused }
      return .values(values.map { $0 * (1 + 0x1p-20) + 0x1p-20 })
    }
    #expect(ExerciseFinding(number, answers, to: probes).state == .wrongUnknown)
    let rounded = probes.map { probe -> Calling.Answer in
      guard case .values(let values) = answer(probe.right) else { return .refused }
      return .values(values.map { $0.nextUp })
    }
    // A last digit is rounding's to choose, except where an exact 0 or no number at all is asked for.
    let finding = ExerciseFinding(number, rounded, to: probes)
    #expect(finding.state == .correct || finding.evidence.contains("want 0"))
  }

  /// An exercise may ask its functions anything, of any length: the judge answers, soon and briefly.
  @Test(arguments: Exercise.all.map(\.number))
  func functionsAnswerWhateverIsAsked(_ number: Int) {
    let odd: [Double] = [
      .nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude, 0, -0.0, .greatestFiniteMagnitude,
      1e16,
    ]
    let asked =
      [[]] + odd.map { [$0] } + odd.map { [$0, $0] } + odd.map { [$0, $0, $0] } + [
        Array(repeating: 0.5, count: 20_000)
      ]
    for set in Self.sets.dropFirst().prefix(1) {
      for (probe, oracle) in Exercise.number(number)!.probes(set).flatMap({ p in p.oracles.map { (p, $0) } })
      {
        for numbers in asked {
          let answer = oracle(numbers)
          #expect(answer.count <= max(numbers.count, 9), "\(probe.label)")
        }
      }
    }
  }

  /// Right on affine maps only, as `slope-at-x` is, is half the points.
  @Test func halfThePoints() {
    let exercise = Exercise.number(5)!
    let probes = exercise.probes(.hidden(seed: 4))
    func points(_ id: String) -> Double {
      let place = probes[0].mistakes.firstIndex { $0.id == id }!
      return exercise.points(
        for: ExerciseFinding(5, probes.map { answer($0.mistakes[place].answer) }, to: probes))
    }
    #expect(points("slope-at-x") == Double(exercise.points) / 2)
    #expect(points("multiplied") == 0)
  }

  @Test func seedsMakeTheSameQuestionsAndOthersOthers() {
    func labels(_ set: ProbeSet) -> [String] { Exercise.all.flatMap { $0.probes(set).map(\.label) } }
    #expect(labels(.hidden(seed: 8)) == labels(.hidden(seed: 8)))
    #expect(labels(.hidden(seed: 8)) != labels(.hidden(seed: 9)))
  }

  @Test func everyExerciseIsComplete() {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    for exercise in Exercise.all {
      #expect(exercise.points > 0 && exercise.lookAt != exercise.law && !exercise.picture.isEmpty)
      for id in exercise.mistakes { #expect(KnownMistake.named(id) != nil, "\(id) has no text") }
      let notebook = "\(root)/\(exercise.notebook)"
      let text = try? String(contentsOfFile: notebook, encoding: .utf8)
      #expect(text?.contains(exercise.file) == true, "\(notebook) does not speak of \(exercise.file)")
    }
    #expect(Set(KnownMistake.all.map(\.id)).count == KnownMistake.all.count)
  }

  /// A page for each mistake, whose numbers are what the code computes; `WRITE_PAGES=1` writes the numbers anew.
  @Test func everyMistakeHasItsPage() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let marks = ("<!-- numbers -->\n", "<!-- end of numbers -->")
    for mistake in KnownMistake.all {
      let (path, numbers) = ("\(root)/\(mistake.page)", mistake.numbers)
      let page = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      guard let start = page.range(of: marks.0), let end = page.range(of: marks.1) else {
        Issue.record("no page with numbers for \(mistake.id)")
        continue
      }
      if ProcessInfo.processInfo.environment["WRITE_PAGES"] == "1" {
        let text = page[..<start.upperBound] + numbers + page[end.lowerBound...]
        try text.write(toFile: path, atomically: true, encoding: .utf8)
      } else {
        #expect(
          String(page[start.upperBound..<end.lowerBound]) == numbers, "\(mistake.id): stale numbers")
        // Two products in a line would be one emphasis.
        #expect(!numbers.replacing("\\*", with: "").contains("*"), "\(mistake.id): a bare asterisk")
      }
    }
  }

  /// The pages in one table, in the order of the chapter; `WRITE_PAGES=1` writes it anew.
  @Test func thePagesHaveAnIndex() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let rows = KnownMistake.all.map { mistake in
      let page = (try? String(contentsOfFile: "\(root)/\(mistake.page)", encoding: .utf8)) ?? ""
      let title = page.prefix { $0 != "\n" }.dropFirst(2)
      return
        "| [\(title)](\(mistake.id).md) | `\(mistake.id)` | `\(mistake.formula.replacingOccurrences(of: "|", with: "\\|"))` |\n"
    }
    let index = """
      # Known mistakes

      Each goes through the same checks as the right formula, and fails them: `verify-eq list` names those that `--mistake` knows; the
      others belong to exercises. A failing answer is named after the mistake whose numbers it has.

      | the slip | its name | what is written |
      | --- | --- | --- |
      \(rows.joined())
      """
    let path = "\(root)/notebooks-md/mistakes/README.md"
    if ProcessInfo.processInfo.environment["WRITE_PAGES"] == "1" {
      try index.write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      #expect((try? String(contentsOfFile: path, encoding: .utf8)) == index)
    }
  }
}
