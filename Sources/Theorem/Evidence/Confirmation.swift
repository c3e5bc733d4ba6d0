/// A second look before a measured gap is called a failure.
///
/// An error bar by finite differences is a good guess, not a bound: once in a thousand points it is too short. So a gap fails only if
/// a second choice of steps finds it too, and a twin probe beside the first one does: what is wrong at a point is
/// wrong around it, an accident of rounding is not.
enum Confirmation {
  /// How far the twin lies from its probe, as a share of the probe's scale: near enough to see the same claim, far enough to round
  /// otherwise.
  static let twin = 0x1p-7

  /// `look` at a probe with a choice of steps; its answer stands unless it fails alone. `steps` is a factor for
  /// `FiniteDifference.derivative`.
  ///
  /// Left undecided where the second look does not fail.
  static func confirmed(
    at z: Double, scale: Double, look: (_ z: Double, _ steps: Double) -> Comparison
  ) -> (comparison: Comparison, isContradicted: Bool) {
    let first = look(z, 1)
    guard first.verdict == .fails else { return (first, false) }
    let again = look(z, FiniteDifference.otherSteps)
    let beside = [z + twin * scale, z - twin * scale].map { look($0, 1) }
    // Beside an end one of the two twins may have no value.
    let agrees = again.verdict == .fails && beside.contains { $0.verdict == .fails }
    return (first, !agrees)
  }
}
