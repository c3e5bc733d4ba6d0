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
