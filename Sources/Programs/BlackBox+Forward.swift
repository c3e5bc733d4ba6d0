import Theorem

extension BlackBox {
  /// Two runs of the forward program: all stencils, and again in another batch, another order, beside and at x.
  ///
  /// Answers nil where x itself is no function of z: nothing after that would mean anything.
  func examineForward(_ examination: inout Examination) throws(Misbehaviour) -> Forward? {
    let d = dimension
    let probes = ProgramProbes(dimension: d, base: base, seed: seed)
    let kinds = probes.all.map(\.kind)
    var points = Rows(width: d)
    let stencils = probes.all.map { points.place(Stencil(at: $0.z, room: $0.room)) }
    let again = points.count
    for probe in probes.all { points.append(probe.z) }
    let raw = try ask("forward", forward, points, width: forwardWidth, &examination)
    let first = raw.total(of: steps, dimension: d)

    func reading(_ placed: PlacedStencil, _ output: Int) -> StencilReading {
      placed.stencil.reading(first.rows, from: placed.start, output: output)
    }
    let loud = median(
      stencils.flatMap { placed in
        (0..<d).map { i in
          let reading = reading(placed, i)
          return Noise.measured(reading) / Swift.max(reading.centre.magnitude, Noise.leastSize)
        }.filter(\.isFinite)
      })
    let precision = raw.precision(loud: loud)
    examination.isSingle = precision.isSingle
    examination.digits = raw.digits
    examination.noise = loud
    // A note, and no verdict: from which digits on it is given, of the types' own 7.2 and 15.9, is a choice.
    if raw.digits < (precision.isSingle ? 7 : 12) {
      examination.notes.append(
        "it prints \(raw.digits) digits, and the bars are wide for that: print 17, or 9 in single precision")
    }
    let found = stencils.map { $0.located(first.rows, precision) }

    // The second run: fewer points or more, never as many.
    var second = Rows(width: d)
    let n = probes.all.count
    for probe in probes.all.reversed() { second.append(probe.z) }
    // The same points as batches a, b, a, of one size: what one call left behind shows in another.
    var later: [[Int]] = []
    if knowsBatches {
      for order in [(0..<n).map { ($0 + 1) % n }, (0..<n).reversed()] {
        second.endBatch()
        var rows = [Int](repeating: 0, count: n)
        for i in order {
          rows[i] = second.count
          second.append(probes.all[i].z)
        }
        later.append(rows)
      }
      second.endBatch()
    }
    let twins = probes.twins.map {
      second.place(Stencil(at: $0.z, room: $0.room, scale: Stencil.twinScale))
    }
    let atX: [PlacedStencil?] = found.map { probe in
      let (x, support) = (probe.x, base.support)
      guard x.allSatisfy({ $0.isFinite && $0.magnitude < Dyadic.largest && support.contains($0) }) else {
        return nil
      }
      let room = x.reduce(Double.infinity) { Swift.min($0, $1 - support.lower, support.upper - $1) }
      // Closer to an end no ladder of two steps or more has room.
      return room > 0x1p-7 ? second.place(Stencil(at: x, room: room)) : nil
    }
    while second.count <= points.count / 2 || second.count == points.count { second.append(probes.all[0].z) }
    let rawSecond = try ask("forward, another batch", forward, second, width: forwardWidth, &examination)
    let other = rawSecond.total(of: steps, dimension: d)

    if let broken = notAFunction(
      first.rows, stencils.map(\.start), again, other.rows, later: later,
      counts: (points.count, second.count), found, precision, &examination)
    {
      examination.findings.append(broken)
      return nil
    }
    examination.findings.append(
      ProgramFinding(
        .function, .holds, "each point is answered the same in another batch, another order and another run",
        .hypothesis(.function)))

    let besides = twins.map { $0.located(other.rows, precision) }
    let atImage = atX.map { placed in
      // x ± h is rounded to what the program's type holds.
      let rounded = placed?.stencil.centre.map { Noise.ofRounding * precision.unit * $0.magnitude }
      return placed?.located(other.rows, precision, inputNoise: precision.isSingle ? rounded : nil)
    }
    for (probe, kind) in zip(found, kinds) {
      examination.rows.append(probe.compared(.logDeterminant, kind))
    }
    var finding = judged(found, besides, kinds, atImage, &examination)
    if finding.outcome == .fails {
      let rotation = (1...d).first { r in
        // One probe that disagrees is enough to see that it is none.
        var deciding = 0
        for stencil in stencils {
          let rotated = stencil.located(first.rows, rotation: r, precision)
          if rotated.decides && rotated.disagrees { return false }
          if rotated.decides { deciding += 1 }
        }
        return 2 * deciding > n
      }
      if let rotation {
        finding.names = [
          "the log-determinant stands in column \(rotation) and x around it: print x first and log|det| last"
        ]
      }
    }
    examination.findings.append(finding)
    if let steps {
      examineSteps(steps, stencils, raw.rows, twins, rawSecond.rows, precision, &examination)
    }
    if found.allSatisfy({ $0.wanted.magnitude < Trust.imprecise }) {
      examination.notes.append(
        "|det| = 1 at every probe: volume is kept, so most slips cannot show; is the flow initialised as the identity?"
      )
    }
    let lines = stencils.map { placed in
      let readings = (0..<d).map { reading(placed, $0).fine }
      return (0..<9).map { m in readings.map { $0[m] } }
    }
    return Forward(precision: precision, probes: found, kinds: kinds, atImage: atImage, fineLines: lines)
  }

