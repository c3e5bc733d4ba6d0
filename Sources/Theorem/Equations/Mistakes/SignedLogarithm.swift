/// A number by its sign and the logarithm of its size, with a bound on how far the logarithm may be off.
///
/// A product of twenty factors 1e20 is a number like any other here, and "yours is so many times wanted" is a difference.
/// Edge cases: 0 has the logarithm −∞; no value is NaN; where the size may be 0 for all that is known, the error is ∞.
public struct SignedLogarithm: Sendable, Hashable {
  /// log |v|.
  public let log: Double
  /// How far `log` may be off.
  public let error: Double
  /// Whether v < 0.
  public let isNegative: Bool

  /// The number whose size has this logarithm.
  public init(log: Double, error: Double = 0, isNegative: Bool = false) {
    self.log = log
    // Taking a logarithm, and the difference of two, rounds too.
    self.error = error + 4 * Swift.max(log.isFinite ? log.magnitude : 0, 1).ulp
    self.isNegative = isNegative
  }

  /// A number known to within an error.
  public init(_ estimate: Estimate) {
    // An enclosure of 0 and nothing else is one denormal number wide.
    let isExact = estimate.error <= .leastNormalMagnitude
    let share = isExact ? 0 : estimate.error / estimate.value.magnitude
    self.init(
      log: Double.log(estimate.value.magnitude), error: share < 1 ? -Double.log1p(-share) : .infinity,
      isNegative: estimate.value < 0)
  }

  /// Whether it is a number other than 0.
  var isFinite: Bool { log.isFinite && error.isFinite }

  /// Whether both may be the same number: within both bounds; no value agrees with no value, 0 with 0. A number of which nothing
  /// is known agrees with any; where that isn't wanted, ask `isFinite` too.
  func agrees(with other: SignedLogarithm) -> Bool {
    if log.isNaN || other.log.isNaN { return log.isNaN && other.log.isNaN }
    if log == other.log { return isNegative == other.isNegative || log == -.infinity }
    return (log - other.log).magnitude <= error + other.error && isNegative == other.isNegative
  }

  static func / (a: SignedLogarithm, b: SignedLogarithm) -> SignedLogarithm {
    SignedLogarithm(
      log: a.log - b.log, error: a.error + b.error, isNegative: a.isNegative != b.isNegative)
  }
  static func * (a: SignedLogarithm, b: SignedLogarithm) -> SignedLogarithm {
    SignedLogarithm(
      log: a.log + b.log, error: a.error + b.error, isNegative: a.isNegative != b.isNegative)
  }
}
