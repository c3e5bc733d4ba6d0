/// x = a monotone rational quadratic in each bin between knots, z outside the outermost knots.
///
/// In the bin from (z₀, x₀) to (z₁, x₁) with slopes d₀ and d₁ at its ends, w = z₁ − z₀, h = x₁ − x₀, s = h/w,
/// t = (z − z₀)/w: x = x₀ + h (s t² + d₀ t(1 − t)) / (s + (d₀ + d₁ − 2s) t(1 − t)).
/// Domain: ℝ. Range: ℝ. Inverse: the quadratic in t, as 2c/(−b − √(b² − 4ac)). Derivative: by the quotient rule, below.
/// Trap: (−b + √(b² − 4ac))/2a cancels, and divides by 0 where the bin is a straight line.
/// Source: Durkan, Bekasov, Murray & Papamakarios, Neural Spline Flows (2019), section 3.1.
public struct Spline: ScalarMap {
  /// A point (z, x) that the spline goes through, with slope.
  public struct Knot: Sendable, Hashable {
    /// Where it is on the way in.
    public let z: Double
    /// Where it is on the way out.
    public let x: Double
    /// The spline's slope there, positive.
    public let slope: Double
    /// The point (`z`, `x`) with its slope.
    public init(z: Double, x: Double, slope: Double) {
      self.z = z
      self.x = x
      self.slope = slope
    }
  }

  /// The knots in order, rising in z and in x.
  public let knots: [Knot]
  public let name = "spline"
  /// In words: a spline has no formula that fits on a line.
  public let formula = "rational quadratic spline"
  public let domain = Domain.line
  public let range = Domain.line

  /// Knots with z and x rising and slopes positive; the first and the last on x = z with slope 1,
  /// where the tails go on.
  public init(knots: [Knot]) {
    if let why = Self.refusal(of: knots) { preconditionFailure(why) }
    self.knots = knots
  }

  /// Why no spline goes through these knots; nil where one does.
  static func refusal(of knots: [Knot]) -> String? {
    guard knots.count >= 2, let first = knots.first, let last = knots.last else {
      return "a spline needs two knots or more, and \(knots.count) is too few"
    }
    guard zip(knots, knots.dropFirst()).allSatisfy({ $0.z < $1.z && $0.x < $1.x }) else {
      return "a spline's knots rise, in z and in x"
    }
    guard knots.allSatisfy({ $0.slope > 0 }) else { return "a spline's slopes are above 0" }
    guard [first, last].allSatisfy({ $0.z == $0.x && $0.slope == 1 }) else {
      return "the first and the last knot lie on x = z with slope 1, where the straight tails go on"
    }
    return nil
  }

  /// Three bins between −3 and 3, slopes from 1/2 to 2.
  public init() {
    self.init(knots: [
      Knot(z: -3, x: -3, slope: 1), Knot(z: -1, x: -2, slope: 0.5),
      Knot(z: 0.5, x: 1, slope: 2), Knot(z: 3, x: 3, slope: 1),
    ])
  }

  public var kinks: [Double] { knots.map(\.z) }

  public func forward<S: Scalar>(_ z: S) -> S {
    piece(of: z, by: \.z, tail: { z }) { Bin($0, $1).forward(z) }
  }
  public func inverse<S: Scalar>(_ x: S) -> S {
    piece(of: x, by: \.x, tail: { x }) { Bin($0, $1).inverse(x) }
  }
  public func derivative<S: Scalar>(_ z: S) -> S {
    piece(of: z, by: \.z, tail: { 1 }) { Bin($0, $1).derivative(z) }
  }

  /// `bin` of the two knots around `value`, found by `select` from the left; `tail` outside.
  private func piece<S: Scalar>(
    of value: S, by coordinate: KeyPath<Knot, Double>, tail: () -> S, bin: (Knot, Knot) -> S
  ) -> S {
    func from(_ index: Int) -> S {
      index == knots.count
        ? tail()
        : select(
          value - S(knots[index][keyPath: coordinate]),
          negative: { index == 0 ? tail() : bin(knots[index - 1], knots[index]) },
          otherwise: { from(index + 1) })
    }
    return from(0)
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("a tail that is a straight line") { z in z * s(z) }
  }
}

/// One bin of a spline, its numbers as scalars.
private struct Bin<S: Scalar> {
  let z0, x0, width, height, mean, d0, d1, bend: S

  init(_ left: Spline.Knot, _ right: Spline.Knot) {
    z0 = S(left.z)
    x0 = S(left.x)
    width = S(right.z) - z0
    height = S(right.x) - x0
    mean = height / width
    d0 = S(left.slope)
    d1 = S(right.slope)
    bend = d0 + d1 - 2 * mean
  }

  func forward(_ z: S) -> S {
    let t = (z - z0) / width
    let u = t * (1 - t)
    return x0 + height * (mean * pow(t, 2) + d0 * u) / (mean + bend * u)
  }

  func derivative(_ z: S) -> S {
    let t = (z - z0) / width
    let u = t * (1 - t)
    return pow(mean / (mean + bend * u), 2) * (d1 * pow(t, 2) + 2 * mean * u + d0 * pow(1 - t, 2))
  }

  func inverse(_ x: S) -> S {
    let rise = x - x0
    let a = height * (mean - d0) + rise * bend
    let b = height * d0 - rise * bend
    let c = -(mean * rise)
    return z0 + width * (2 * c / (-b - sqrt(pow(b, 2) - 4 * a * c)))
  }
}
