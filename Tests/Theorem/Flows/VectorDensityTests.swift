import Testing

@testable import Theorem

@Suite("Densities of D dimensions, and (8) on those that are known") struct VectorDensityTests {
  /// log P_X(f(z)) from the literature against log P_Z(z) − log |det|: nothing in common but the point.
  @Test(arguments: Catalogue.vectorTargets.indices) func knownDensityIsThePushforward(index: Int) {
    let target = Catalogue.vectorTargets[index]
    #expect(worstGap(target, slip: 0) <= 1, "\(target.name)")
  }

  @Test(arguments: Catalogue.vectorTargets.indices) func aWrongDeterminantIsCaught(index: Int) {
    #expect(worstGap(Catalogue.vectorTargets[index], slip: 0x1p-24) > 1)
  }

  @Test func levelsAreThoseOfTheBase() {
    let shares = Dirichlet([2, 3, 1, 4]).shares
    for (i, factor) in shares.factors.enumerated() {
      for u in [0.125, 0.5, 0.875] {
        let levels = (0..<3).map { $0 == i ? u : 0.5 }
        let z = shares.quantile(levels)[i]
        // One rounding of z goes through the slope; the sum over the binomial law has a few dozen terms.
        #expect(abs(factor.cumulative(z) - u) <= gamma(32) * (1 + factor.density(z)))
      }
    }
    let z = PolarNormal().quantile([0.5, 0.75])
    #expect(abs(Rayleigh().cumulative(z[0]) - 0.5) <= gamma(8))
    #expect(z[1] == .pi / 2)
  }

  @Test func betaSlopesOfTheCumulativeAreTheDensity() {
    for beta in [Beta(1, 1), Beta(2, 3), Beta(5, 18)] {
      for z in [0.1, 0.4, 0.8] {
        // The sum telescopes: its terms are up to n times as large as what is left of them.
        let n = Double(beta.a + beta.b)
        let slope = beta.cumulative(Dual.variable(z)).derivative
        #expect(abs(slope - beta.density(z)) <= gamma(64) * n * n)
        #expect(abs(slope - beta.density(z) * (1 + 0x1p-20)) > gamma(64) * n * n || beta.density(z) < 0x1p-20)
      }
    }
  }

  @Test func outsideTheSupport() {
    #expect(Dirichlet([1, 1, 1]).density([0.5, 0.75]) == 0)
    #expect(Dirichlet([1, 1, 1]).density([0.5, 0.25]) == exp(Double.log(2)))
    #expect(PolarNormal().density([-1, 0]) == 0)
    #expect(ProductDensity(Uniform(), count: 2).density([0.5, 1.5]) == 0)
    #expect(ProductDensity(Uniform(), count: 2).density([0.5, 0.5]) == 1)
  }

  @Test func choleskyMultipliesBack() {
    let covariance = Matrix<Double>([[4, 2, -2], [2, 10, 2], [-2, 2, 6]])
    let lower = Cholesky(covariance).lower
    #expect(lower == Matrix([[2, 0, 0], [1, 3, 0], [-1, 1, 2]]))
    #expect(lower * lower.transposed == covariance)
    #expect(Cholesky(Matrix<Double>([[1, 2], [2, 1]])).lower[1, 1].isNaN)
  }

  /// The gap between the two sides over the width of both, evaluated over intervals around the very point.
  private func worstGap(_ target: VectorTarget, slip: Double) -> Double {
    VectorMapTests.points(of: target.map, count: 4).map { z -> Double in
      let point = z.map { Interval($0) }
      let x = target.map.forward(point)
      let known = target.density.logDensity(x)
      let claimed = target.base.logDensity(point) - target.map.logAbsDeterminant(point) + Interval(slip)
      guard known.isBounded, claimed.isBounded else { return .infinity }
      let gap = known - claimed
      return gap.lower <= 0 && 0 <= gap.upper ? 0 : .infinity
    }.reduce(0, max)
  }
}
