import Containment
import Foundation
import Testing

@Suite("learn: what it cannot do it says in one line, with exit code 2")
struct LearnTests {
  /// Beside the test bundle, where the build puts it.
  private static let learn: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    let folder =
      bundle.bundlePath.hasSuffix(".xctest") ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
    return folder.appendingPathComponent("learn").path
  }()

  private func run(_ words: [String]) -> Finished {
    var command = ContainedCommand(Self.learn, words + ["--package", GradingTests.root])
    command.scratch = NSTemporaryDirectory()
    var limits = Limits.compilation
    limits.memoryBytes = 0
    return Containment(.limitsOnly).run(command, within: limits)
  }

  private static let refused: [([String], String)] = [
    (["frob"], "there is no command \"frob\""), (["--exercise", "12"], "from 1 to 11, not \"12\""),
    (["--hint", "5"], "from 1 to 4, not \"5\""),
    (["--exercise", "2", "--bogus"], "\"--bogus\" is not understood here"),
    (["grade"], "grade needs --out DIR"), (["grade", "--out", "O"], "grade needs a folder of submissions"),
    (["grade", "S", "--out"], "--out needs a value"),
    (["grade", "S", "--out", "O", "--seed", "x"], "--seed takes a whole number"),
    (["grade", "S", "--out", "O", "--seed", "-1"], "--seed takes a whole number"),
    (["grade", "S", "--out", "O", "--shard", "1/2"], "--shard needs --seed"),
    (
      ["grade", "S", "--out", "O", "--seed", "1", "--shard", "0/3"], "K from 1 to N, such as 2/5, not \"0/3\""
    ), (["grade", "S", "--out", "O", "--seed", "1", "--shard", "4/3"], "not \"4/3\""),
    (["grade", "S", "--out", "O", "--jobs", "0"], "--jobs takes a whole number from 1"),
    (["grade", "/nowhere/S", "--out", "/nowhere/O"], "cannot read the folder /nowhere/S"),
    (["cohort"], "cohort needs a folder"),
    (["cohort", "C", "--count", "0"], "--count takes a whole number from 1"),
  ]

  @Test(arguments: refused.indices)
  func refuses(_ i: Int) {
    let (words, reason) = Self.refused[i]
    let finished = run(words)
    #expect(finished.outcome == .exited(2) && finished.output.isEmpty)
    #expect(finished.errors.split(separator: "\n").count == 1 && finished.errors.contains(reason))
  }

  /// The ladder: four steps, one at a time, and none of them runs anything.
  @Test func hints() throws {
    let steps = (1...4).map { run(["--hint", "\($0)", "--exercise", "5"]) }
    for step in steps { #expect(step.outcome == .exited(0) && step.errors.isEmpty) }
    #expect(Set(steps.map(\.output)).count == 4)
    for step in steps.dropLast() { #expect(!step.output.contains("Solutions")) }
    #expect(steps[3].output.contains("Sources/Solutions/Exercise5.swift"))
    #expect(run(["--hint", "--exercise", "5"]).output == steps[0].output)
  }
}
