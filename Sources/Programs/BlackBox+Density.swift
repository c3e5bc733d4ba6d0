import Theorem

extension BlackBox {
  /// One run of the density: log P_X(x) beside log P_Z(z) − log|det|, the latter differenced.
  func examineDensity(_ seen: Forward, _ examination: inout Examination) throws(Misbehaviour) {
    guard let density else { return }
    let five = DifferencedSlope.deviations
    let asked = seen.probes.indices.filter { i in seen.fineLines[i].allSatisfy { $0.allSatisfy(\.isFinite) } }
    guard !asked.isEmpty else { return }
    var points = Rows(width: dimension)
    for i in asked { seen.fineLines[i].forEach { points.append($0) } }
    let answers = try ask("density", density, points, width: 1, &examination)
    let precision = Precision(isSingle: seen.precision.isSingle, digits: answers.digits)

    var rows: [PointComparison] = []
    for (k, i) in asked.enumerated() {
      let line = (0..<9).map { answers.rows[9 * k + $0, 0] }
      let reading = StencilReading(centre: line[4], plus: [], minus: [], fine: line, wide: line)
      let wanted = logBase(seen.probes[i].z) - seen.probes[i].differenced.logAbs
      // The line's points are rounded one by one, so what x's last digit does to the density is in the noise.
      let noise =
        five
        * Swift.min(
          Noise.level(reading, Precision(isSingle: false, digits: precision.digits)), Trust.imprecise)
      let bar =
        seen.probes[i].differenced.bar + (noise.isFinite ? noise : 0) + Noise.ofRounding * precision.unit
        * (1 + wanted.magnitude)
        + LocatedAnswer.constants(dimension, precision.unit) * (1 + wanted.magnitude)
      rows.append(
        PointComparison(
          concern: .density, kind: seen.kinds[i].rawValue, point: seen.probes[i].x, wanted: wanted, bar: bar,
          yours: line[4], decides: wanted.isFinite && bar <= Trust.widestBar))
    }
    examination.rows += rows
    examination.findings.append(judged(rows, asked.map { seen.probes[$0] }, &examination))
  }

  private func judged(_ rows: [PointComparison], _ probes: [LocatedAnswer], _ examination: inout Examination)
    -> ProgramFinding
  {
    let n = rows.count
    let deciding = rows.indices.filter { rows[$0].decides }
    func gap(_ i: Int) -> Double {
      rows[i].yours.isFinite ? (rows[i].yours - rows[i].wanted).magnitude : .infinity
    }
    func relative(_ i: Int) -> Double { gap(i) / (1 + rows[i].wanted.magnitude) }
    let failing = deciding.filter { gap($0) > Trust.safety * rows[$0].bar }
    guard let worst = Trust.worst(of: failing, relative: relative, inBars: { gap($0) / rows[$0].bar }) else {
      return deciding.isEmpty
        ? ProgramFinding(
          concern: .density, outcome: .undecided, sentence: "the noise hides the density at every probe")
        : ProgramFinding(
          concern: .density, outcome: .holds,
          sentence: "log P_X agrees with base and log|det| at \(deciding.count) of \(n) probes",
          grounds: (deciding.filter { !failing.contains($0) }.max {
            gap($0) / rows[$0].bar < gap($1) / rows[$1].bar
          })
          .map { .compared(rows[$0]) } ?? .nothing)
    }
    let (w, small) = (rows[worst.probe], worst.isImprecise)
    return ProgramFinding(
      concern: .density, outcome: small ? .imprecise : .fails,
      sentence:
        "log P_X is \(small ? "imprecise" : "wrong") at \(failing.count) of \(n) probes; at the \(w.kind) one it is "
        + "\(decimal(w.wanted, digits: 9)) ± \(decimal(w.bar, digits: 2)), and \(decimal(w.yours, digits: 9)) is answered",
      names: small ? [imprecision] : names(deciding.map { rows[$0] }, deciding.map { probes[$0] }),
      grounds: .compared(w))
  }

