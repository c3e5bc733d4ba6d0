/// A number ≥ 0 in decimal, exactly: 0.d₁d₂d₃... × 10^`position`, d₁ ≠ 0; no digits for 0.
///
/// Every finite double is one, with at most 767 digits.
struct ExactDecimal: Equatable {
  /// Each 0 to 9; neither the first nor the last is 0.
  private(set) var digits: [UInt8]
  private(set) var position: Int

  /// The digits before `exponent` powers of ten.
  private init(_ all: [UInt8], exponent: Int) {
    let leading = all.prefix { $0 == 0 }.count
    digits = Array(all[leading...])
    position = digits.count + exponent
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { position = 0 }
  }

  /// `digits` × 10^`exponent`, as text writes it.
  init(digits: String, exponent: Int) {
    // Far beyond the doubles, and far from overflow when the digits are counted in.
    let exponent = Swift.min(Swift.max(exponent, -1 << 60), 1 << 60)
    self.init(digits.utf8.map { $0 - 48 }, exponent: exponent)
  }

  /// |`value`|, which must be finite.
  init(_ value: Double) {
    precondition(value.isFinite, "only a finite number has a decimal expansion")
    let biased = value.exponentBitPattern
    var whole = UInt64(value.significandBitPattern) | (biased == 0 ? 0 : 1 << 52)
    guard whole != 0 else {
      self.init([], exponent: 0)
      return
    }
    var power = Int(Swift.max(biased, 1)) - 1075
    let zeros = whole.trailingZeroBitCount
    whole >>= UInt64(zeros)
    power += zeros
    // whole · 2⁻ⁿ = whole · 5ⁿ · 10⁻ⁿ
    var limbs = Self.limbs(whole)
    let (base, step): (UInt64, Int) = power >= 0 ? (2, 29) : (5, 12)
    var rest = power.magnitude
    while rest > 0 {
      let now = Swift.min(rest, UInt(step))
      Self.multiply(&limbs, by: (0..<now).reduce(1) { product, _ in product * base })
      rest -= now
    }
    self.init(Self.digits(limbs), exponent: Swift.min(power, 0))
  }

  // Little-endian, base 10⁹.
  private static let limb: UInt64 = 1_000_000_000
  private static func limbs(_ value: UInt64) -> [UInt64] {
    [value % limb, value / limb % limb, value / limb / limb]
  }
  private static func multiply(_ limbs: inout [UInt64], by factor: UInt64) {
    var carry: UInt64 = 0
    for i in limbs.indices {
      let product = limbs[i] * factor + carry
      limbs[i] = product % limb
      carry = product / limb
    }
    if carry > 0 { limbs.append(carry) }
  }
  private static func digits(_ limbs: [UInt64]) -> [UInt8] {
    var digits: [UInt8] = []
    for var rest in limbs {
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    return digits.reversed()
  }

  static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    if a.digits.isEmpty || b.digits.isEmpty { return a.digits.count < b.digits.count }
    if a.position != b.position { return a.position < b.position }
    return a.digits.lexicographicallyPrecedes(b.digits)
  }

  /// To at most `count` digits, away from zero or towards it.
  func rounded(to count: Int, awayFromZero: Bool) -> ExactDecimal {
    guard digits.count > count else { return self }
    var kept = Array(digits[..<count])
    guard awayFromZero else { return ExactDecimal(kept, exponent: position - count) }
    var index = count - 1
    while index >= 0 && kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    if index >= 0 { kept[index] += 1 } else { kept.insert(1, at: 0) }
    return ExactDecimal(kept, exponent: position - count)
  }

  /// "0.00123", "1.5", "1.5e+20".
  var text: String {
    func string(_ part: some Sequence<UInt8>) -> String {
      String(decoding: part.map { $0 + 48 }, as: UTF8.self)
    }
    if digits.isEmpty { return "0" }
    if position <= -5 || position > 17 {
      let fraction = digits.count > 1 ? "." + string(digits.dropFirst()) : ""
      return string(digits.prefix(1)) + fraction + "e" + (position > 0 ? "+" : "") + "\(position - 1)"
    }
    if position <= 0 { return "0." + string(repeatElement(0, count: -position)) + string(digits) }
    let whole =
      string(digits.prefix(position)) + string(repeatElement(0, count: Swift.max(position - digits.count, 0)))
    return digits.count > position ? whole + "." + string(digits.dropFirst(position)) : whole
  }
}
