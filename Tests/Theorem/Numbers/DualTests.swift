import Testing

@testable import Theorem

@Suite("Dual numbers: a value and its slope")
struct DualTests {
  /// Every elementary function, at a point where it is smooth.
  enum Function: String, CaseIterable, ScalarFunction {
    case exp, expm1, log, log1p, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh,
      erf
    case square, reciprocal, power, quotient, absolute, smaller, larger

    var point: Double { self == .acosh ? 1.7 : 0.35 }

    func callAsFunction<S: Scalar>(_ x: S) -> S {
      switch self {
      case .exp: .exp(x)
      case .expm1: .expm1(x)
      case .log: .log(x)
      case .log1p: .log1p(x)
      case .sqrt: .sqrt(x)
      case .sin: .sin(x)
      case .cos: .cos(x)
      case .tan: .tan(x)
      case .asin: .asin(x)
      case .acos: .acos(x)
      case .atan: .atan(x)
      case .sinh: .sinh(x)
      case .cosh: .cosh(x)
      case .tanh: .tanh(x)
      case .asinh: .asinh(x)
      case .acosh: .acosh(x)
      case .atanh: .atanh(x)
      case .erf: .erf(x)
      case .square: .pow(x, 2)
      case .reciprocal: .pow(x, -3)
      case .power: .pow(x, x + 1)
      case .quotient: (x * x - 1) / (x + 2)
      case .absolute: .abs(x - 1)
      case .smaller: .min(x, x * x)
      case .larger: .max(x, x * x)
      }
    }
  }

  /// Ten branches, each inside the one before: a way that were gone for value and slope apart would be gone 2¹⁰ times.
  @Test func eachWayIsGoneOnce() {
    var gone = 0
    func nested<S: Scalar>(_ z: Dual<S>, _ depth: Int) -> Dual<S> {
      gone += 1
      guard depth > 0 else { return z * z }
      return select(z - 5, negative: { nested(z, depth - 1) }, otherwise: { 0 })
    }
    let double = nested(Dual(3.0, 1), 10)
    #expect(double.value == 9 && double.derivative == 6 && gone == 11)
    gone = 0
    let interval = nested(Dual(Interval(3), 1), 10)
    #expect(interval.value.contains(9.0) && interval.derivative.contains(6.0) && gone == 11)
    // On both sides of a kink the hull of both ways.
    let kink = abs(Dual(Interval(-1, 2), 1))
    #expect(kink.value.contains(Interval(0, 2)) && kink.derivative == Interval(-1, 1))
    let nowhere = select(
      Dual(Interval.empty, 1), negative: { Dual(Interval(1), 0) }, otherwise: { Dual(2, 0) })
    #expect(nowhere.value.isEmpty)
  }

  /// Left: the slope that dual numbers carry. Right: difference quotients of the values.
  @Test(arguments: Function.allCases)
  func slope(_ f: Function) {
    let carried = f(Dual.variable(f.point))
    let differenced = FiniteDifference.derivative(at: f.point, in: Domain(f.point - 0.3, f.point + 0.3)) {
      f($0)
    }
    #expect(carried.value == f(f.point))
    #expect(
      (carried.derivative - differenced.value).magnitude <= differenced.error * FiniteDifference.coverage)
  }

  /// Dual numbers over dual numbers: the second derivative.
  @Test(arguments: Function.allCases)
  func secondSlope(_ f: Function) {
    let twice = f(Dual(Dual.variable(f.point), 1)).derivative.derivative
    let differenced = FiniteDifference.derivative(at: f.point, in: Domain(f.point - 0.3, f.point + 0.3)) {
      f(Dual.variable($0)).derivative
    }
    #expect((twice - differenced.value).magnitude <= differenced.error * FiniteDifference.coverage)
  }

  /// A slope wrong by one part in a million is seen by the same comparison.
  @Test func wrongSlopeIsCaught() {
    let differenced = FiniteDifference.derivative(at: 0.35, in: .line) { Double.sin($0) }
    let wrong = Double.cos(0.35) * (1 + 0x1p-20)
    #expect((wrong - differenced.value).magnitude > differenced.error * FiniteDifference.coverage)
  }

  /// The slope of a root found by iteration is 1/f′, by the inverse function theorem.
  @Test func solved() {
    let x: Double = TanhStep().forward(0.4)
    let z = TanhStep().inverse(Dual.variable(x))
    let slope: Double = TanhStep().derivative(0.4)
    // Newton leaves z within an ulp or two, where the slope is Lipschitz with constant 4.
    #expect((z.value - 0.4).magnitude <= 4 * (0.4).ulp)
    #expect((z.derivative * slope - 1).magnitude <= 32 * (1.0).ulp)
  }

  /// A kink has the slope of the way taken; nothing traps on NaN or infinity.
  @Test func edges() {
    #expect(abs(Dual.variable(-2.0)).derivative == -1)
    #expect(pow(Dual.variable(3.0), 0).derivative == 0)
    for f in Function.allCases {
      for x in [Double.nan, .infinity, -.infinity, 0, -1] { _ = f(Dual.variable(x)) }
    }
  }
}
