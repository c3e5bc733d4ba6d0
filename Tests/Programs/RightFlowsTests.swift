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

  /// x = A sin-like bends of high frequency: log|det| changes by a tenth within the wide line, and flickers nowhere.
  private static let fast: Flow<Float> = { z in
    (z.map { $0 + 0.003 * sinf(300 * $0) }, z.reduce(0) { $0 + logf(1 + 0.9 * cosf(300 * $1)) })
  }

  @Test("what bends fast in single precision is hidden, not wrong; what flickers is wrong") func fastBends()
    throws
  {
    let right = RightFlows.closure(Self.fast)
    #expect(try BlackBox(dimension: 4, forward: right).examined().outcome == .undecided)
    let flickers = Closure { z in
      var row = RightFlows.answering(2, seed: 1, single: true).row(z)
      row[4] += (z[0] * 0x1p16).rounded(.down).truncatingRemainder(dividingBy: 2) == 0 ? 0 : 0.04
      return row
    }
    let examination = try BlackBox(dimension: 4, forward: flickers).examined()
    #expect(examination.outcome == .fails, "\(examination.text())")
  }

  @Test("an inverse of coordinates of very different scales is decided, in both precisions") func scales()
    throws
  {
    for single in [false, true] {
      @Sendable func rounded(_ row: [Double]) -> [Double] { single ? row.map { Double(Float($0)) } : row }
      let scale = [1e6, 1e-6, 1, 3e3]
      let forward = Closure { z in
        let x = zip(z, scale).map { sinh($0) * $1 }
        return rounded(x + [zip(z, scale).reduce(0) { $0 + log(cosh($1.0) * $1.1) }])
      }
      for sign in [-1.0, 1] {
        var box = BlackBox(dimension: 4, forward: forward)
        box.inverse = Closure { x in
          let u = zip(x, scale).map { $0 / $1 }
          return rounded(
            u.map { asinh($0) } + [sign * zip(u, scale).reduce(0) { $0 + log($1.1) + log1p($1.0 * $1.0) / 2 }]
          )
        }
        let examination = try box.examined()
        #expect(
          examination.finding(.inverseLogDeterminant)?.outcome == (sign < 0 ? .holds : .fails),
          "single \(single), sign \(sign): \(examination.text())")
      }
    }
  }

  @Test("what is said to fail fails as a check too: the probe that shows it is beyond imprecise")
  func oneVerdict() throws {
    let right = RightFlows.answering(2, seed: 1, single: false)
    let box = BlackBox(
      dimension: 4,
      forward: Closure { z in
        var row = right.row(z)
        row[4] += 1e-3 * z[0]
        return row
      })
    let program = try ExaminedProgram(asking: box, command: "python3 flow.py")
    #expect(program.examination.outcome == .fails)
    #expect(try program.answered(.eq8)?.contains { $0.verdict == .fails } == true)
  }

  @Test(
    "an inverse is not blamed for what single precision loses of a map of condition 10^8; a wrong one is, in double"
  )
  func illConditioned() throws {
    // A turn, a stretch by 10^4 and 10^-4, and a turn.
    let (c, s) = (cos(0.7), sin(0.7))
    func box(single: Bool, off: Double) -> BlackBox {
      @Sendable func rounded(_ row: [Double]) -> [Double] { single ? row.map { Double(Float($0)) } : row }
      var box = BlackBox(
        dimension: 2,
        forward: Closure { z in
          let (u, v) = (1e4 * (c * z[0] - s * z[1]), 1e-4 * (s * z[0] + c * z[1]))
          return rounded([c * u + s * v, c * v - s * u, 0])
        })
      box.inverse = Closure { x in
        let (u, v) = ((c * x[0] - s * x[1]) * 1e-4, (s * x[0] + c * x[1]) * 1e4)
        return rounded([c * u + s * v + off, c * v - s * u, 0])
      }
      return box
    }
    let single = try box(single: true, off: 0).examined()
    #expect(single.finding(.roundTrip)?.outcome == .undecided, "\(single.text())")
    #expect(single.outcome <= .undecided, "\(single.text())")
    #expect(try box(single: false, off: 0).examined().finding(.roundTrip)?.outcome == .holds)
    #expect(try box(single: false, off: 0.01).examined().finding(.roundTrip)?.outcome == .fails)
  }
}
