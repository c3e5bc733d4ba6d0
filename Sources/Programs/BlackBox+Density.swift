import Theorem

extension BlackBox {
  /// One run of the density: log P_X(x) beside log P_Z(z) − log|det|, the latter differenced.
  func examineDensity(_ seen: Forward, _ examination: inout Examination) throws(Misbehaviour) {
    guard let density else { return }
    let asked = seen.probes.indices.filter { i in seen.fineLines[i].allSatisfy { $0.allSatisfy(\.isFinite) } }
    guard !asked.isEmpty else { return }
    let points = Rows(width: dimension, numbers: asked.flatMap { seen.fineLines[$0].flatMap(\.self) })
    let answers = try ask("density", density, points, width: 1, &examination)
    let precision = Precision(isSingle: seen.precision.isSingle, digits: answers.digits)

    let rows = asked.enumerated().map { k, i in
      let line = (0..<9).map { answers.rows[9 * k + $0, 0] }
      let reading = StencilReading(centre: line[4], plus: [], minus: [], fine: line, wide: line)
      let probe = seen.probes[i]
      let wanted = logBase(probe.z) - probe.wanted
      // The line's points are rounded one by one, so what x's last digit does to the density is in the noise.
      let level = Noise.level(reading, Precision(isSingle: false, digits: precision.digits))
      let noise = DifferencedSlope.deviations * Swift.min(level, Trust.imprecise)
      let bar =
        probe.differenced.bar + (noise.isFinite ? noise : 0) + Noise.ofRounding * precision.unit
        * (1 + wanted.magnitude) + LocatedAnswer.constants(dimension, precision.unit) * (1 + wanted.magnitude)
      return PointComparison(
        concern: .density, kind: seen.kinds[i].rawValue, point: probe.x, wanted: wanted, bar: bar,
        yours: line[4], decides: wanted.isFinite && bar <= Trust.widestBar)
    }
    examination.rows += rows
    examination.findings.append(judged(rows, asked.map { seen.probes[$0] }))
  }

  private func judged(_ rows: [PointComparison], _ probes: [LocatedAnswer]) -> ProgramFinding {
    let n = rows.count
    let deciding = rows.indices.filter { rows[$0].decides }
    let failing = deciding.filter { rows[$0].disagrees }
    guard let (shown, small) = Trust.worst(of: failing, in: rows) else {
      return deciding.isEmpty
        ? ProgramFinding(.density, .undecided, "the noise hides the density at every probe")
        : ProgramFinding(
          .density, .holds, "log P_X agrees with base and log|det| at \(deciding.count) of \(n) probes",
          .nearest(rows))
    }
    let w = rows[shown]
    return ProgramFinding(
      .density, small ? .imprecise : .fails,
      "log P_X is \(small ? "imprecise" : "wrong") at \(failing.count) of \(n) probes; at the \(w.kind) one it is "
        + "\(decimal(w.wanted, digits: 9)) ± \(decimal(w.bar, digits: 2)), and \(decimal(w.yours, digits: 9)) is answered",
      names: small ? [imprecision] : names(deciding.map { rows[$0] }, deciding.map { probes[$0] }),
      .compared(w))
  }

  /// Which known mistake the densities show.
  private func names(_ rows: [PointComparison], _ probes: [LocatedAnswer]) -> [String] {
    let d = Double(dimension)
    let atZ = probes.map { logBase($0.z) }
    let atX = probes.map { logBase($0.x) }
    let l = probes.map(\.wanted)
    let wanted = rows.map(\.wanted)
    let known: [(String, [Double])] = [
      ("log P_Z(z) + log|det|: multiplied where (8) divides (det-multiplied)", zip(atZ, l).map(+)),
      ("log P_Z(z): no Jacobian (no-jacobian)", atZ), ("log P_Z(x): neither inverse nor Jacobian", atX),
      ("log P_Z(x) - log|det|: the base at x, not at z (base-at-x)", zip(atX, l).map(-)),
      ("the density itself, not its logarithm", wanted.map { Double.exp($0) }),
      ("log P_Z(z) - 2 log|det|: the Jacobian counted twice (twice)", zip(atZ, l).map { $0 - 2 * $1 }),
      ("minus the log-density: a loss?", wanted.map { -$0 }),
      ("its mean over the \(dimension) coordinates", wanted.map { $0 / d }),
      ("minus log|det| alone: the base is missing", l.map { -$0 }),
    ]
    let means: [(String, [Double])] =
      dimension == 1
      ? []
      : [
        ("log|det|'s mean over the \(dimension) coordinates, not its sum", zip(atZ, l).map { $0 - $1 / d }),
        ("the base's mean over the \(dimension) coordinates, not its sum", zip(atZ, l).map { $0 / d - $1 }),
      ]
    let halfLog2Pi = 0.5 * d * Double.log(2 * Double.pi)
    let constants = [
      ("off by the constant D/2 log 2π, the normal's constant", wanted.map { $0 + halfLog2Pi }),
      ("off by the constant -D/2 log 2π, the normal's constant", wanted.map { $0 - halfLog2Pi }),
    ]
    func fits(_ values: [Double]) -> Bool {
      Trust.names(
        zip(rows, values).map { ($0.yours, $0.wanted, $1, Trust.tolerance(bar: $0.bar, of: $1)) })
    }
    let fitting = (known + means + constants).filter { fits($0.1) }.map(\.0)
    if !fitting.isEmpty { return fitting }
    let answer = WrongAnswer(
      .logDensity,
      zip(rows, probes).map { row, probe in
        .init(
          z: probe.z, x: probe.x, yours: SignedLogarithm(log: row.yours),
          wanted: SignedLogarithm(log: row.wanted, error: Trust.safety * row.bar),
          slope: SignedLogarithm(log: probe.wanted, error: Trust.safety * probe.differenced.bar))
      })
    switch Explanation(of: answer) {
    case nil, .unknown?, .imprecise(_, nil)?: return ["no known slip"]
    case let found?: return [found.reason(answer)]
    }
  }
}

