import Testing

@testable import Theorem

@Suite("Quadrature: known masses, within the error bar") struct QuadratureTests {
  /// A function of mass 1 over (`lower`, `upper`).
  struct Known: Sendable, CustomStringConvertible {
    let description: String
    var lower = -Double.infinity
    var upper = Double.infinity
    var breaks: [Double] = []
    let f: @Sendable (Double) -> Double
  }

  @Test(arguments: smooth + rough) func massIsOne(known: Known) {
    let mass = integral(known)
    #expect((mass.value - 1).magnitude <= mass.error)
    #expect(mass.error <= Self.widest)
  }

  /// No bar here is wider: x^(−1/2) at an end other than 0 is known to the root of an ulp of that end, times a few.
  static let widest = 8 * Double.ulpOfOne.squareRoot()

  @Test(arguments: smooth + rough) func wrongMassIsCaught(known: Known) {
    let slip = 4 * Self.widest
    let mass = integral(known) { known.f($0) * (1 + slip) }
    #expect((mass.value - 1).magnitude > mass.error)
  }

  @Test(arguments: smooth) func smoothDensityTakesFewEvaluations(known: Known) {
    var count = 0
    _ = integral(known) {
      count += 1
      return known.f($0)
    }
    #expect(count <= 1000)
  }

  @Test func roughFunctionEnds() {
    var count = 0
    let noise = RandomStream(seed: 1, check: 1)
    let mass = Quadrature.integral(from: 0, to: 1, breaks: [0.25, 0.5, 0.75]) { _ in
      count += 1
      return noise.uniform(count)
    }
    #expect(mass.error > 0x1p-20)
    // Between breaks 64 panels of 15 points, all that were halved, and double-exponential sums from the middle; two more
    // beyond the breaks: each of 13 · 128 terms, halved as well.
    #expect(count <= 2 * (2 * 64 * 15 + 2 * 2 * 13 * 128) + 2 * 2 * 13 * 128)
  }

  /// Noise between ninety breaks asks for more than there is: no value, and no bar that could be taken for one.
  @Test func budgetEndsAnIntegralAndIsSaid() {
    let breaks = (1...90).map { Double($0) / 91 }
    var count = 0
    let noise = RandomStream(seed: 1, check: 2)
    let mass = Quadrature.integral(from: 0, to: 1, breaks: breaks) { _ in
      count += 1
      return noise.uniform(count)
    }
    #expect(count == Quadrature.budget)
    #expect(mass.value.isNaN && mass.error == .infinity)
    // Between as many breaks a smooth function has its value.
    #expect(Quadrature.integral(from: 0, to: 1, breaks: breaks) { 2 * $0 }.error < 0x1p-40)
  }

  @Test func nanInsideIsSeenAndEnds() {
    for breaks in [[], [0.2, 0.8]] {
      let mass = Quadrature.integral(from: 0, to: 1, breaks: breaks) { $0 > 0.3 && $0 < 0.4 ? .nan : 1 }
      #expect(mass.value.isNaN && mass.error == .infinity)
    }
  }

  /// Far out 0 times ∞ is NaN; long before that there is nothing left to add.
  @Test func overflowFarOutDoesNoHarm() {
    func folded(_ x: Double) -> Double { Self.bell(Double.sinh(x)) * Double.cosh(x) }
    for breaks in [[-1.0, 1], [-24.0, -1, 1, 24]] {
      let mass = Quadrature.integral(over: .line, breaks: breaks, of: folded)
      #expect((mass.value - 1).magnitude <= mass.error && mass.error <= Self.widest)
    }
  }

  @Test func emptyAndReversedIntervals() {
    #expect(Quadrature.integral(from: 1, to: 1) { $0 } == Estimate(0))
    let reversed = Quadrature.integral(from: 1, to: 0) { $0 }
    #expect(reversed.value.isNaN && reversed.error == .infinity)
    let unknown = Quadrature.integral(from: .nan, to: 0) { $0 }
    #expect(unknown.value.isNaN && unknown.error == .infinity)
  }

  @Test func infiniteMassIsNotTakenForAMass() {
    let harmonic = Quadrature.integral(from: 0, to: 1) { 1 / $0 }
    #expect(harmonic.value.isNaN || harmonic.error > harmonic.value / 2)
    let constant = Quadrature.integral(over: .line) { _ in 1 }
    #expect(constant.value.isNaN || constant.error > constant.value / 2)
  }

