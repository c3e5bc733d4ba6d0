import Theorem

extension Worked {
  /// One line of the way: its name, how it is had, and the number as it is printed, if there is one.
  struct Row {
    let label: String
    let words: String
    let number: String
  }

  /// The way from z to the two sides, then the sides with as many digits as it takes for them to differ.
  var rows: [Row] {
    let (left, right) = distinct(self.left.value, self.right.value)
    return lines.map {
      Row(label: $0.label, words: $0.words, number: $0.value.map { decimal($0, digits: 9) } ?? "")
    }
      + [
        Row(label: "left", words: self.left.route, number: left),
        Row(label: "right", words: self.right.route, number: right),
      ]
  }

  /// "holds: apart by 1.8e-15, allowed 8.7e-13", and the ratio where it fails.
  var conclusion: String {
    let apart = (left.value - right.value).magnitude
    let allowed = left.error + right.error
    let ratio =
      verdict != .fails
      ? ""
      : isLogarithm
        ? "; exp(right - left) = \(decimal(Double.exp(right.value - left.value)))"
        : left.value != 0 ? "; right/left = \(decimal(right.value / left.value))" : ""
    return
      "\(verdict.rawValue): apart by \(decimal(apart, digits: 2)), allowed \(decimal(allowed, digits: 2))\(ratio)"
  }
}

/// The two with as many digits as it takes for them to differ, at least nine.
func distinct(_ a: Double, _ b: Double) -> (String, String) {
  for digits in 9..<17 {
    let (left, right) = (decimal(a, digits: digits), decimal(b, digits: digits))
    if left != right || a == b { return (left, right) }
  }
  return (decimal(a, digits: 17), decimal(b, digits: 17))
}