extension BlackBox {
  /// (9) from one program: each step's log-determinant beside det(z → z_k)/det(z → z_{k−1}), from the same stencils.
  func examineSteps(
    _ steps: Int, _ stencils: [PlacedStencil], _ first: Rows, _ twins: [PlacedStencil], _ other: Rows,
    _ precision: Precision, _ examination: inout Examination
  ) {
    var before: [LocatedAnswer?] = stencils.map { _ in nil }
    var beside: [LocatedAnswer?] = twins.map { _ in nil }
    for k in 0..<steps {
      let offset = k * (dimension + 1)
      let now = stencils.map { $0.located(first, offset: offset, precision) }
      let there = twins.map { $0.located(other, offset: offset, precision) }
      examination.findings.append(
        judged(
          k + 1, zip(now, before).map { StepAt($0, after: $1) },
          zip(there, beside).map { StepAt($0, after: $1) }))
      (before, beside) = (now, there)
    }
  }

  private func judged(_ k: Int, _ probes: [StepAt], _ twins: [StepAt]) -> ProgramFinding {
    let rows = probes.map { probe in
      PointComparison(
        concern: .step(k), kind: "probe", point: probe.before, wanted: probe.wanted, bar: probe.bar,
        yours: probe.yours, decides: probe.decides)
    }
    let deciding = probes.indices.filter { probes[$0].decides }
    let failing = deciding.filter { probes[$0].disagrees && twins[$0].disagrees }
    if let (shown, small) = Trust.worst(of: failing, in: probes) {
      let told = deciding.map { probes[$0] }
      let names = Naming(
        rows: told, jacobians: told.map(\.jacobian), points: told.map(\.before), images: told.map(\.after),
        base: base, unknown: "no known slip: is it taken at another point, or with another step's weights?",
        isImprecise: small
      ).names()
      return ProgramFinding(
        .step(k), small ? .imprecise : .fails,
        "step \(k) is \(small ? "imprecise" : "wrong") at \(failing.count) of \(probes.count) probes: log|det| is "
          + "\(decimal(rows[shown].wanted, digits: 9)) ± \(decimal(rows[shown].bar, digits: 2)) differenced, and \(decimal(rows[shown].yours, digits: 9)) is answered",
        names: names, .compared(rows[shown]))
    }
    guard !deciding.isEmpty else {
      return ProgramFinding(.step(k), .undecided, "the noise hides step \(k) at every probe")
    }
    return ProgramFinding(
      .step(k), .holds, "step \(k) agrees at \(deciding.count) of \(probes.count) probes", .nearest(rows))
  }
}

/// One step of a chain at one probe.
private struct StepAt: BarredNumber {
  let before: [Double]
  let after: [Double]
  let wanted: Double
  let bar: Double
  let yours: Double
  let jacobian: Matrix<Double>

  init(_ now: LocatedAnswer, after earlier: LocatedAnswer?) {
    before = earlier?.x ?? now.z
    after = now.x
    yours = now.claimed
    wanted = now.wanted - (earlier?.wanted ?? 0)
    bar = now.bar + (earlier?.differenced.bar ?? 0)
    let own = now.differenced.jacobian
    jacobian =
      if let earlier, earlier.wanted.isFinite {
        own * LUDecomposition(earlier.differenced.jacobian).inverse
      } else {
        own
      }
  }
}