  /// The verdict on the forward log-determinant.
  private func judged(
    _ found: [LocatedAnswer], _ twins: [LocatedAnswer], _ kinds: [ProgramProbe.Kind],
    _ atImage: [LocatedAnswer?], _ examination: inout Examination
  ) -> ProgramFinding {
    let n = found.count
    let rows = zip(found, kinds).map { $0.compared(.logDeterminant, $1) }
    func finding(
      _ outcome: ProgramFinding.Outcome, _ sentence: String, _ names: [String] = [],
      _ grounds: ProgramFinding.Grounds = .nothing
    ) -> ProgramFinding {
      ProgramFinding(.logDeterminant, outcome, sentence, names: names, grounds)
    }
    if let bad = notFinite(found, kinds) { return bad }
    // Along the close line alone: what bends within the wide one, or has knots there, does not flicker.
    let jumping = found.filter {
      $0.claimJump > Trust.imprecise * (1 + $0.claimed.magnitude)
        && zip($0.noise, $0.x).allSatisfy { $0 <= Trust.imprecise * (1 + $1.magnitude) }
    }
    if 2 * jumping.count > n {
      return finding(
        .fails,
        "log|det| jumps by about \(decimal(median(jumping.map(\.claimJump)), digits: 2)) between points 0.00002 apart, where x does not",
        ["rows mixed up, randomness, or a branch that flickers"], .hypothesis(.function))
    }
    let deciding = found.indices.filter { found[$0].decides }
    examination.worstRatio = Swift.max(
      examination.worstRatio, deciding.map { found[$0].inBars }.max() ?? 0)
    let apart = deciding.filter { found[$0].disagrees }
    let failing = apart.filter { twins[$0].disagrees }
    if failing.count < apart.count {
      examination.notes.append(
        "\(apart.count - failing.count) of \(n) probes disagree, but not 0.003 beside: a corner within the steps, not counted"
      )
    }
    if let (shown, small) = Trust.worst(of: failing, in: found) {
      let told = deciding.map { found[$0] }
      let images = deciding.map { LocatedAnswer.value(atImage[$0]) }
      let names = Naming(
        rows: told, jacobians: told.map(\.differenced.jacobian), points: told.map(\.z), images: told.map(\.x),
        base: base,
        others: [
          ("taken at x, not at z (slope-at-x)", images),
          ("the inverse's formula, taken at x", images.map { -$0 }),
        ],
        unknown: steps == nil
          ? "no known slip: --steps K says which step of a chain it is in"
          : "no known slip of the whole: see its steps", isImprecise: small
      ).names()
      return finding(
        small ? .imprecise : .fails,
        "log|det| \(small ? "is imprecise" : "is wrong") at \(failing.count) of \(n) probes; at the \(kinds[shown]) one "
          + "\(numbers(found[shown]))", names, .compared(rows[shown]))
    }
    let flat = found.indices.filter { i in
      [found[i], twins[i]].allSatisfy {
        !$0.decides && $0.claimed.isFinite && $0.claimed > $0.differenced.largestLogAbs + Trust.widestBar
      }
    }
    if let i = flat.first {
      return finding(
        .fails,
        "x stands still in a direction at \(flat.count) of \(n) probes, one at \(point(found[i].z)): |det| is at most "
          + "\(decimal(Double.exp(found[i].differenced.largestLogAbs), digits: 2)) there, and \(decimal(Double.exp(found[i].claimed), digits: 3)) is answered",
        ["a clamp, or a function that is saturated in this precision"],
        .compared(
          PointComparison(
            concern: .logDeterminant, kind: kinds[i].rawValue, point: found[i].z,
            wanted: found[i].differenced.largestLogAbs, bar: Trust.widestBar / Trust.safety,
            yours: found[i].claimed, decides: true)))
    }
    // One alone, or it would have been told of above.
    if let worst = failing.first {
      examination.notes.append(
        "one probe alone is off by \(decimal(found[worst].gap, digits: 2)), \(decimal(found[worst].inBars, digits: 2)) bars: not counted"
      )
    }
    guard Trust.leastShare * Double(n) <= Double(deciding.count) else {
      return finding(
        .undecided,
        "the noise hides the derivative at \(n - deciding.count) of \(n) probes: bars from \(decimal(found.map(\.bar).min() ?? .nan, digits: 2)) on"
      )
    }
    if deciding.count < n {
      examination.notes.append(
        "\(n - deciding.count) of \(n) probes decide nothing: their bars are above \(Trust.widestBar)")
    }
    let rough = median(deciding.map { found[$0].claimJump / (1 + found[$0].claimed.magnitude) })
    if !examination.isSingle, rough > Precision.partlySingle {
      examination.notes.append(
        "log|det| has noise of \(decimal(rough, digits: 1)), as of single precision, and x has not: a float32 in it?"
      )
    }
    return finding(
      .holds,
      "log|det| agrees at \(deciding.count) of \(n) probes, bars of \(decimal(median(deciding.map { found[$0].bar }), digits: 2)) in the middle",
      [], .nearest(rows))
  }

