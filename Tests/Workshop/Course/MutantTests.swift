import ExerciseCalls
import ExerciseProtocol
import Foundation
import Testing

@testable import Course

/// Whether the judge can be fooled: what is not right is refused on every set, what is right never is.
@Suite("The exercises can't be fooled")
struct MutantTests {
  /// The open set and one hidden set; `DEEP=1`: 200 of them.
  private static let sets: [ProbeSet] = {
    let isDeep = ProcessInfo.processInfo.environment["DEEP"] == "1"
    return [.open] + (1...(isDeep ? 200 : 1)).map { .hidden(seed: $0) }
  }()

  private func finding(_ exercise: Int, _ body: Calling.Body, _ probes: [ExerciseProbe]) -> ExerciseFinding {
    let answers = probes.map { Calling.answer(of: body, $0.numbers, $0.oracles) }
    return ExerciseFinding(exercise, answers, to: probes)
  }

  @Test("Wrong bodies that the catalogue does not know are refused with every seed", arguments: 1...11)
  func wrongIsRefused(_ exercise: Int) {
    let mutants = Mutant.wrong(exercise)
    #expect(mutants.count >= 20)
    var refused = Array(repeating: 0, count: mutants.count)
    var halves = refused
    var named = Array(repeating: Set<String>(), count: mutants.count)
    for set in Self.sets {
      let probes = Exercise.number(exercise)!.probes(set)
      for (i, mutant) in mutants.enumerated() {
        let finding = finding(exercise, mutant.body, probes)
        #expect(finding.state != .correct, "\(mutant.name), \(set)")
        refused[i] += finding.state == .correct ? 0 : 1
        halves[i] += finding.isRightOnEasyProbes ? 1 : 0
        named[i].formUnion(finding.mistakes)
      }
    }
    guard ProcessInfo.processInfo.environment["TABLE"] == "1" else { return }
    let rows = mutants.indices.map { i in
      "\(exercise) | \(mutants[i].name) | \(refused[i]) of \(Self.sets.count) | half \(halves[i])"
        + " | \(named[i].sorted().joined(separator: ", "))"
    }
    print(rows.joined(separator: "\n"))
  }

  @Test("Right answers in unusual forms are right with every seed", arguments: 1...11)
  func rightIsRight(_ exercise: Int) {
    let forms = Mutant.right(exercise)
    var right = Array(repeating: 0, count: forms.count)
    for set in Self.sets {
      let probes = Exercise.number(exercise)!.probes(set)
      for (i, form) in forms.enumerated() {
        let finding = finding(exercise, form.body, probes)
        #expect(finding.state == .correct, "\(form.name), \(set): \(finding.evidence) \(finding.remarks)")
        right[i] += finding.state == .correct ? 1 : 0
      }
    }
    guard ProcessInfo.processInfo.environment["TABLE"] == "1" else { return }
    let rows = forms.indices.map {
      "\(exercise) | \(forms[$0].name) | \(right[$0]) of \(Self.sets.count)"
    }
    print(rows.joined(separator: "\n"))
  }

  @Test("There are forty unusual forms") func forty() {
    #expect((1...11).reduce(0) { $0 + Mutant.right($1).count } >= 40)
  }
}