  /// Which known slip the densities show.
  private func names(_ rows: [PointComparison], _ probes: [LocatedAnswer]) -> [String] {
    let d = Double(dimension)
    let atZ = probes.map { logBase($0.z) }
    let atX = probes.map { logBase($0.x) }
    let l = probes.map(\.differenced.logAbs)
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
          slope: SignedLogarithm(
            log: probe.differenced.logAbs, error: Trust.safety * probe.differenced.bar))
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
    _ steps: Int, _ stencils: [Stencil], _ starts: [Int], _ first: Rows, _ twins: [Stencil],
    _ twinStarts: [Int],
    _ other: Rows, _ precision: Precision, _ examination: inout Examination
  ) {
    let d = dimension
    func along(_ stencils: [Stencil], _ starts: [Int], _ rows: Rows, _ k: Int) -> [LocatedAnswer] {
      zip(stencils, starts).map { LocatedAnswer($0, rows, from: $1, offset: k * (d + 1), precision) }
    }
    var before: (probes: [LocatedAnswer], twins: [LocatedAnswer])?
    for k in 0..<steps {
      let now = (probes: along(stencils, starts, first, k), twins: along(twins, twinStarts, other, k))
      let probes = now.probes.indices.map { StepAt(now.probes[$0], after: before?.probes[$0]) }
      let twins = now.twins.indices.map { StepAt(now.twins[$0], after: before?.twins[$0]) }
      examination.findings.append(judged(k + 1, probes, twins))
      before = now
    }
  }

  private func judged(_ k: Int, _ probes: [StepAt], _ twins: [StepAt]) -> ProgramFinding {
    func finding(
      _ outcome: ProgramFinding.Outcome, _ sentence: String, _ names: [String] = [], at i: Int? = nil
    )
      -> ProgramFinding
    {
      ProgramFinding(
        concern: .step(k), outcome: outcome, sentence: sentence, names: names,
        grounds: i.map {
          .compared(
            PointComparison(
              concern: .step(k), kind: "probe", point: probes[$0].before, wanted: probes[$0].wanted,
              bar: probes[$0].bar,
              yours: probes[$0].yours, decides: probes[$0].decides))
        } ?? .nothing)
    }
    let deciding = probes.indices.filter { probes[$0].decides }
    let failing = deciding.filter { probes[$0].disagrees && twins[$0].disagrees }
    func relative(_ i: Int) -> Double { probes[i].gap / (1 + probes[i].wanted.magnitude) }
    if let (shown, small) = Trust.worst(
      of: failing, relative: relative, inBars: { probes[$0].gap / probes[$0].bar })
    {
      let names = Naming(
        wanted: deciding.map { probes[$0].wanted }, yours: deciding.map { probes[$0].yours },
        bars: deciding.map { probes[$0].bar }, jacobians: deciding.map { probes[$0].jacobian },
        points: deciding.map { probes[$0].before }, images: deciding.map { probes[$0].after }, base: base,
        unknown: "no known slip: is it taken at another point, or with another step's weights?",
        isImprecise: small
      ).names()
      return finding(
        small ? .imprecise : .fails,
        "step \(k) is \(small ? "imprecise" : "wrong") at \(failing.count) of \(probes.count) probes: log|det| is "
          + "\(decimal(probes[shown].wanted, digits: 9)) ± \(decimal(probes[shown].bar, digits: 2)) differenced, and \(decimal(probes[shown].yours, digits: 9)) is answered",
        names, at: shown)
    }
    guard !deciding.isEmpty else { return finding(.undecided, "the noise hides step \(k) at every probe") }
    return finding(
      .holds, "step \(k) agrees at \(deciding.count) of \(probes.count) probes",
      at: deciding.filter { !probes[$0].disagrees }.max {
        probes[$0].gap / probes[$0].bar < probes[$1].gap / probes[$1].bar
      })
  }
}

/// One step of a chain at one probe.
private struct StepAt {
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
    wanted = now.differenced.logAbs - (earlier?.differenced.logAbs ?? 0)
    bar = now.bar + (earlier?.differenced.bar ?? 0)
    guard let earlier, earlier.differenced.logAbs.isFinite else {
      jacobian = now.differenced.jacobian
      return
    }
    jacobian = now.differenced.jacobian * LUDecomposition(earlier.differenced.jacobian).inverse
  }

  var gap: Double { (yours - wanted).magnitude }
  var decides: Bool { gap.isFinite && bar <= Trust.widestBar }
  var disagrees: Bool { gap > Trust.safety * bar }
}
