import Foundation
import Testing
import Theorem

@testable import Programs

/// A name is given where it explains every probe, and no name where none does.
@Suite("Names of slips inside a layer")
struct NamingTests {
  /// A coupling layer in six dimensions whose outputs come in another order: coordinates 2, 4 and 6 of x move.
  private static func layer(single: Bool = false, _ claim: @escaping @Sendable ([Double], [Double]) -> Double)
    -> Closure
  {
    Closure { z in
      let s = [0.8 * sin(z[0] + z[1]), 0.5 * cos(z[2]) + 0.2 * z[1], 0.3 - 0.4 * sin(2 * z[0])]
      let t = [z[1] * z[2], 0.5 + sin(z[0]), cos(z[1] + z[2])]
      let moved = (0..<3).map { z[3 + $0] * exp(s[$0]) + t[$0] }
      let x = [z[2], moved[1], z[0], moved[0], z[1], moved[2]] + [claim(s, t)]
      return single ? x.map { Double(Float($0)) } : x
    }
  }

  private func names(_ claim: @escaping @Sendable ([Double], [Double]) -> Double, single: Bool = false) throws
    -> [String]
  {
    let box = BlackBox(dimension: 6, forward: Self.layer(single: single, claim))
    let finding = try #require(try box.examined().finding(.logDeterminant))
    #expect(finding.outcome == .fails, "\(finding.sentence)")
    return finding.names
  }

  static let mistakes: [(words: String, claim: @Sendable ([Double], [Double]) -> Double)] = [
    ("mean over the 3 coordinates that move", { s, _ in s.reduce(0, +) / 3 }),
    ("exp(s) for s", { s, _ in s.reduce(0) { $0 + exp($1) } }),
    ("the slopes' mean", { s, _ in s.reduce(0) { $0 + exp($1) } / 3 }),
    ("the sum of s + t", { s, t in s.reduce(0, +) + t.reduce(0, +) }),
    ("the sum of s - t", { s, t in s.reduce(0, +) - t.reduce(0, +) }),
    ("t for s", { _, t in t.reduce(0, +) }),
    ("absolute values are summed", { s, _ in s.reduce(0) { $0 + $1.magnitude } }),
    ("multiplied, not summed", { s, _ in s.reduce(1, *) }),
    ("the largest logarithm", { s, _ in s.max() ?? 0 }),
    ("logarithm of the slopes' sum", { s, _ in log(s.reduce(0) { $0 + exp($1) }) }),
    ("log1p", { s, _ in s.reduce(0) { $0 + log1p(exp($1)) } }),
    ("only coordinate 2 of the 3 that move is counted", { s, _ in s[1] }),
    ("coordinate 6 is left out", { s, _ in s[0] + s[1] }),
    ("coordinate 4 is counted twice", { s, _ in 2 * s[0] + s[1] + s[2] }),
    ("coordinates 2, 6 have the opposite sign", { s, _ in s[0] - s[1] - s[2] }),
    (
      "is counted 2 for coordinate 2, 0 for coordinate 4, -1 for coordinate 6",
      { s, _ in 2 * s[1] - s[2] }
    ),
  ]

  @Test(
    "each slip of a layer has its one name, in double and in single precision", arguments: mistakes.indices)
  func named(_ k: Int) throws {
    for single in [false, true] {
      let names = try names(Self.mistakes[k].claim, single: single)
      #expect(names.count == 1 && names[0].contains(Self.mistakes[k].words), "\(names), single \(single)")
    }
  }

  @Test("numbers that no slip explains get no name, and neither do slips but for a little")
  func unnamed() throws {
    let claims: [@Sendable ([Double], [Double]) -> Double] = [
      { s, t in s.reduce(0, +) + 0.37 * t[0] }, { s, _ in s.reduce(0) { $0 + sin($1) } },
      { s, _ in s.reduce(0) { $0 + $1.magnitude } + 0.002 * s[0] }, { s, _ in s[0] + 0.5 * s[1] },
    ]
    for claim in claims { #expect(try names(claim).allSatisfy { $0.contains("no known slip") }) }
  }

  @Test("terms are read off a triangular Jacobian in any order, and off no other") func terms() {
    let triangular = Matrix<Double>([[0, 0, 1], [0, 3, 7], [2, 5, 4]])
    let terms = LogTerms([triangular], [[1, 1, 1]], [[1, 10, 12]], floor: 0x1p-40)
    #expect(terms?.coordinates == [1, 2])
    #expect(terms?.logs == [[Double.log(3), Double.log(2)]])
    #expect(terms?.shifts == [[7, 10]])
    #expect(LogTerms([Matrix([[1.0, 0.1], [0.2, 1]])], [[1, 1]], [[2, 2]], floor: 0x1p-40) == nil)
  }
}
