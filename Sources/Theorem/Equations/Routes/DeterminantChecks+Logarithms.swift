// The checks of (8) where P_X or det is beyond the doubles: log P_Z(z) - log |det| is a number like others.

extension DeterminantChecks {
  private var points: [[Double]] { p.probes(p.map.dimension > 8 ? 2 : 7) }

  /// Whether P_X or det is no ordinary double at some probe, as with twenty factors of 1e20.
  var isBeyondDoubles: Bool {
    points.contains { z in
      let log = jacobian(of: p.map, at: z).logAbsDeterminant
      return log.isFinite && (!exp(log).isNormal || !exp(p.base.logDensity(z) - log).isNormal)
    }
  }

  /// f's Jacobian differenced, against the formula.
  func differencedLogarithms() -> Check {
    compared("finite-difference error bars, carried through LU", .measured) { z in
      let jacobian = FiniteDifference.jacobian(at: z, in: p.map.domain) { p.map.forward($0) }
      let value = Matrix(jacobian.map { $0.map(\.value) })
      let error = Matrix(jacobian.map { $0.map { $0.error * FiniteDifference.coverage } })
      return Side(
        "f differenced", p.base.logDensity(z) - value.logAbsDeterminant,
        error: value.logAbsDeterminantError(perturbation: error))
    }
  }

  /// f's Jacobian by dual numbers, against the formula.
  func exactLogarithms() -> Check {
    func whole<S: Scalar>(_ z: [S]) -> S {
      p.base.logDensity(z) - jacobian(of: p.map, at: z).logAbsDeterminant
    }
    return compared("rounding, enclosed by interval arithmetic", .exact) { z in
      Side("f by dual numbers", .rounding(whole(z), within: whole(z.map { Interval($0) })))
    }
  }

  private func compared(_ because: String, _ evidence: Evidence, _ left: ([Double]) -> Side) -> Check {
    func right<S: Scalar>(_ z: [S], _ x: [S]) -> S {
      let at = p.map.hasClosedInverse ? formula.basePoint(of: p.map, at: x) : z
      return p.base.logDensity(at) - formula.logFactor(of: p.map, at: at)
    }
    let comparisons = points.map { z in
      let x = p.map.forward(z)
      let answer = Estimate.rounding(
        right(z, x), within: right(z.map { Interval($0) }, x.map { Interval($0) }))
      return Comparison(
        subject: "log P_X at z = \(Hypotheses.named(z))", left: left(z), right: Side("formula", answer),
        scale: 1)
    }
    return .worst(
      of: comparisons, about, because: because, evidence: evidence,
      covers: .points(comparisons.count, dimension: p.map.dimension))
  }
}
