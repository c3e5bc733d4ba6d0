/// Reads an answer as it comes: a line a point, numbers between blanks, tabs or commas.
///
/// Edge cases: CRLF, a last line without its end, blank lines, a byte order mark and Fortran's `D` are understood;
/// nan and inf are numbers. The first line that holds anything else is kept, and the rest is still read.
struct AnswerReader {
  /// All numbers of all lines.
  private(set) var numbers: [Double] = []
  /// How many numbers stand on each line that is not blank.
  private(set) var widths: [Int] = []
  /// The most digits of a number on the first lines.
  private(set) var digits = 0
  /// `digits`, or 17 where no number has any, as inf has none.
  var digitsShown: Int { digits == 0 ? 17 : digits }
  /// The first line that could not be read: its number from 1, its beginning, the word at fault.
  private(set) var unreadable: (line: Int, text: String, word: String)?
  /// The beginning of the first line.
  private(set) var firstLine = ""
  /// How many words stand on the first line, blanks alone between them.
  private(set) var wordsOfFirstLine = 0
  private var unfinished: [UInt8] = []

  /// Takes the next bytes.
  mutating func take(_ bytes: [UInt8]) {
    guard let last = bytes.lastIndex(of: newline) else {
      unfinished += bytes
      return
    }
    unfinished += bytes[...last]
    read(unfinished)
    unfinished = Array(bytes[(last + 1)...])
  }

  /// Takes what stands behind the last line's end.
  mutating func finish() {
    if !unfinished.isEmpty { read(unfinished + [newline]) }
    unfinished = []
  }

  /// Whole lines.
  private mutating func read(_ text: [UInt8]) {
    // A number needs an end that is no digit, which the last line's end is.
    text.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count { start += readLine(UnsafeBufferPointer(rebasing: buffer[start...])) }
    }
  }

  /// One line, of those that `line` begins with; answers how many bytes it has with its end.
  private mutating func readLine(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    var at = widths.isEmpty && line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let before = numbers.count
    if firstLine.isEmpty {
      firstLine = beginning(line)
      wordsOfFirstLine =
        line.prefix { $0 != newline }.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    }
    while true {
      while isSeparator(line[at]) { at += 1 }
      if line[at] == newline { break }
      var end = at
      if let plain = DecimalNumber(line, from: at, isEnd: { isSeparator($0) || $0 == newline }) {
        numbers.append(plain.value)
        end = plain.end
      } else {
        while !isSeparator(line[end]) && line[end] != newline { end += 1 }
        guard let value = number(line[at..<end]) else {
          let word = String(decoding: line[at..<end].prefix(40), as: UTF8.self)
          if unreadable == nil { unreadable = (widths.count + 1, beginning(line), word) }
          // The line counts; its numbers do not.
          numbers.removeSubrange(before...)
          widths.append(0)
          while line[end] != newline { end += 1 }
          return end + 1
        }
        numbers.append(value)
      }
      if widths.count < 64 { digits = max(digits, significantDigits(line[at..<end])) }
      at = end
    }
    if numbers.count > before { widths.append(numbers.count - before) }
    return at + 1
  }

  /// The number that a word is, all of it: 1.5D+00 too, as Fortran prints.
  private func number(_ word: some Collection<UInt8>) -> Double? {
    let text = String(decoding: word, as: UTF8.self)
    return Double(text) ?? Double(text.lowercased().replacing("d", with: "e"))
  }
}

private let newline = UInt8(ascii: "\n")

private func isSeparator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t")
    || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: ";")
}

private func beginning(_ line: UnsafeBufferPointer<UInt8>) -> String {
  let shown = line.prefix { $0 != newline }.prefix(61).filter { $0 >= 32 || $0 == 9 }
  return String(decoding: shown.prefix(60), as: UTF8.self) + (shown.count > 60 ? "..." : "")
}

/// The digits of the mantissa without leading zeros: 0.0250 has three.
private func significantDigits(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
  var count = 0
  for byte in word {
    if byte | 32 == UInt8(ascii: "e") || byte | 32 == UInt8(ascii: "d") { break }
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { continue }
    if count > 0 || byte > UInt8(ascii: "0") { count += 1 }
  }
  return count
}

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
