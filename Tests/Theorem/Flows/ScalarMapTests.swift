import Testing

@testable import Theorem

@Suite("Maps of the line: f, f⁻¹ and f′") struct ScalarMapTests {
  /// No map of the catalogue rounds more often than this on the way there or on the way back.
  static let roundings = 16.0

  @Test(arguments: EveryMap.scalar.map(\.name)) func inverseUndoesForward(name: String) throws {
    #expect(worstReturn(try EveryMap.scalar(name)) <= Self.roundings)
  }

  @Test func wrongInverseIsCaught() {
    #expect(worstReturn(Planted(inverseSlip: 0x1p-40)) > Self.roundings)
  }

  @Test(arguments: EveryMap.scalar.map(\.name)) func derivativeIsThatOfDualNumbers(name: String) throws {
    #expect(worstSlope(try EveryMap.scalar(name)) <= Self.roundings)
  }

  @Test func wrongDerivativeIsCaught() {
    #expect(worstSlope(Planted(derivativeSlip: 0x1p-40)) > Self.roundings)
  }

  @Test(arguments: EveryMap.scalar.map(\.name)) func logarithmAgreesWithDerivative(name: String) throws {
    #expect(worstLogarithm(try EveryMap.scalar(name)) <= Self.roundings)
  }

  @Test func wrongLogarithmIsCaught() {
    #expect(worstLogarithm(Planted(logarithmSlip: 0x1p-40)) > Self.roundings)
  }

  @Test func logarithmSurvivesWhereTheDerivativeDoesNot() {
    let ln = { (x: Double) in Double.log(x) }
    let known: [(any ScalarMap, z: Double, log: Double)] = [
      (Exponential(), 800, 800), (Exponential(falling: true), 800, -800),
      (Sinh(), -800, 800 - ln(2)), (FallingSinh(), 800, 800 - ln(6)),
      (Softplus(), -800, -800), (Logistic(), 800, -800), (Logistic(), -800, -800),
      (Tanh(), 800, ln(4) - 1600), (Softsign(), 1e300, -2 * ln(1e300)),
      (CubicPlusLinear(), 1e300, ln(3) + 2 * ln(1e300)),
      (SinhArcsinh(skewness: 0, tailWeight: 2), 1e300, ln(4) + ln(1e300)),
      (TanUnit(), 1e-300, -ln(.pi) - 2 * ln(1e-300)),
    ]
    for (map, z, expected) in known {
      #expect(gapInUlps(map.logAbsDerivative(z), expected) <= Self.roundings, "\(map.name) at \(z)")
      #expect(!ln(abs(map.derivative(z))).isFinite, "\(map.name) at \(z) needs no other form")
    }
    for map in EveryMap.scalar where map.domain == .line {
      for z in [-1e300, -800, 800, 1e300] {
        #expect(map.logAbsDerivative(z).isFinite, "\(map.name) at \(z)")
      }
    }
  }

  @Test func imagesLieInTheRangeInOneOrder() {
    for map in EveryMap.scalar {
      let images = points(of: map).map { map.forward($0) }
      #expect(images.allSatisfy(map.range.contains), "\(map.name)")
      let steps = zip(images, images.dropFirst()).map { $1 - $0 }
      #expect(steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }, "\(map.name)")
    }
  }

  @Test func nothingOutsideDomainAndRange() {
    for map in EveryMap.scalar {
      for z in outside(map.domain) {
        #expect(map.forward(z).isNaN, "\(map.name) at \(z)")
        #expect(map.derivative(z).isNaN, "\(map.name) at \(z)")
        #expect(map.logAbsDerivative(z).isNaN, "\(map.name) at \(z)")
      }
      for x in outside(map.range) {
        #expect(map.inverse(x).isNaN, "\(map.name) at \(x)")
      }
    }
  }

  @Test func kinksAreWhereADerivativeJumps() {
    for map in EveryMap.scalar {
      // f′, f″ and f‴; between neighbouring doubles a smooth one changes by rounding alone.
      func derivatives(_ z: Double) -> [Double] {
        let slope = map.derivative(Dual(Dual.variable(z), 1))
        return [slope.value.value, slope.value.derivative, slope.derivative.derivative]
      }
      let jumps = map.kinks.filter { kink in
        zip(derivatives(kink.nextDown), derivatives(kink.nextUp)).contains { left, right in
          (left - right).magnitude > Self.roundings * Swift.max(left.magnitude, right.magnitude).ulp
        }
      }
      #expect(jumps == map.kinks, "\(map.name)")
    }
  }

