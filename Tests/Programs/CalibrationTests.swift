import Foundation
import Testing
import Theorem

@testable import Programs

/// Where `Trust.safety` and `Trust.alone` come from: how often a right flow's gap is above so many bars at a probe.
@Suite("The constants that decide, and what they were measured on")
struct CalibrationTests {
  /// What a probe of a right flow showed.
  struct Gap {
    let bars: Double
    let relative: Double
  }

  /// All deciding probes of the ten flows.
  static func gaps(seeds: ClosedRange<UInt64>, single: Bool) throws -> [Gap] {
    var gaps: [Gap] = []
    for k in RightFlows.names.indices {
      for seed in seeds {
        var box = BlackBox(
          dimension: RightFlows.dimensions[k], forward: RightFlows.answering(k, seed: seed, single: single))
        box.seed = seed
        for row in try box.examined().rows where row.decides {
          let gap = (row.wanted - row.yours).magnitude
          gaps.append(Gap(bars: gap / row.bar, relative: gap / (1 + row.wanted.magnitude)))
        }
      }
    }
    return gaps
  }

  /// Seeds 1 to 1000 of a deep run chose the constants; `RightFlowsTests` tries them on others. A short run may show one
  /// probe off by accident.
  @Test(
    "a right flow's probe is above the safety factor as seldom as the constants say",
    arguments: [false, true])
  func tail(_ single: Bool) throws {
    let deep = ProcessInfo.processInfo.environment["DEEP"] == "1"
    let gaps = try Self.gaps(seeds: 1...(deep ? 1000 : 3), single: single)
    func beyond(_ bars: Double) -> Int { gaps.count { $0.bars > bars } }
    let counts = [0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4].map { "\($0): \(beyond($0))" }.joined(separator: ", ")
    let off = gaps.filter { $0.bars > Trust.safety }.map(\.relative).max() ?? 0
    print(
      single ? "single" : "double", "precision,", gaps.count, "probes; beyond so many bars:", counts,
      "; largest", gaps.map(\.bars).max() ?? 0, "; off by", off)
    let most = Trust.tail * Double(gaps.count) + (deep ? 0 : 1)
    #expect(Double(beyond(Trust.safety)) <= most, "\(counts)")
    #expect(off <= Trust.alone, "\(off)")
  }
}
