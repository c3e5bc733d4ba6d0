/// `x` with `digits` significant digits, trailing zeros dropped: "0.25", "-1.6e-17", "inf", "nan".
///
/// Rounds the shortest text that reads back as `x`, so it never shows a digit that `x` does not have.
public func decimal(_ x: Double, digits: Int = 6) -> String {
  precondition(digits > 0, "a number is shown with at least one digit; got \(digits)")
  guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? "-inf" : "inf" }
  guard x != 0 else { return "0" }
  var (figures, exponent) = shortestDigits(of: x.magnitude)
  if figures.count > digits {
    let roundUp = figures[digits] >= 5
    figures.removeSubrange(digits...)
    if roundUp { exponent += increment(&figures) }
  }
  while figures.count > 1, figures.last == 0 { figures.removeLast() }
  return (x < 0 ? "-" : "") + written(figures, exponent: exponent, digits: digits)
}

/// Six digits, for a line that a person reads.
func short(_ x: Double) -> String { decimal(x, digits: 6) }

/// The digits d₀d₁… and the exponent e with x = d₀.d₁… × 10^e, from the shortest text that reads back as x.
private func shortestDigits(of x: Double) -> (digits: [Int], exponent: Int) {
  let parts = x.description.split(separator: "e")
  let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + mantissa[0].count - 1
  var digits = (mantissa[0] + (mantissa.count > 1 ? mantissa[1] : "")).compactMap(\.wholeNumberValue)
  while digits.count > 1, digits[0] == 0 {
    digits.removeFirst()
    exponent -= 1
  }
  return (digits, exponent)
}

/// Adds one to the last digit; answers 1 where the number grew by a digit (99 to 10, one exponent up).
private func increment(_ digits: inout [Int]) -> Int {
  for i in digits.indices.reversed() {
    guard digits[i] == 9 else {
      digits[i] += 1
      return 0
    }
    digits[i] = 0
  }
  digits[0] = 1
  return 1
}

private func written(_ digits: [Int], exponent: Int, digits significant: Int) -> String {
  let text = digits.map(String.init)
  switch exponent {
  case -4..<0:
    return "0." + String(repeating: "0", count: -exponent - 1) + text.joined()
  case 0..<Swift.max(significant, 6):
    let whole = (0...exponent).map { $0 < text.count ? text[$0] : "0" }.joined()
    let fraction = text.dropFirst(exponent + 1).joined()
    return fraction.isEmpty ? whole : whole + "." + fraction
  default:
    let fraction = text.dropFirst().joined()
    return text[0] + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
  }
}
