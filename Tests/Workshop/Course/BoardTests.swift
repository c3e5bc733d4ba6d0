import ExerciseCalls
import ExerciseProtocol
import Foundation
import Testing
import Theorem

@testable import Course

/// What a learner sees: screens from findings, none wider than 80 columns.
@Suite("The board and the messages")
struct BoardTests {
  private func finding(_ exercise: Int, _ body: Calling.Body?) -> ExerciseFinding {
    let probes = Exercise.number(exercise)!.probes(.open)
    return ExerciseFinding(
      exercise, probes.map { Calling.answer(of: body, $0.numbers, $0.oracles) }, to: probes)
  }

  private func isNarrow(_ text: String) -> Bool {
    text.split(separator: "\n").allSatisfy { $0.description.columns <= 80 }
  }

  @Test("Nothing solved: the bar is empty, and the first exercise is next") func empty() {
    let board = Board([])
    let text = board.text(line: 9)
    #expect(text.contains("[-----------]  0 of 11 · 0 of 100 points"))
    #expect(text.contains("Next: Sources/Exercises/Exercise1.swift:9") && isNarrow(text))
  }

  @Test("What was tried and is wrong comes before what was not tried") func wrongIsNext() {
    let right = (1...4).map { ExerciseFinding.noAnswers($0, .correct, "") }
    let multiplied = finding(5, .bySlope { x, _, g, slope, base in base(g(x)) * abs(slope(g(x))) })
    let board = Board(right + [.noAnswers(6, .unsolved, ""), multiplied])
    #expect(board.solved == 4 && board.points == 25 && board.next?.number == 5)
    let text = board.text()
    #expect(text.contains("5 ✘ by the map's slope: multiplied") && text.contains("  6 · the inverse's slope"))
    #expect(text.contains("[####-------]  4 of 11 · 25 of 100 points") && isNarrow(text))
    #expect(Board(right).next?.number == 5)
  }

  @Test("Half the points have a mark of their own, and so has every other state") func marks() {
    let half = finding(5, .bySlope { x, _, g, slope, base in base(g(x)) / abs(slope(x)) })
    let text = Board([
      half, .noAnswers(7, .trapped, ""), .noAnswers(8, .timedOut, ""), .noAnswers(9, .doesNotCompile, ""),
    ]).text()
    #expect(text.contains("5 ½ by the map's slope: slope-at-x") && text.contains("5 of 100 points"))
    for state in ["trapped", "no end", "does not compile"] { #expect(text.contains(": \(state)")) }
  }

  @Test("All solved: nothing is next") func full() {
    let text = Board(Exercise.all.map { .noAnswers($0.number, .correct, "") }).text()
    #expect(text.contains("11 of 11 · 100 of 100 points") && text.contains("All eleven are right"))
  }

  @Test("A known mistake is named with the exercise's own formula, and the point is worked") func named() {
    let finding = finding(3, .element { z, d, f, cdf in abs((cdf(z + d) - cdf(z)) * (f(z + d) - f(z))) })
    let text = Message(finding, hidden: false)!.screen(line: 12)
    let onOneLine = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(onOneLine.contains("`multiplied`: |F_Z(z + dz) - F_Z(z)| |f(z + dz) - f(z)|."))
    #expect(text.contains("One of them, by hand:") && text.contains("wanted") && text.contains("yours"))
    #expect(text.contains("Exercise3.swift:12") && isNarrow(text))
  }

  @Test("got and want have as many digits as it takes for them to differ, and near is said to be near")
  func close() {
    let near = finding(5, .bySlope { x, _, g, slope, base in base(g(x)) / abs(slope(g(x))) * (1 + 1e-11) })
    #expect(near.remarks.contains { $0.hasPrefix("Close, and not it: off by up to 1e-11") })
    let numbers = near.evidence.split(separator: " ").map { $0.filter { $0 != "," } }
    let got = numbers[numbers.firstIndex(of: "got")! + 1]
    let want = numbers[numbers.firstIndex(of: "want")! + 1]
    #expect(got != want && Double(got)!.distance(to: Double(want)!).magnitude < 1e-11)
    #expect(toldApart(0.5, 0.25) == ("0.5", "0.25"))
    #expect(toldApart(1, 1.0.nextUp) == ("1", "1.0000000000000002"))
  }

  @Test("nil is said as nil; which part is wrong is said, and that the other is right") func parts() {
    let missing = finding(6, .triangle { a, _, g, slope in (1 / slope(g(a)), 0) })
    #expect(missing.evidence.contains("c: got 0, want"))
    #expect(missing.remarks.contains("c is wrong; the slope is right at every point."))
    let never = finding(6, .triangle { a, _, g, slope in (1 / slope(g(a)), nil) })
    #expect(never.mistakes == ["c-missing"] && never.evidence.contains("c: got nil, want"))
    let noNumber = finding(
      6,
      .triangle { a, _, g, slope in
        let (b, s) = (g(a), slope(g(a)))
        return (1 / s, s == 1 ? .nan : (a - s * b) / (1 - s))
      })
    #expect(noNumber.state == .wrongUnknown && noNumber.evidence.contains("c: got nan, want nil"))
    #expect(noNumber.remarks.contains { $0.contains("f′ is 1 and the tangents are parallel") })
    let few = finding(7, .domain { points, _, _ in Array(points.dropLast()) })
    #expect(few.remarks.contains { $0.hasPrefix("It gives 3 numbers where 4 are wanted") })
  }

  @Test("Where a wrong answer is right, the pattern is told") func patterns() {
    let rising = finding(2, .window { u, v, g, cdf in max(0, cdf(g(v)) - cdf(g(u))) })
    #expect(rising.remarks.contains("Wrong wherever f falls, and right everywhere else."))
    let factor = finding(5, .bySlope { x, _, g, slope, base in 1.5 * base(g(x)) / abs(slope(g(x))) })
    #expect(factor.remarks.contains { $0.contains("1.5 times what is wanted at each of them") })
  }

  @Test("Every wrong body's screen fits 80 columns and ends with where to go", arguments: 1...11)
  func screensFit(_ exercise: Int) {
    for mutant in Mutant.wrong(exercise) {
      let text = Message(finding(exercise, mutant.body), hidden: false)!.screen(line: 12)
      for line in text.split(separator: "\n") {
        #expect(String(line).columns <= 80, "\(mutant.name): \(line)")
      }
      #expect(text.contains("Sources/Exercises/Exercise\(exercise).swift:12"))
    }
  }

  @Test("Every mistake of every exercise has one formula there, without the other exercises' words")
  func formulas() {
    for exercise in Exercise.all {
      for id in exercise.mistakes {
        let formula = KnownMistake.named(id)?.formula(in: exercise.number) ?? ""
        #expect(!formula.isEmpty && !formula.contains("^-1") && !formula.contains("f'"), "\(id)")
      }
    }
    #expect(
      KnownMistake.named("multiplied")!.formula(in: 4) != KnownMistake.named("multiplied")!.formula(in: 5))
  }

