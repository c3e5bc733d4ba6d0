import Theorem

extension BlackBox {
  /// (9) from one program: each step's log-determinant beside det(z → z_k)/det(z → z_{k−1}), from the same stencils.
  func examineSteps(
    _ steps: Int, _ stencils: [Stencil], _ starts: [Int], _ first: Rows, _ twins: [Stencil],
    _ twinStarts: [Int],
    _ other: Rows, _ precision: Precision, _ examination: inout Examination
  ) {
    let d = dimension
    func along(_ stencils: [Stencil], _ starts: [Int], _ rows: Rows, _ k: Int) -> [Located] {
      zip(stencils, starts).map { Located($0, rows, from: $1, offset: k * (d + 1), precision) }
    }
    var before: (probes: [Located], twins: [Located])?
    for k in 0..<steps {
      let now = (probes: along(stencils, starts, first, k), twins: along(twins, twinStarts, other, k))
      let probes = now.probes.indices.map { StepAt(now.probes[$0], after: before?.probes[$0]) }
      let twins = now.twins.indices.map { StepAt(now.twins[$0], after: before?.twins[$0]) }
      examination.findings.append(judged(k + 1, probes, twins))
      before = now
    }
  }

  private func judged(_ k: Int, _ probes: [StepAt], _ twins: [StepAt]) -> Finding {
    func finding(_ outcome: Finding.Outcome, _ sentence: String, _ names: [String] = [], at i: Int? = nil)
      -> Finding
    {
      Finding(
        concern: .step(k), outcome: outcome, sentence: sentence, names: names,
        grounds: i.map {
          .compared(
            Compared(
              concern: .step(k), kind: "probe", point: probes[$0].before, wanted: probes[$0].wanted,
              bar: probes[$0].bar,
              yours: probes[$0].yours, decides: probes[$0].decides))
        } ?? .nothing)
    }
    let deciding = probes.indices.filter { probes[$0].decides }
    let failing = deciding.filter { probes[$0].disagrees && twins[$0].disagrees }
    func relative(_ i: Int) -> Double { probes[i].gap / (1 + probes[i].wanted.magnitude) }
    if let worst = failing.max(by: { probes[$0].gap / probes[$0].bar < probes[$1].gap / probes[$1].bar }),
      failing.count > 1 || relative(worst) > Trust.alone
    {
      let small = failing.allSatisfy { relative($0) < Trust.imprecise }
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
          + "\(decimal(probes[worst].wanted, digits: 9)) ± \(decimal(probes[worst].bar, digits: 2)) differenced, and \(decimal(probes[worst].yours, digits: 9)) is answered",
        names, at: worst)
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

  init(_ now: Located, after earlier: Located?) {
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
