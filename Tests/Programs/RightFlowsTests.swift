import Foundation
import Testing
import Theorem

@testable import Programs

/// No right flow may be called wrong: ten of them, random weights, random probes, both precisions.
@Suite("Right flows hold")
struct RightFlowsTests {
  /// A thousand seeds in a deep run, three otherwise. None of them was used to choose a constant.
  private static let seeds: ClosedRange<UInt64> =
    ProcessInfo.processInfo.environment["DEEP"] == "1" ? 10_001...11_000 : 10_001...10_003

  @Test("no false alarm on ten flows in double and in single precision", arguments: RightFlows.names.indices)
  func noFalseAlarm(_ k: Int) throws {
    for seed in Self.seeds {
      for single in [false, true] {
        var box = BlackBox(
          dimension: RightFlows.dimensions[k], forward: RightFlows.answering(k, seed: seed, single: single))
        box.seed = seed
        let examination = try box.examined()
        #expect(examination.isSingle == single)
        #expect(
          examination.outcome <= .undecided,
          "\(RightFlows.names[k]), seed \(seed), single \(single): \(examination.text())")
        if !single { #expect(examination.outcome == .holds, "\(RightFlows.names[k]), seed \(seed)") }
      }
    }
  }

  @Test(
    "the same flows fail once their log-determinant is off by a hundredth",
    arguments: RightFlows.names.indices)
  func control(_ k: Int) throws {
    for seed in Self.seeds.prefix(1) {
      let right = RightFlows.answering(k, seed: seed, single: false)
      var box = BlackBox(
        dimension: RightFlows.dimensions[k],
        forward: Closure { z in
          var row = right.row(z)
          row[row.count - 1] += 0.01
          return row
        })
      box.seed = seed
      #expect(try box.examined().outcome == .fails, "\(RightFlows.names[k]), seed \(seed)")
    }
  }

  @Test("a flow that keeps the volume gets the note that most slips cannot show") func volume() throws {
    let examination = try BlackBox(dimension: 2, forward: Closure { [$0[1], $0[0] + 1, 0] }).examined()
    #expect(examination.notes.contains { $0.contains("volume is kept") })
  }

  @Test("a base on an interval is probed inside it, and near its ends") func uniformBase() throws {
    let logit = Closure { z in
      z.map { Double.log($0 / (1 - $0)) } + [z.reduce(0) { $0 - Double.log($1 * (1 - $1)) }]
    }
    var box = BlackBox(dimension: 2, forward: logit)
    box.base = Uniform()
    let examination = try box.examined()
    #expect(examination.outcome == .holds, "\(examination.text())")
    #expect(examination.rows.contains { $0.kind == "edge" })
  }
}