  func numbers(_ l: LocatedAnswer) -> String {
    "it is \(decimal(l.wanted, digits: 9)) ± \(decimal(l.bar, digits: 2)) differenced, and \(decimal(l.claimed, digits: 9)) is answered"
  }

  /// nan or an infinity among the answers at the probes themselves.
  private func notFinite(_ found: [LocatedAnswer], _ kinds: [ProgramProbe.Kind]) -> ProgramFinding? {
    let n = found.count
    let lost = found.indices.filter { !found[$0].claimed.isFinite || !found[$0].x.allSatisfy(\.isFinite) }
    guard let first = lost.first else { return nil }
    let usual = lost.contains {
      kinds[$0] == .typical || kinds[$0] == .centre || found[$0].x.allSatisfy(\.isFinite)
    }
    func isNegative(_ l: LocatedAnswer) -> Bool { LUDecomposition(l.differenced.jacobian).sign < 0 }
    let known = found.indices.filter { found[$0].wanted.isFinite }
    let exactlyNegative =
      known.count == n && found.indices.allSatisfy { lost.contains($0) == isNegative(found[$0]) }
    let diagonal = lost.allSatisfy { i in
      let j = found[i].differenced.jacobian
      return (0..<j.rows).contains { j[$0, $0] < 0 }
    }
    let names =
      exactlyNegative && lost.count == n
      ? [
        "det < 0 at each of them, where the logarithm of a determinant without its absolute value is none (signed-det)"
      ]
      : exactlyNegative
        ? ["exactly where det < 0: the logarithm of a determinant without its absolute value (signed-det)"]
        : known.count == n && diagonal
          ? ["a slope is negative there: its logarithm without an absolute value"] : []
    return ProgramFinding(
      .logDeterminant, usual ? .fails : .undecided,
      "nan or infinity at \(lost.count) of \(n) probes, first at the \(kinds[first]) one \(point(found[first].z)): x = "
        + "\(point(found[first].x)), log|det| = \(decimal(found[first].claimed))", names: names,
      found[first].x.allSatisfy(\.isFinite) && found[first].wanted.isFinite
        ? .compared(found[first].compared(.logDeterminant, kinds[first])) : .hypothesis(.defined))
  }
}

func point(_ z: [Double]) -> String {
  let shown = z.prefix(6).map { decimal($0, digits: 4) }.joined(separator: ", ")
  return "(\(shown)\(z.count > 6 ? ", ..." : ""))"
}
