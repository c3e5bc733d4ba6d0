/// A plain decimal number, read to the nearest double.
///
/// Formula: w 10^q with w of at most 19 digits. For 0 ≤ q ≤ 22 and w ≤ 2⁵³ both factors are doubles, and their product is
/// rounded once. For −27 ≤ q < 0 the quotient of w 2^a and 5^−q, which fits 64 bits, is found by one division of 128 by 64
/// bits; it has 62 bits or more, and whether a remainder is left goes into its last one, so that rounding it to 53 is exact.
/// Edge cases: nil for all else, which is slower to read and seldom written. Source: Clinger, How to Read Floating Point
/// Numbers Accurately, PLDI (1990).
struct DecimalNumber {
  let value: Double
  /// Where it ends.
  let end: Int

  private static let powersOfFive: [UInt64] = (0..<28).map { k in (0..<k).reduce(1) { p, _ in p * 5 } }
  private static let powersOfTen: [Double] = (0..<23).map { k in (0..<k).reduce(1) { p, _ in p * 10 } }

  /// The number that begins at `start`, if one does and a byte that `isEnd` follows it; the text must end with such a byte.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, from start: Int, isEnd: (UInt8) -> Bool) {
    var at = start
    let isNegative = text[at] == UInt8(ascii: "-")
    if isNegative || text[at] == UInt8(ascii: "+") { at += 1 }
    var (digits, significant, behind) = (0, 0, 0)
    var whole: UInt64 = 0
    var isBehind = false
    while true {
      let byte = text[at]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        digits += 1
        if significant > 0 || digit > 0 { significant += 1 }
        if significant > 19 { return nil }
        whole = whole &* 10 &+ UInt64(digit)
        if isBehind { behind += 1 }
      } else if byte == UInt8(ascii: "."), !isBehind {
        isBehind = true
      } else {
        break
      }
      at += 1
    }
    guard digits > 0 else { return nil }
    var exponent = 0
    if text[at] | 32 == UInt8(ascii: "e") {
      at += 1
      let isBelow = text[at] == UInt8(ascii: "-")
      if isBelow || text[at] == UInt8(ascii: "+") { at += 1 }
      let first = at
      while case let digit = text[at] &- UInt8(ascii: "0"), digit < 10, at - first < 4 {
        exponent = exponent * 10 + Int(digit)
        at += 1
      }
      guard at > first else { return nil }
      if isBelow { exponent = -exponent }
    }
    guard isEnd(text[at]), let size = Self.scaled(whole, exponent - behind) else { return nil }
    value = isNegative ? -size : size
    end = at
  }

  /// w 10^q.
  @inline(__always)
  private static func scaled(_ whole: UInt64, _ exponent: Int) -> Double? {
    if whole == 0 { return 0 }
    if exponent >= 0 {
      return exponent <= 22 && whole <= 1 << 53 ? Double(whole) * powersOfTen[exponent] : nil
    }
    guard exponent >= -27 else { return nil }
    let five = powersOfFive[-exponent]
    let (up, upFive) = (whole.leadingZeroBitCount, five.leadingZeroBitCount)
    let numerator = whole << UInt64(up)
    let (quotient, remainder) = (five << UInt64(upFive)).dividingFullWidth((numerator >> 1, numerator << 63))
    return Double(
      sign: .plus, exponent: upFive - up - 63 + exponent,
      significand: Double(quotient | (remainder == 0 ? 0 : 1)))
  }
}
