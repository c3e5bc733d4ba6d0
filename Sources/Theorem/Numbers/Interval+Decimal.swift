// Text in and out, rounded outward: what is printed holds the interval, and what is read holds the text.

extension Interval {
  /// The tightest interval that holds `literal`.
  public init(_ literal: DecimalLiteral) { self = literal.enclosure }

  /// The tightest interval that holds `digits` × 10^`exponent`.
  init(digits: String, exponent: Int) {
    // A whole number below 2⁵³ times or over a power of ten that is a double: one exact rounding.
    if digits.utf8.count <= 15, exponent.magnitude <= 22 {
      let whole = Interval(Double(digits.utf8.reduce(0) { $0 * 10 + Int($1) - 48 }))
      let power = Interval((0..<exponent.magnitude).reduce(1.0) { product, _ in product * 10 })
      self = exponent < 0 ? whole / power : whole * power
      return
    }
    let exact = ExactDecimal(digits: digits, exponent: exponent)
    // The library's answer is a guess; its exact expansion decides.
    let text = "\(digits)e\(exponent)"
    var low = Swift.min(Double(text) ?? 0, .greatestFiniteMagnitude)
    for _ in 0..<4 {
      if low > 0 && exact < ExactDecimal(low) {
        low = low.nextDown
      } else if low < .greatestFiniteMagnitude && !(exact < ExactDecimal(low.nextUp)) {
        low = low.nextUp
      } else {
        self.init(unchecked: low, ExactDecimal(low) == exact ? low : low.nextUp)
        return
      }
    }
    self.init(unchecked: 0, .infinity)
  }

  /// Reads "[−1.5, 2e-3]", or one decimal number; nil for anything else.
  public init?(parsing text: String) {
    let parts = text.filter { $0 != " " }
    guard parts.first == "[", parts.last == "]" else {
      guard let value = Self.number(parts[...]) else { return nil }
      self = value
      return
    }
    let ends = parts.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard ends.count == 2, let low = Self.number(ends[0]), let high = Self.number(ends[1]),
      low.lower <= high.upper
    else { return nil }
    self.init(unchecked: low.lower, high.upper)
  }
  private static func number(_ text: Substring) -> Interval? {
    var rest = text
    var negative = false
    if let sign = rest.first, "+-−".contains(sign) {
      negative = sign != "+"
      rest = rest.dropFirst()
    }
    if rest == "inf" {
      let beyond = Interval(unchecked: .greatestFiniteMagnitude, .infinity)
      return negative ? -beyond : beyond
    }
    let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
    let tail = rest.dropFirst(mantissa.count + 1)
    guard let exponent = mantissa.count == rest.count ? 0 : Int(tail), exponent.magnitude < 1 << 60 else {
      return nil
    }
    let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2, let whole = pieces.first else { return nil }
    let fraction = pieces.count == 2 ? pieces[1] : ""
    let literal = DecimalLiteral(digits: String(whole + fraction), exponent: exponent - fraction.count)
    return literal.map { negative ? -Interval($0) : Interval($0) }
  }

  /// "[0.1, 0.2]", the ends rounded outward to at most `digits` significant digits (at least 1).
  public func decimal(digits: Int = 17) -> String {
    precondition(digits >= 1, "a number has at least one digit")
    if isEmpty { return "empty" }
    return "[" + Self.decimal(lower, digits, up: false) + ", " + Self.decimal(upper, digits, up: true) + "]"
  }
  private static func decimal(_ value: Double, _ digits: Int, up: Bool) -> String {
    let sign = value < 0 ? "-" : ""
    if value.isInfinite { return sign + "inf" }
    return sign + ExactDecimal(value).rounded(to: digits, awayFromZero: up != (value < 0)).text
  }