  @Test("Every title, question and mistake has its Chinese, and screens of it fit") func chinese() {
    for exercise in Exercise.all {
      let question = exercise.question(from: "", in: .chinese)
      #expect(!question.isEmpty && exercise.title(in: .chinese) != exercise.title)
      let screen = Message(.noAnswers(exercise.number, .unsolved, ""), hidden: false, in: .chinese)!
        .screen(line: 9, question: question)
      #expect(screen.contains("已知：") && isNarrow(screen))
    }
    for mistake in KnownMistake.all { #expect(mistake.name(in: .chinese).hasSuffix("（\(mistake.id)）")) }
    let board = Board(Exercise.all.map { .noAnswers($0.number, .doesNotCompile, "") })
    #expect(isNarrow(board.text(in: .chinese)))
  }

  @Test("The line is that of the body, or the compiler's") func lines() {
    let text =
      "import Foundation\n\n/// What\npublic func mass(\n  from u: Double\n) throws -> Double {\n  0\n}\n"
    #expect(Exercise.number(2)!.line(in: text) == 7)
    #expect(Exercise.number(3)!.line(in: text) == 1)
    #expect(!Exercise.number(2)!.isUntouched(in: text))
    #expect(
      Exercise.number(2)!.isUntouched(in: text.replacing("  0\n", with: "  // later\n\n  throw Unsolved()\n"))
    )
    let refused = ExerciseFinding.noAnswers(
      2, .doesNotCompile, "Exercise2.swift:41:7: error: expected pattern")
    #expect(refused.line(in: text) == 41)
  }

  @Test("A trap is told in the runtime's words, and too much memory as that") func endings() {
    let trap = Ending.words(
      signal: 4, errors: "Swift/ContiguousArrayBuffer.swift:675: Fatal error: Index out of range\n")
    #expect(trap == "trapped (signal 4): Index out of range")
    #expect(Ending.words(signal: 11, errors: "").contains("recursion"))
    let refused = "Fatal error: failed to allocate 100000000032 bytes of memory with alignment 8"
    #expect(Ending.words(signal: 6, errors: refused).hasPrefix("out of memory: failed to allocate 1000"))
    #expect(Ending.words(signal: 6, errors: "Could not allocate memory.").hasPrefix("out of memory"))
    #expect(Ending.words(signal: 5, errors: "") == "trapped (signal 5)")
  }
}
