import Theorem

extension BlackBox {
  /// One run of the inverse: z must come back, and its log-determinant is differenced at x on its own.
  func examineInverse(_ seen: Forward, _ examination: inout Examination) throws(Misbehaviour) {
    guard let inverse else { return }
    let d = dimension
    let asked = seen.probes.indices.filter { seen.probes[$0].x.allSatisfy(\.isFinite) }
    guard !asked.isEmpty else { return }
    var points = Rows(width: d)
    let stencils = asked.map { i in
      points.place(
        Stencil(at: seen.probes[i].x, room: .infinity, units: units(seen.probes[i].differenced.jacobian)))
    }
    let answers = try ask("inverse", inverse, points, width: d + 1, &examination)
    let precision = Precision(isSingle: seen.precision.isSingle, digits: answers.digits)
    let back = zip(asked, stencils).map { i, placed in
      // The program rounds x ± h to what its type holds.
      let input = seen.probes[i].x.map { Noise.ofRounding * precision.unit * $0.magnitude }
      return placed.located(answers.rows, precision, inputNoise: carried(seen.probes[i].differenced, input))
    }
    let probes = asked.map { seen.probes[$0] }
    let kinds = asked.map { seen.kinds[$0] }
    let errors = zip(probes, back).map { p, b in zip(b.x, p.z).map { ($0 - $1).magnitude } }
    examination.findings.append(
      roundTrip(probes, back, kinds, errors, precision, asked.map { seen.atImage[$0]?.x }))
    for (b, kind) in zip(back, kinds) { examination.rows.append(b.compared(.inverseLogDeterminant, kind)) }
    examination.findings.append(
      inverseDeterminant(probes, back, kinds, errors, precision, asked.map { seen.atImage[$0] }, &examination)
    )
  }

  /// A unit for each coordinate of x: a step of 1 moves no coordinate of z by more than 1, so that steps of a quarter stay
  /// inside f's range, which may be bounded, and see g bend as much as z's steps see f.
  private func units(_ jacobian: Matrix<Double>) -> [Double] {
    let d = jacobian.rows
    guard jacobian.elements.allSatisfy(\.isFinite) else { return Array(repeating: 1, count: d) }
    let inverse = LUDecomposition(jacobian).inverse
    return (0..<d).map { i in
      let largest = (0..<d).reduce(0) { Swift.max($0, inverse[$1, i].magnitude) }
      guard largest.isNormal, (1 / largest).isNormal else { return 1 }
      return Double(sign: .plus, exponent: (1 / largest).exponent, significand: 1)
    }
  }

  /// What noise in x does to z at most: Σ_i |J⁻¹|_ji σ_i.
  private func carried(_ f: DifferencedDeterminant, _ noise: [Double]) -> [Double] {
    (f.inverseBound * noise).map { $0.isFinite ? $0 : .infinity }
  }