  /// "[0x1.8p+0, 0x1.9p+0]": the very bits of the ends.
  public var hexadecimal: String {
    isEmpty ? "empty" : "[" + Self.hexadecimal(lower) + ", " + Self.hexadecimal(upper) + "]"
  }
  private static func hexadecimal(_ value: Double) -> String {
    let sign = value < 0 ? "-" : ""
    if value.isInfinite { return sign + "inf" }
    if value == 0 { return "0x0p+0" }
    let subnormal = value.exponentBitPattern == 0
    var fraction = String(value.significandBitPattern, radix: 16)
    fraction = String(repeating: "0", count: 13 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let exponent = subnormal ? -1022 : Int(value.exponentBitPattern) - 1023
    let power = (exponent < 0 ? "" : "+") + "\(exponent)"
    return sign + (subnormal ? "0x0" : "0x1") + (fraction.isEmpty ? "" : "." + fraction) + "p" + power
  }
}

extension Interval: CustomStringConvertible {
  public var description: String { decimal() }
}

/// `x` with `digits` significant digits, trailing zeros dropped: "0.25", "-1.6e-17", "inf", "nan".
///
/// Rounds the shortest text that reads back as `x`, so it never shows a digit that `x` does not have.
public func decimal(_ x: Double, digits: Int = 6) -> String {
  precondition(digits > 0, "a number is shown with at least one digit; got \(digits)")
  guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? "-inf" : "inf" }
  guard x != 0 else { return "0" }
  var (figures, exponent) = shortestDigits(of: x.magnitude)
  if figures.count > digits {
    let roundUp = figures[digits] >= UInt8(ascii: "5")
    figures.removeSubrange(digits...)
    if roundUp { exponent += increment(&figures) }
  }
  while figures.count > 1, figures.last == UInt8(ascii: "0") { figures.removeLast() }
  return (x < 0 ? "-" : "") + written(figures, exponent: exponent, digits: digits)
}

/// How many digits it takes for two numbers, or two points, to look different: at least six.
package func digits(tellingApart a: [Double], _ b: [Double]) -> Int {
  (6...17).first { digits in
    a.map { decimal($0, digits: digits) } != b.map { decimal($0, digits: digits) }
  } ?? 6
}

/// Two numbers with as many digits as it takes for them to differ, at least six.
package func toldApart(_ a: Double, _ b: Double) -> (String, String) {
  let digits = digits(tellingApart: [a], [b])
  return (decimal(a, digits: digits), decimal(b, digits: digits))
}

/// Six digits, for a line that a person reads.
func short(_ x: Double) -> String { decimal(x, digits: 6) }

/// The digits d₀d₁…, as characters, and the exponent e with x = d₀.d₁… × 10^e, from the shortest text that reads back as x.
private func shortestDigits(of x: Double) -> (digits: [UInt8], exponent: Int) {
  var digits: [UInt8] = []
  var (exponent, isWhole) = (-1, true)
  let text = x.description
  for (place, character) in text.utf8.enumerated() {
    switch character {
    case UInt8(ascii: "e"): return (digits, exponent + (Int(text.dropFirst(place + 1)) ?? 0))
    case UInt8(ascii: "."): isWhole = false
    case UInt8(ascii: "0") where digits.isEmpty:
      // Before the first digit that counts, behind the point.
      if !isWhole { exponent -= 1 }
    default:
      digits.append(character)
      if isWhole { exponent += 1 }
    }
  }
  return (digits, exponent)
}

/// Adds one to the last digit; answers 1 where the number grew by a digit (99 to 10, one exponent up).
private func increment(_ digits: inout [UInt8]) -> Int {
  for i in digits.indices.reversed() {
    guard digits[i] == UInt8(ascii: "9") else {
      digits[i] += 1
      return 0
    }
    digits[i] = UInt8(ascii: "0")
  }
  digits[0] = UInt8(ascii: "1")
  return 1
}

private func written(_ digits: [UInt8], exponent: Int, digits significant: Int) -> String {
  func text(_ digits: some Collection<UInt8>) -> String { String(decoding: digits, as: UTF8.self) }
  func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  switch exponent {
  case -4..<0:
    return "0." + zeros(-exponent - 1) + text(digits)
  case 0..<Swift.max(significant, 6):
    let whole = text(digits.prefix(exponent + 1)) + zeros(Swift.max(0, exponent + 1 - digits.count))
    return digits.count > exponent + 1 ? whole + "." + text(digits.dropFirst(exponent + 1)) : whole
  default:
    return text(digits.prefix(1)) + (digits.count > 1 ? "." + text(digits.dropFirst()) : "") + "e\(exponent)"
  }
}
