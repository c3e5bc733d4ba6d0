/// A second look before a measured gap is called a failure.
///
/// An error bar by finite differences is a good guess, not a bound: once in a thousand points it is too short. So a gap fails only
/// where a second choice of steps finds it too, and a twin probe beside the first one: what is wrong at a point is wrong
/// around it, an accident of rounding is not. And where exact numbers agree with the claim, a measured gap is the
/// measurement's.
enum Confirmation {
  /// How far the twin lies from its probe, as a share of the probe's scale: near enough to see the same claim, far enough to round
  /// otherwise.
  static let twin = 0x1p-7

  /// `look` at a probe with a choice of steps; its answer stands unless it fails alone: then the route is said to know nothing
  /// there. `steps` is a factor for `FiniteDifference.derivative`; `contradicted` says whether exact numbers agree.
  static func confirmed(
    at probe: LineProbes.Probe, contradicted: (_ z: Double) -> Bool,
    look: (_ z: Double, _ steps: Double) -> Comparison
  ) -> Comparison {
    let first = look(probe.z, 1)
    guard first.verdict == .fails else { return first }
    let again = look(probe.z, FiniteDifference.otherSteps)
    // Beside an end one of the two twins may have no value.
    func fails(beside share: Double) -> Bool { look(probe.z + share * probe.scale, 1).verdict == .fails }
    guard again.verdict == .fails, fails(beside: twin) || fails(beside: -twin), !contradicted(probe.z) else {
      let unsure = Side(first.left.route, first.left.value, error: .infinity)
      return Comparison(subject: first.subject, left: unsure, right: first.right, scale: first.scale)
    }
    return first
  }
}