  /// z → x → z, to what the noise of x and of z accounts for.
  private func roundTrip(
    _ probes: [LocatedAnswer], _ back: [LocatedAnswer], _ kinds: [ProgramProbe.Kind], _ errors: [[Double]],
    _ precision: Precision, _ again: [[Double]?]
  ) -> ProgramFinding {
    func finding(_ outcome: ProgramFinding.Outcome, _ sentence: String, _ names: [String] = [])
      -> ProgramFinding
    {
      ProgramFinding(.roundTrip, outcome, sentence, names: names, .hypothesis(.inverseUndoes))
    }
    let d = dimension
    let n = probes.count
    let five = DifferencedSlope.deviations
    let allowed = zip(probes, back).map { p, b in
      let own = zip(p.noise, p.x).map { five * $0 + precision.unit * $1.magnitude }
      let size = 1 + p.z.reduce(0) { Swift.max($0, $1.magnitude) }
      return zip(carried(p.differenced, own), b.noise).map {
        Trust.safety * ($0 + five * $1 + LocatedAnswer.constants(d, precision.unit) * size)
      }
    }
    /// The largest error in what is allowed; infinite where no number came.
    func excess(_ i: Int) -> Double {
      guard back[i].x.allSatisfy(\.isFinite) else { return .infinity }
      return zip(errors[i], allowed[i]).reduce(0) { $1.0 <= $1.1 ? $0 : Swift.max($0, $1.0 / $1.1) }
    }
    /// What an error of z is told relative to.
    func size(_ i: Int) -> Double { 1 + probes[i].z.reduce(0) { Swift.max($0, $1.magnitude) } }
    let failing = probes.indices.filter { excess($0) > 1 }
    guard let worst = failing.max(by: { excess($0) < excess($1) }) else {
      // What may be off by a tenth of z says nothing of whether it came back.
      let telling = probes.indices.filter { i in
        allowed[i].allSatisfy { $0 <= Trust.widestBar * size(i) }
      }
      guard Trust.leastShare * Double(n) <= Double(telling.count) else {
        return finding(
          .undecided,
          "the noise of x hides where it came from at \(n - telling.count) of \(n) probes: f squeezes a direction below the last digits of x"
        )
      }
      var held = finding(
        .holds,
        "z comes back from x at \(telling.count) of \(n) probes, to \(decimal(median(errors.flatMap { $0 }), digits: 2)) in the middle"
      )
      held.share = zip(errors, allowed).flatMap { zip($0, $1).map { $0 == 0 ? 0 : $0 / $1 } }.max()
      return held
    }
    let off = failing.flatMap { i in errors[i].map { $0 / size(worst) } }.reduce(0) {
      $1.isNaN ? .infinity : Swift.max($0, $1)
    }
    // Far out x may be at the end of what the type holds: saturated, not wrong.
    let saturated = failing.allSatisfy { i in
      kinds[i] != .typical && kinds[i] != .centre
        && (!probes[i].decides
          || carried(probes[i].differenced, probes[i].x.map { precision.unit * $0.magnitude })
            .contains { $0 > Trust.blurred })
    }
    let names =
      excess(worst) == .infinity ? [] : off < Trust.imprecise ? [imprecision] : undone(probes, back, again)
    let outcome: ProgramFinding.Outcome = saturated ? .undecided : off < Trust.imprecise ? .imprecise : .fails
    return finding(
      outcome,
      "\(saturated ? "x is saturated, and " : "")the inverse answers \(point(back[worst].x)) for x = \(point(probes[worst].x)), which came from z = \(point(probes[worst].z)); "
        + "\(failing.count) of \(n) probes, off by up to \(decimal(off * size(worst), digits: 2))", names)
  }

  /// What the inverse does in place of undoing.
  private func undone(_ probes: [LocatedAnswer], _ back: [LocatedAnswer], _ again: [[Double]?]) -> [String] {
    let d = dimension
    func isNear(_ x: Double, _ y: Double) -> Bool { (x - y).magnitude < Trust.imprecise * (1 + y.magnitude) }
    let applied = zip(again, back).compactMap { f, b in f.map { ($0, b.x) } }
    if applied.count > 2, applied.allSatisfy({ zip($0, $1).allSatisfy(isNear) }) {
      return ["it is the forward map again"]
    }
    func all(_ wanted: (LocatedAnswer) -> [Double]) -> Bool {
      zip(probes, back).allSatisfy { p, b in zip(b.x, wanted(p)).allSatisfy(isNear) }
    }
    if all(\.x) { return ["it gives x back as it is"] }
    if all({ $0.z.map { -$0 } }) { return ["the sign is lost"] }
    if d > 1 {
      if all({ Array($0.z[(d / 2)...] + $0.z[..<(d / 2)]) }) { return ["the halves have changed places"] }
      if all({ $0.z.reversed() }) { return ["the coordinates come in reverse order"] }
      // From where each coordinate of the answer comes.
      let order = (0..<d).map { i in
        (0..<d).first { j in zip(probes, back).allSatisfy { isNear($1.x[i], $0.z[j]) } }
      }
      if Set(order).count == d, !order.contains(nil) {
        return [
          "the coordinates come in another order: \(order.map { "z\(($0 ?? 0) + 1)" }.joined(separator: ", "))"
        ]
      }
      let wrong = (0..<d).filter { j in
        zip(probes, back).contains { !isNear($1.x[j], $0.z[j]) }
      }
      if !wrong.isEmpty, wrong.count < d {
        return [
          "only coordinate\(wrong.count > 1 ? "s" : "") \(wrong.map { "\($0 + 1)" }.joined(separator: ", ")) of \(d)"
        ]
      }
    }
    return ["is it the inverse of this map, of the same weights, its layers undone last to first?"]
  }

