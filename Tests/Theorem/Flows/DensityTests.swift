import Testing

@testable import Theorem

@Suite("Base densities: p, P and its inverse") struct DensityTests {
  /// No density here rounds more often than this between its argument and its value.
  static let roundings = 16.0

  @Test(arguments: Catalogue.bases.map(\.name)) func slopeOfTheCumulativeIsTheDensity(name: String) throws {
    #expect(worstSlope(try #require(Catalogue.base(named: name))) <= Self.roundings)
  }

  @Test func unnormalisedDensityIsCaught() {
    #expect(worstSlope(Planted(logarithmSlip: 0x1p-40)) > Self.roundings)
  }

  @Test(arguments: Catalogue.bases.map(\.name)) func quantileUndoesTheCumulative(name: String) throws {
    #expect(worstReturn(try #require(Catalogue.base(named: name))) <= Self.roundings)
  }

  @Test func wrongQuantileIsCaught() {
    #expect(worstReturn(Planted(quantileSlip: 0x1p-40)) > Self.roundings)
  }

  @Test func tailsKeepTheirLogarithm() {
    #expect(LogisticDensity().logDensity(-800.0) == -800)
    #expect(Cauchy().logDensity(1e300).isFinite)
    #expect(StudentT().logDensity(-1e300).isFinite)
    #expect(Cauchy().cumulative(-1e20) > 0)
    #expect(StudentT().cumulative(-1e100) > 0)
  }

  @Test func outsideTheSupportThereIsNoDensity() {
    #expect(Uniform().density(1.5) == 0)
    #expect(ExponentialDensity().density(-1) == 0)
  }

  @Test func everyMapHasABase() throws {
    for map in Catalogue.scalarMaps {
      let base = try #require(Catalogue.defaultBase(on: map.domain))
      #expect(map.domain.lower <= base.support.lower && base.support.upper <= map.domain.upper)
    }
    #expect(Catalogue.defaultBase(on: Domain(0, 0.5))?.name == "uniform(0, 0.5)")
    #expect(Catalogue.defaultBase(on: Domain(1, .infinity)) == nil)
    #expect(Catalogue.base(named: "no such density") == nil)
  }
}

extension DensityTests {
  /// |P′(z)/p(z) − 1| in roundings: the exponential turns the rounding of log p into |log p| of them.
  func worstSlope(_ density: any Density) -> Double {
    worst { u in
      let z = Self.point(of: density.support, at: u)
      // Where the density underflows there is no quotient.
      return density.density(z) < .leastNormalMagnitude ? 0 : slopeGap(density, at: z)
    }
  }

  func slopeGap(_ density: any Density, at z: Double) -> Double {
    let logarithm = density.logDensity(z)
    let slope = density.cumulative(Dual.variable(z)).derivative
    return abs(slope / Double.exp(logarithm) - 1) / (Double.ulpOfOne * max(1, abs(logarithm)))
  }

  /// |P(Q(u)) − u| over one rounding of u and one of z = Q(u), carried on through the density.
  func worstReturn(_ density: any Density) -> Double {
    worst { u in
      let z = density.quantile(u)
      return abs(density.cumulative(z) - u) / (Double.ulpOfOne + z.ulp * density.density(z))
    }
  }

  /// A point of the support for each u in (0, 1), without the density's own quantile.
  static func point(of support: Domain, at u: Double) -> Double {
    switch (support.lower.isFinite, support.upper.isFinite) {
    case (true, true): support.lower + (support.upper - support.lower) * u
    case (true, false): support.lower + u / (1 - u)
    case (false, true): support.upper - u / (1 - u)
    case (false, false): Double.log(u / (1 - u))
    }
  }

  func worst(gap: (Double) -> Double) -> Double {
    (1..<64).map { gap(Double($0) / 64 + 0x1p-10) }.reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
  }
}

/// The logistic density with one slip planted.
private struct Planted: Density {
  var logarithmSlip = 0.0
  var quantileSlip = 0.0

  let name = "planted"
  let formula = "exp(-z)/(1 + exp(-z))^2"
  let support = Domain.line

  func logDensity<S: Scalar>(_ z: S) -> S { -z - 2 * log1p(exp(-z)) + S(logarithmSlip) }
  func cumulative<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(-z)) }
  func quantile(_ u: Double) -> Double { Double.log(u / (1 - u)) * (1 + quantileSlip) }
}