  @Test func breaksOutsideAndTwiceAreIgnored() {
    let plain = Quadrature.integral(from: 0, to: 1, breaks: [0.5]) { Double.exp($0) }
    let odd = Quadrature.integral(from: 0, to: 1, breaks: [0.5, 0.5, 7, -.infinity, .nan, 0, 1]) {
      Double.exp($0)
    }
    #expect(plain == odd)
  }
}

extension QuadratureTests {
  func integral(_ known: Known, of f: ((Double) -> Double)? = nil) -> Estimate {
    Quadrature.integral(from: known.lower, to: known.upper, breaks: known.breaks, of: f ?? known.f)
  }

  static func bell(_ x: Double) -> Double { Normal().density(x) }

  static let smooth: [Known] = [
    Known(description: "normal", f: bell),
    Known(description: "normal, breaks given", breaks: [-2, -1, 0, 1, 2], f: bell),
    Known(description: "lognormal", lower: 0, f: { bell(Double.log($0)) / $0 }),
    Known(description: "Cauchy", f: { 1 / (.pi * (1 + $0 * $0)) }),
    Known(description: "Student t, 2 degrees", f: { Double.pow(2 + $0 * $0, -1.5) }),
    Known(description: "Gumbel", f: { Double.exp(-$0 - Double.exp(-$0)) }),
    Known(description: "logistic", f: { 1 / (2 + Double.exp($0) + Double.exp(-$0)) }),
    Known(description: "exponential", lower: 0, f: { Double.exp(-$0) }),
    Known(
      description: "logit-normal", lower: 0, upper: 1,
      f: { bell(Double.log($0 / (1 - $0))) / ($0 * (1 - $0)) }),
    Known(description: "uniform", lower: 0, upper: 1, f: { _ in 1 }),
    Known(description: "Frechet", lower: 0, f: { Double.exp(-1 / $0) / ($0 * $0) }),
    Known(description: "log-logistic", lower: 0, breaks: [1], f: { 1 / ((1 + $0) * (1 + $0)) }),
  ]

  static let rough: [Known] = [
    Known(description: "arcsine", lower: 0, upper: 1, f: { 1 / (.pi * ($0 * (1 - $0)).squareRoot()) }),
    Known(description: "x^(-0.9)", lower: 0, upper: 1, f: { 0.1 * Double.pow($0, -0.9) }),
    Known(
      description: "chi-square 1, mirrored", upper: 0,
      f: { Double.exp($0 / 2) / (-2 * .pi * $0).squareRoot() }),
    Known(description: "Pareto 0.2", lower: 1, breaks: [2, 10], f: { 0.2 * Double.pow($0, -1.2) }),
    Known(description: "Laplace", breaks: [0], f: { Double.exp(-$0.magnitude) / 2 }),
    Known(description: "Laplace, kink not given", breaks: [-1.1, 0.7], f: { Double.exp(-$0.magnitude) / 2 }),
    Known(description: "triangle", lower: -1, upper: 1, breaks: [0], f: { 1 - $0.magnitude }),
    Known(description: "step", lower: -1, upper: 2, breaks: [-0.5, 1.7], f: { 0 < $0 && $0 < 1 ? 1 : 0 }),
    Known(
      description: "peak of width 1/1000", lower: -1, upper: 1, breaks: [0.3],
      f: { 1000 * bell(1000 * ($0 - 0.3)) }),
    Known(description: "peak off zero", breaks: [29.9, 30.1], f: { 10 * bell(10 * ($0 - 30)) }),
    Known(
      description: "two peaks", breaks: [-5, 5], f: { (bell($0 + 5) + 20 * bell(20 * ($0 - 5))) / 2 }),
    Known(description: "ripples", breaks: [-3, 3], f: { bell($0) * (1 + Double.sin(40 * $0)) }),
    Known(
      description: "unbounded inside", lower: -1, upper: 1, breaks: [0],
      f: { 0.25 / $0.magnitude.squareRoot() }),
    Known(
      description: "unbounded between breaks", lower: -1, upper: 1, breaks: [-0.4, 0, 0.6],
      f: { Double.pow($0.magnitude, -2.0 / 3) / 6 }),
  ]
}
