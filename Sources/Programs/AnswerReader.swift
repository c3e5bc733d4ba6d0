#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

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
        guard let value = number(UnsafeBufferPointer(rebasing: line[at...end])) else {
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

  /// The number that a word is, all of it; its last byte is the separator behind it.
  private func number(_ word: UnsafeBufferPointer<UInt8>) -> Double? {
    word.baseAddress!.withMemoryRebound(to: CChar.self, capacity: word.count) { text in
      var end: UnsafeMutablePointer<CChar>?
      let value = strtod(text, &end)
      let read = end.map { UnsafePointer($0) - text } ?? 0
      if read == word.count - 1 { return value }
      // 1.5D+00, as Fortran prints.
      guard read > 0, word[read] | 32 == UInt8(ascii: "d") else { return nil }
      let mended = word.dropLast().map { $0 | 32 == UInt8(ascii: "d") ? "e" : String(UnicodeScalar($0)) }
        .joined()
      return Double(mended)
    }
  }
}

private let newline = UInt8(ascii: "\n")

private func isSeparator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t")
    || byte == UInt8(ascii: "\r")
    || byte == UInt8(ascii: ";")
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