  @Test func namesAreDistinct() throws {
    #expect(Set(EveryMap.scalar.map(\.name)).count == EveryMap.scalar.count)
    #expect(try Catalogue.scalarMap(named: "no such map") == nil)
  }

  // Where the formula as written loses its digits, the map doesn't.
  @Test func stableForms() {
    #expect(Softplus().forward(800.0) == 800)
    #expect(Softplus().inverse(800.0) == 800)
    #expect(gapInUlps(Softplus().inverse(1e-20), Double.log(1e-20)) <= Self.roundings)
    #expect(gapInUlps(TanUnit().forward(1e-20), -1 / (1e-20 * .pi)) <= Self.roundings)
    #expect(gapInUlps(TanUnit().inverse(-1e20), 1e-20 / .pi) <= Self.roundings)
    #expect(gapInUlps(Logistic().inverse(1e-20), Double.log(1e-20)) <= Self.roundings)
    #expect(gapInUlps(CubicPlusLinear().inverse(1e-20), 1e-20) <= Self.roundings)
    #expect(Double.tan(.pi * (1e-20 - 0.5)) > 1000 * TanUnit().forward(1e-20))
  }

  // MARK: The three gaps, each in units of the rounding it may have

  /// |f⁻¹(f(z)) − z| over one rounding of z and one of x, carried back through the slope.
  private func worstReturn(_ map: any ScalarMap) -> Double {
    worst(map) { z in
      let x = map.forward(z)
      return abs(map.inverse(x) - z) / (z.ulp + x.ulp / abs(map.derivative(z)))
    }
  }

  private func worstSlope(_ map: any ScalarMap) -> Double {
    worst(map) { gapInUlps(map.derivative($0), map.forward(Dual.variable($0)).derivative) }
  }

  private func worstLogarithm(_ map: any ScalarMap) -> Double {
    worst(map) {
      let expected = Double.log(abs(map.derivative($0)))
      return abs(map.logAbsDerivative($0) - expected) / max(1, abs(expected)).ulp
    }
  }

  /// The largest gap; infinity if one is NaN, so that NaN never passes.
  private func worst(_ map: any ScalarMap, gap: (Double) -> Double) -> Double {
    points(of: map).map(gap).reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
  }

  private func gapInUlps(_ a: Double, _ b: Double) -> Double {
    a == b ? 0 : abs(a - b) / max(a.magnitude, b.magnitude).ulp
  }

  /// Points spread over a domain of the catalogue, rising, on no kink.
  func points(of map: any ScalarMap) -> [Double] {
    let spread = (1..<64).map { Double($0) / 64 + 0x1p-10 }
    return switch map.domain {
    case let domain where (domain.upper - domain.lower).isFinite:
      spread.map { domain.lower + (domain.upper - domain.lower) * $0 }
    case .positive: spread.map { $0 / (1 - $0) }
    default: spread.map { Double.log($0 / (1 - $0)) }
    }
  }

  func outside(_ domain: Domain) -> [Double] {
    (domain.lower.isFinite ? [domain.lower - 1, domain.lower - 0x1p-20] : [])
      + (domain.upper.isFinite ? [domain.upper + 0x1p-20, domain.upper + 1] : [])
  }
}

/// sinh with one relative slip planted in what it claims.
private struct Planted: ScalarMap {
  var inverseSlip = 0.0
  var derivativeSlip = 0.0
  var logarithmSlip = 0.0

  let name = "planted"
  let formula = "sinh(z)"
  let domain = Domain.line
  let range = Domain.line

  func forward<S: Scalar>(_ z: S) -> S { sinh(z) }
  func inverse<S: Scalar>(_ x: S) -> S { asinh(x) * (1 + S(inverseSlip)) }
  func derivative<S: Scalar>(_ z: S) -> S { cosh(z) * (1 + S(derivativeSlip)) }
  func logAbsDerivative<S: Scalar>(_ z: S) -> S { log(cosh(z)) + S(logarithmSlip) }
}
