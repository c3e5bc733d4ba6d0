import Theorem

/// An exact fraction in lowest terms, its denominator positive: the numbers of a proof file.
///
/// Edge cases: what 128 bits can't hold is nil, never rounded.
struct Rational: Hashable, Sendable {
  let numerator: Int128
  let denominator: Int128

  /// What a numerator and a denominator of 128 bits hold of decimals.
  static let mostDigits = 36

  static let zero = Rational(0)
  static let one = Rational(1)

  init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let common = Int128(Self.commonDivisor(numerator.magnitude, denominator.magnitude))
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (common == 1 ? numerator : numerator / common)
    self.denominator = sign * (common == 1 ? denominator : denominator / common)
  }

  /// Of numbers that are in lowest terms already.
  private init(lowest numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Euclid's, at least 1; in 64 bits as soon as both fit, where a division costs a tenth.
  private static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b > UInt128(UInt64.max) { (a, b) = (b, a % b) }
    guard b != 0 else { return Swift.max(a, 1) }
    var (c, d) = (UInt64(b), UInt64(a % b))
    while d != 0 { (c, d) = (d, c % d) }
    return UInt128(c)
  }

  /// The decimal that was typed.
  init?(_ literal: DecimalLiteral) {
    let shown = literal.digits.drop { $0 == "0" }
    guard shown.count <= Self.mostDigits, literal.exponent.magnitude <= Self.mostDigits else { return nil }
    guard let digits = shown.isEmpty ? 0 : Int128(shown) else { return nil }
    let power = (0..<literal.exponent.magnitude).reduce(Int128(1)) { power, _ in power * 10 }
    if literal.exponent < 0 {
      self.init(digits, over: power)
    } else {
      let (value, overflow) = digits.multipliedReportingOverflow(by: power)
      guard !overflow else { return nil }
      self.init(value, over: 1)
    }
  }

  /// The shortest decimal that reads back as this double: what a reader typed, or a program prints.
  init?(decimal value: Double) {
    guard value.isFinite, let literal = Formula.number("\(value.magnitude)"), let size = Rational(literal)
    else {
      return nil
    }
    self = value < 0 ? -size : size
  }

  /// How many digits after the point a decimal needs so that steps as short as `width` show in it.
  static func digits(toSee width: Double) -> Int {
    var (digits, unit) = (0, 1.0)
    while unit > width, digits < mostDigits { (digits, unit) = (digits + 1, unit / 10) }
    return digits
  }

  /// A decimal of so many digits after the point; nil where that takes more than 128 bits.
  init?(near value: Double, digits: Int, _ rule: FloatingPointRoundingRule = .toNearestOrEven) {
    let scale = Self.power(Rational(10), digits)
    guard let scale, (value * scale.double).magnitude < Double(Int128.max) else { return nil }
    self.init(Int128(whole: (value * scale.double).rounded(rule)), over: scale.numerator)
  }

  static prefix func - (a: Rational) -> Rational { Rational(lowest: -a.numerator, over: a.denominator) }

  static func + (a: Rational, b: Rational) -> Rational? {
    guard let x = a.numerator.times(b.denominator), let y = b.numerator.times(a.denominator),
      let d = a.denominator.times(b.denominator)
    else { return nil }
    let (sum, overflow) = x.addingReportingOverflow(y)
    return overflow ? nil : Rational(sum, over: d)
  }
  static func * (a: Rational, b: Rational) -> Rational? {
    guard let n = a.numerator.times(b.numerator), let d = a.denominator.times(b.denominator) else {
      return nil
    }
    return Rational(n, over: d)
  }
  /// nil for 0, too.
  var reciprocal: Rational? { Rational(denominator, over: numerator) }

  static func power(_ base: Rational, _ exponent: Int) -> Rational? {
    guard exponent.magnitude <= 64 else { return nil }
    // Powers of what has no common divisor have none.
    var power = Rational.one
    for _ in 0..<exponent.magnitude {
      guard let n = power.numerator.times(base.numerator), let d = power.denominator.times(base.denominator)
      else { return nil }
      power = Rational(lowest: n, over: d)
    }
    return exponent < 0 ? power.reciprocal : power
  }

  /// As Coq reads it, in parentheses where what stands around binds as tightly as `level`.
  func coq(level: Int = 0) -> String { Expression.number(self).coq(level: level) }
  var isWhole: Bool { denominator == 1 }
  var double: Double { numerator.double / denominator.double }

  /// Over any scalar, as near as it can hold it; an interval encloses it.
  func value<S: Scalar>() -> S {
    func whole(_ n: Int128) -> S {
      guard let literal = DecimalLiteral(digits: String(n.magnitude), exponent: 0) else { return .unknown }
      return n < 0 ? -S(literal) : S(literal)
    }
    return isWhole ? whole(numerator) : whole(numerator) / whole(denominator)
  }
}

extension Rational: Comparable {
  static func < (a: Rational, b: Rational) -> Bool {
    guard let x = a.numerator.times(b.denominator), let y = b.numerator.times(a.denominator) else {
      return a.double < b.double
    }
    return x < y
  }
}

extension Int128 {
  /// Of 64 bits a processor makes a double, and back; of 128 a function does, in a hundred times as long.
  fileprivate var double: Double {
    let low = Int64(truncatingIfNeeded: self)
    return Int128(low) == self ? Double(low) : Double(self)
  }
  fileprivate init(whole: Double) {
    self = whole.magnitude < 0x1p62 ? Int128(Int64(whole)) : Int128(whole)
  }

  /// nil where it overflows.
  fileprivate func times(_ other: Int128) -> Int128? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow || product == .min ? nil : product
  }
}
