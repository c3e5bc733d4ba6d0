/// A closed set of reals [`lower`, `upper`] that is proved to hold the number it stands for.
///
/// Every operation returns an interval that holds f(x) for each x of its argument at which f is defined:
/// evaluated over a box, a formula gives a proof about all of its points.
///
/// Edge cases: IEEE 1788 set semantics. The ends may be infinite; the empty set has two NaN ends, and is
/// what a function answers for a box outside its domain. It proves nothing: see `DefinedInterval`.
/// Allowed error: + − * / and the square root are the tightest doubles; the elementary functions are a
/// few units in the last place wide at a point.
/// Trust: IEEE + − * / sqrt and fma, rounded to nearest; the platform's mathematics library is not called.
/// Source: IEEE Std 1788-2015; Moore, Kearfott & Cloud, Introduction to Interval Analysis (2009).
public struct Interval: Scalar, Hashable {
  /// The greatest lower bound; −∞ where there is none, NaN in the empty set.
  public let lower: Double
  /// The least upper bound; ∞ where there is none, NaN in the empty set.
  public let upper: Double

  @inlinable init(unchecked lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// [`lower`, `upper`], which must hold at least one real.
  @inlinable public init(_ lower: Double, _ upper: Double) {
    precondition(
      lower <= upper && lower < .infinity && upper > -.infinity, "an interval needs lower <= upper")
    self.init(unchecked: lower, upper)
  }

  /// The smallest interval that holds both, in either order; for computed ends. Empty where one of them is NaN.
  @inlinable public init(between a: Double, and b: Double) {
    guard !a.isNaN, !b.isNaN else {
      self = .empty
      return
    }
    // An infinite end is a limit, never a member.
    self.init(
      unchecked: Swift.min(a, b, .greatestFiniteMagnitude), Swift.max(a, b, -.greatestFiniteMagnitude))
  }

  /// The one point that `value` stores; empty unless it is finite.
  @inlinable public init(_ value: Double) {
    let point = value.isFinite ? value : .nan
    self.init(unchecked: point, point)
  }

  @inlinable public init(integerLiteral value: Int64) {
    let nearest = Double(value)
    if Int64(exactly: nearest) == value {
      self.init(unchecked: nearest, nearest)
    } else {
      self.init(unchecked: nearest.nextDown, nearest.nextUp)
    }
  }

  /// The empty set.
  @inlinable public static var empty: Interval { Interval(unchecked: .nan, .nan) }
  /// The whole line.
  @inlinable public static var entire: Interval { Interval(unchecked: -.infinity, .infinity) }
  public static let logTwoPi = log(2 * pi)
  @inlinable public static var unknown: Interval { entire }
  /// π, between two neighbouring doubles.
  @inlinable public static var pi: Interval {
    Interval(unchecked: 0x1.921fb54442d18p+1, 0x1.921fb54442d19p+1)
  }
  /// log 2, between two neighbouring doubles.
  @inlinable public static var ln2: Interval {
    Interval(unchecked: 0x1.62e42fefa39efp-1, 0x1.62e42fefa39f0p-1)
  }

  /// Two empty sets are equal, unlike two NaNs.
  public static func == (a: Interval, b: Interval) -> Bool {
    a.lower == b.lower && a.upper == b.upper || a.isEmpty && b.isEmpty
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isEmpty ? 0 : lower)
    hasher.combine(isEmpty ? 1 : upper)
  }
}

extension Interval {
  /// Whether it holds no real at all.
  @inlinable public var isEmpty: Bool { lower.isNaN }
  /// Whether both ends are real numbers.
  @inlinable public var isBounded: Bool { lower.isFinite && upper.isFinite }
  /// Whether it holds one real only.
  @inlinable public var isPoint: Bool { lower == upper }
  /// `upper` − `lower`, rounded up.
  @inlinable public var width: Double { Directed.subtractUp(upper, lower) }
  /// A double inside; the middle, to rounding, where the ends are finite. NaN for the empty set.
  @inlinable public var midpoint: Double {
    if isBounded { return Swift.min(Swift.max(lower / 2 + upper / 2, lower), upper) }
    if isEmpty { return .nan }
    if lower.isFinite { return Swift.max(lower, .greatestFiniteMagnitude) }
    return upper.isFinite ? Swift.min(upper, -.greatestFiniteMagnitude) : 0
  }
  /// The greatest distance from `midpoint`, rounded up.
  @inlinable public var radius: Double {
    let middle = midpoint
    return Swift.max(Directed.subtractUp(upper, middle), Directed.subtractUp(middle, lower))
  }
  /// A power of two, at least `radius` and less than four times it, as a point; 1 for a point or an unbounded interval.
  @inlinable var scale: Interval {
    let radius = radius
    guard radius > 0x1p-1000, radius < 0x1p1000 else { return 1 }
    let power = Double(sign: .plus, exponent: radius.exponent + 1, significand: 1)
    return Interval(unchecked: power, power)
  }
  /// The greatest absolute value.
  @inlinable public var magnitude: Double { Swift.max(lower.magnitude, upper.magnitude) }
  /// The least absolute value.
  @inlinable public var mignitude: Double {
    lower <= 0 && upper >= 0 ? 0 : Swift.min(lower.magnitude, upper.magnitude)
  }
  /// Whether `point` is in it, the ends included.
  @inlinable public func contains(_ point: Double) -> Bool { lower <= point && point <= upper }
  /// Whether `other` is a subset; the empty set is one of every set.
  @inlinable public func contains(_ other: Interval) -> Bool {
    lower <= other.lower && other.upper <= upper || other.isEmpty
  }
  /// What both hold; empty where they don't meet.
  @inlinable public func intersection(_ other: Interval) -> Interval {
    let low = Swift.max(lower, other.lower)
    let high = Swift.min(upper, other.upper)
    return low <= high && !isEmpty && !other.isEmpty ? Interval(unchecked: low, high) : .empty
  }
  /// The smallest interval that holds both.
  @inlinable public func hull(_ other: Interval) -> Interval {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return Interval(unchecked: Swift.min(lower, other.lower), Swift.max(upper, other.upper))
  }
  /// The two halves, sharing `midpoint`.
  @inlinable public var bisected: (Interval, Interval) {
    let middle = midpoint
    return (Interval(unchecked: lower, middle), Interval(unchecked: middle, upper))
  }
}
