import Testing

@testable import Theorem

/// The same source runs on intervals: sound, empty outside, and not ruined by naming z too often.
@Suite("Maps of the line over intervals") struct ScalarMapIntervalTests {
  /// No map rounds more often than this; each rounding moves the value by an ulp of the largest
  /// number met on the way, which is taken as the larger of 1 and the value.
  static let roundings = ScalarMapTests.roundings
  /// Four bits: how much wider than the true image an enclosure over a narrow box may be.
  static let overestimation = 16.0

  @Test(arguments: EveryMap.scalar.map(\.name)) func enclosuresHoldTheirPoints(name: String) throws {
    let map = try EveryMap.scalar(name)
    for z in ScalarMapTests().points(of: map) {
      let box = Interval(z - z.magnitude / 256, z + z.magnitude / 256)
      #expect(reaches(map.forward(box), map.forward(z)))
      #expect(reaches(map.forward(Interval(z)), map.forward(z)))
      #expect(reaches(map.derivative(Interval(z)), map.derivative(z)))
      #expect(reaches(map.logAbsDerivative(Interval(z)), map.logAbsDerivative(z)))
      // Two enclosures of one number share it: the claim, and what dual numbers make of `forward`.
      let slope = map.forward(Dual<Interval>.variable(box)).derivative
      #expect(!slope.intersection(map.derivative(box)).isEmpty)
      #expect(map.inverse(map.forward(Interval(z))).contains(z))
    }
  }

  @Test(arguments: EveryMap.scalar.map(\.name)) func narrowBoxesHaveNarrowImages(name: String) throws {
    #expect(worstWidth(try EveryMap.scalar(name)) <= Self.overestimation)
  }

  @Test func repeatedVariableIsCaught() {
    #expect(worstWidth(Repeating()) > Self.overestimation)
  }

  @Test func wrongSlopeSharesNoNumberWithTheRightOne() {
    let right = Sinh().forward(Dual<Interval>.variable(Interval(1))).derivative
    let wrong = Sinh().derivative(Interval(1)) * (1 + Interval(0x1p-40))
    #expect(right.intersection(wrong).isEmpty)
  }

  @Test func emptyOutsideDomainAndRange() {
    for map in EveryMap.scalar {
      for z in ScalarMapTests().outside(map.domain) {
        #expect(map.forward(Interval(z)).isEmpty, "\(map.name) at \(z)")
      }
      for x in ScalarMapTests().outside(map.range) {
        #expect(map.inverse(Interval(x)).isEmpty, "\(map.name) at \(x)")
      }
    }
  }

  /// Whether `value`, rounded as often as allowed, may lie in `enclosure`.
  private func reaches(_ enclosure: Interval, _ value: Double) -> Bool {
    let slack = Self.roundings * max(1, value.magnitude).ulp
    return enclosure.lower - slack <= value && value <= enclosure.upper + slack
  }

  /// The width of f([a, b]) over |f(b) − f(a)|, over boxes between neighbouring points.
  private func worstWidth(_ map: any ScalarMap) -> Double {
    let points = ScalarMapTests().points(of: map)
    return zip(points, points.dropFirst())
      .map { a, b in
        let near = a + (b - a) / 16
        return map.forward(Interval(a, near)).width / abs(map.forward(near) - map.forward(a))
      }
      .reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
  }
}

/// z, written so that an interval can't see it.
private struct Repeating: ScalarMap {
  let name = "repeating"
  let formula = "z + 16*(z - z)"
  let domain = Domain.line
  let range = Domain.line

  func forward<S: Scalar>(_ z: S) -> S { z + 16 * (z - z) }
  func inverse<S: Scalar>(_ x: S) -> S { x }
  func derivative<S: Scalar>(_ z: S) -> S { 1 }
}