  private func inverseDeterminant(
    _ probes: [LocatedAnswer], _ back: [LocatedAnswer], _ kinds: [ProgramProbe.Kind], _ errors: [[Double]],
    _ precision: Precision, _ atImage: [LocatedAnswer?], _ examination: inout Examination
  ) -> ProgramFinding {
    func finding(
      _ outcome: ProgramFinding.Outcome, _ sentence: String, _ names: [String] = [],
      _ row: PointComparison? = nil
    ) -> ProgramFinding {
      ProgramFinding(
        .inverseLogDeterminant, outcome, sentence, names: names, row.map { .compared($0) } ?? .nothing)
    }
    let rows = zip(back, kinds).map { $0.compared(.inverseLogDeterminant, $1) }
    let n = probes.count
    let deciding = back.indices.filter { back[$0].decides }
    examination.worstRatio = Swift.max(
      examination.worstRatio, deciding.map { back[$0].inBars }.max() ?? 0)
    let failing = deciding.filter { back[$0].disagrees }
    let lost = back.indices.filter { !back[$0].claimed.isFinite && back[$0].x.allSatisfy(\.isFinite) }
    if let first = lost.first, lost.contains(where: { kinds[$0] == .typical }) {
      return finding(
        .fails,
        "the inverse's log|det| is \(decimal(back[first].claimed)) at \(lost.count) of \(n) probes, first at x = \(point(back[first].z))",
        [], rows[first])
    }
    if let (shown, small) = Trust.worst(of: failing, in: back) {
      let told = deciding.map { back[$0] }
      let images = deciding.map { LocatedAnswer.value(atImage[$0]) }
      let names = Naming(
        rows: told, jacobians: told.map(\.differenced.jacobian), points: deciding.map { probes[$0].z },
        images: deciding.map { probes[$0].x }, base: base,
        others: [
          ("the forward map's, at x", images),
          ("minus the forward map's, at x and not at z", images.map { -$0 }),
        ], isImprecise: small
      ).names().map { $0.hasPrefix("opposite sign") ? "opposite sign: it is the forward map's" : $0 }
      return finding(
        small ? .imprecise : .fails,
        "the inverse's log|det| is \(small ? "imprecise" : "wrong") at \(failing.count) of \(n) probes; at the \(kinds[shown]) one \(numbers(back[shown]))",
        names, rows[shown])
    }
    // Both may hold to their bars, and yet not cancel as closely as their own digits allow.
    let five = DifferencedSlope.deviations
    let forwardHolds = examination.findings.contains { $0.concern == .logDeterminant && $0.outcome == .holds }
    let sums = probes.indices.filter { probes[$0].claimed.isFinite && back[$0].claimed.isFinite }.map { i in
      let moved = errors[i].reduce(0, +) * probes[i].claimSlope
      let rounded = probes[i].x.reduce(0) { $0 + precision.unit * $1.magnitude } * back[i].claimSlope
      let noise =
        five
        * (Swift.min(probes[i].claimNoise, Trust.imprecise) + Swift.min(back[i].claimNoise, Trust.imprecise))
      let constants =
        2 * LocatedAnswer.constants(dimension, precision.unit) * (1 + probes[i].claimed.magnitude)
      return (
        i: i, gap: (probes[i].claimed + back[i].claimed).magnitude,
        allowed: Trust.safety * (moved + rounded + noise + constants)
      )
    }
    // A forward claim that is wrong cancels nothing, and has been said.
    let open = sums.filter { forwardHolds && $0.gap > $0.allowed }
    if open.count > 1, let worst = open.max(by: { $0.gap < $1.gap }) {
      return finding(
        worst.gap < Trust.imprecise * (1 + probes[worst.i].claimed.magnitude) ? .imprecise : .fails,
        "the two log-determinants must cancel, and leave \(decimal(worst.gap, digits: 2)) at \(open.count) of \(n) probes, where \(decimal(worst.allowed, digits: 2)) is allowed",
        [],
        PointComparison(
          concern: .inverseLogDeterminant, kind: kinds[worst.i].rawValue, point: back[worst.i].z,
          wanted: -probes[worst.i].claimed, bar: worst.allowed / Trust.safety, yours: back[worst.i].claimed,
          decides: true))
    }
    guard !deciding.isEmpty else {
      return finding(.undecided, "the noise hides the inverse's derivative at every probe")
    }
    return ProgramFinding(
      .inverseLogDeterminant, .holds,
      "the inverse's log|det| agrees at \(deciding.count) of \(n) probes\(forwardHolds ? ", and cancels the forward one" : "")",
      .nearest(rows))
  }
}
