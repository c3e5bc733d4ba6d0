extension Domain {
  /// Points spread over the interval, in order, the middle ones nearest to its `middle`; none is an end.
  ///
  /// (a, b): evenly. (a, ∞): a + e^u, (−∞, b): b − e^u, ℝ: sinh u, u evenly spread, so that every size up to
  /// `reach` is looked at with the same relative care; around 0 the spacing on ℝ is 0.04.
  func probes(_ count: Int = 400) -> [Double] {
    let reach = 1e3
    let ascending = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): return ascending.map { lower * (1 - $0) + upper * $0 }.filter(contains)
    case (true, false): return ascending.map { lower + exp((2 * $0 - 1) * log(reach)) }.filter(contains)
    case (false, true):
      return ascending.reversed().map { upper - exp((2 * $0 - 1) * log(reach)) }.filter(contains)
    case (false, false): return ascending.map { sinh((2 * $0 - 1) * asinh(reach)) }
    }
  }

  /// A point well inside: halfway, one beyond the only finite end, or 0.
  var middle: Double {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): lower / 2 + upper / 2
    case (true, false): lower + 1
    case (false, true): upper - 1
    case (false, false): 0
    }
  }
}

/// The place between `low` and `high` where `isBefore` stops being true, by halving.
///
/// Domain: true at `low`, false at `high`, in either order of the two.
/// Allowed error: two neighbouring doubles, of which the one with the shorter name is taken; near 0, the gap
/// times 2⁻⁸⁰, and then 0 itself.
func boundary(from low: Double, to high: Double, isBefore: (Double) -> Bool) -> Double {
  var low = low
  var high = high
  for _ in 0..<80 {
    let middle = low / 2 + high / 2
    if middle == low || middle == high { break }
    if isBefore(middle) { low = middle } else { high = middle }
  }
  if (low <= 0) != (high < 0) || low == 0 || high == 0 { return 0 }
  return low.description.count < high.description.count ? low : high
}
