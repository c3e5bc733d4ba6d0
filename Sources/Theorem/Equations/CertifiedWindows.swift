/// The window identity P_X[u, v] = P_Z[f⁻¹(u), f⁻¹(v)], both sides enclosed: certified evidence for (3), (4), (5) and (9).
///
/// Left: ∫ of the formula over [u, v], in x. Right: ∫ P_Z between the points that f sends to u and v, which interval Newton
/// encloses from f alone: neither the claimed inverse nor any slope enters. No tail is involved.
struct CertifiedWindows {
  let p: Pushforward
  let formula: any DensityFormula
  let about: About
  let seed: UInt64

  /// Windows tried; each refutes a formula that is wrong on it by one part in ten million.
  static let count = 4

  func check() -> Check {
    let windows = self.windows()
    guard let whole = windows.map(\.z).reduce(nil, { (hull: Interval?, z) in hull?.hull(z) ?? z }) else {
      return .undecided(about, .certified, "no window without a kink was found")
    }
    if case .proved = Certified.isMonotone(p.map, on: whole) {
    } else if p.map.kinks.isEmpty {
      return .undecided(about, .certified, "f is not proved monotone on z in \(whole.shown)")
    }
    var worst: (left: Interval, right: Interval, window: Interval)?
    var panels = 0
    for (x, z) in windows {
      let left = verifiedIntegral(
        of: DensityInX(p: p, formula: formula), from: Interval(x.lower), to: Interval(x.upper), width: 0x1p-43
      )
      let right = massOfBase(over: z, between: x)
      panels += left.panels + right.panels
      let enclosure = left.isContinuous ? left.enclosure : .entire
      if worst.map({ disagreement(enclosure, right.enclosure) > disagreement($0.left, $0.right) }) ?? true {
        worst = (enclosure, right.enclosure, x)
      }
      // One window where the two are apart refutes; there is no need to look at another.
      if disagreement(enclosure, right.enclosure) == .infinity { break }
    }
    guard let (left, right, x) = worst else {
      return .undecided(about, .certified, "no window was tried")
    }
    return .enclosed(
      left: ("integral of P_Z over z", right), right: ("integral of P_X over x", left), about,
      subject: "P(X in \(x.shown)), worst of \(windows.count)",
      covers: Coverage("\(windows.count) windows, z in \(whole.shown)"),
      note: "assumes nothing of libm; f monotone on z in \(whole.shown); \(panels) panels", seed: seed)
  }

  /// Windows of x between two random quantiles of the base, and the z between them; none has a kink inside.
  private func windows() -> [(x: Interval, z: Interval)] {
    let stream = Stream(seed: seed, check: UInt64(about.equation.number))
    return (0..<4 * Self.count).lazy.compactMap { k -> (x: Interval, z: Interval)? in
      let levels = [stream.uniform(2 * k), stream.uniform(2 * k + 1)].map { 0.02 + 0.96 * $0 }.sorted()
      let z = levels.map(p.base.quantile)
      let pieces = z.map { p.map.smoothPiece(around: $0) }
      // Both ends in one smooth piece, and wide enough to carry mass.
      guard levels[1] - levels[0] > 0.05, pieces[0] == pieces[1], !p.map.kinks.contains(z[0]) else {
        return nil
      }
      let x = z.map { p.map.forward($0) }.sorted()
      guard x[0] < x[1] else { return nil }
      return (Interval(x[0], x[1]), Interval(z[0], z[1]))
    }.prefix(Self.count).map { $0 }
  }

  /// P_Z between the preimages of the window's ends.
  private func massOfBase(over z: Interval, between x: Interval) -> VerifiedIntegral {
    let ends = [x.lower, x.upper].map { Interval.solve(p.map, for: Interval($0)) }
    let rising = ends[0].midpoint < ends[1].midpoint
    return verifiedIntegral(
      of: DensityInZ(base: p.base), from: rising ? ends[0] : ends[1], to: rising ? ends[1] : ends[0],
      width: 0x1p-43)
  }

  private func disagreement(_ a: Interval, _ b: Interval) -> Double {
    a.intersection(b).isEmpty ? .infinity : a.hull(b).width
  }
}

/// x ↦ the formula's P_X(x).
struct DensityInX: ScalarFunction {
  let p: Pushforward
  let formula: any DensityFormula
  func callAsFunction<S: Scalar>(_ x: S) -> S { formula.density(of: p, at: x) }
}

/// z ↦ P_Z(z).
struct DensityInZ: ScalarFunction {
  let base: any Density
  func callAsFunction<S: Scalar>(_ z: S) -> S { exp(base.logDensity(z)) }
}

extension Check {
  /// Two enclosures of what should be one number: apart, it fails; together within `margin`, it holds; else
  /// nothing is decided.
  static func enclosed(
    left: (route: String, value: Interval), right: (route: String, value: Interval), _ about: About,
    subject: String, covers: Coverage, note: String, seed: UInt64? = nil, margin: Double = Certified.margin
  ) -> Check {
    let hull = left.value.hull(right.value)
    return Check(
      about, subject, left: Side(left.route, left.value), right: Side(right.route, right.value),
      because: .margin(
        margin, "both in one interval of this width: \(hull.decimal(digits: 17)), \(hull.hexadecimal)"),
      evidence: .certified, covers: covers, note: note, seed: seed)
  }
}
