/// The checks of (8): a formula for P_X in D dimensions against routes that know no determinant of f.
struct DeterminantChecks {
  let p: VectorPushforward
  let formula: any DeterminantFormula
  let about: About

  /// The inverse differenced, and, in the plane, the area of the image of a small cell.
  func measured() -> [Check] {
    if isBeyondDoubles { return [differencedLogarithms()] }
    var checks: [Check] = []
    checks.append(differenced())
    if p.map.dimension == 2 { checks.append(cellAreas()) }
    return checks
  }

  /// The inverse differenced; f itself where it has no inverse in closed form.
  private func differenced() -> Check {
    let comparisons = p.probes(p.map.dimension > 2 ? 2 : 5).map { z in
      let x = p.map.forward(z)
      guard p.map.hasClosedInverse else {
        let jacobian = FiniteDifference.jacobian(at: z, in: p.map.domain) { p.map.forward($0) }
        let determinant = absDeterminant(jacobian)
        let value = exp(p.base.logDensity(z)) / determinant.value
        return compare(
          x, z,
          Side(
            "P_Z over det of f differenced",
            Estimate(value, error: value * determinant.error / determinant.value)))
      }
      let jacobian = FiniteDifference.jacobian(at: x, in: p.map.rangeBox(around: x)) { p.map.inverse($0) }
      return compare(x, z, Side("det of f^-1 differenced", scaled(absDeterminant(jacobian), at: x)))
    }
    return .worst(
      of: comparisons, about, because: "finite-difference error bars, carried through LU",
      evidence: .measured, covers: .points(comparisons.count, dimension: p.map.dimension))
  }

  /// The image of a small square has |det J| times its area.
  private func cellAreas() -> Check {
    let comparisons = p.probes(5).map { z in
      let area = CellArea.ratio(of: p.map, at: z)
      let base = exp(p.base.logDensity(z))
      let x = p.map.forward(z)
      let value = base / area.value
      return compare(
        x, z,
        Side("P_Z over the area of a cell's image", Estimate(value, error: value * area.error / area.value)))
    }
    return .worst(
      of: comparisons, about, because: "extrapolation h -> 0 of the area ratio", evidence: .measured,
      covers: .points(comparisons.count, dimension: 2))
  }

  /// A density known from elsewhere; else the inverse's Jacobian by dual numbers; else f's own, against the map's claim.
  func exact(asked: Bool) -> [Check] {
    let target = VectorTarget.of(p)
    if target == nil, !p.map.hasClosedInverse, !p.map.hasOwnDeterminant, !formula.isTyped {
      return asked
        ? [
          .undecided(
            about, .exact, "neither an inverse nor a determinant was given to compare; try: --inverse")
        ] : []
    }
    if isBeyondDoubles { return [exactLogarithms()] }
    let comparisons = p.probes(ofClaims: formula).map { z in
      let x = p.map.forward(z)
      let box = x.map { Interval($0) }
      let left: Side
      if let target {
        left = Side(target.name, .rounding(exp(target.logDensity(x)), within: exp(target.logDensity(box))))
      } else if !p.map.hasClosedInverse {
        left = Side(
          "f by dual numbers",
          .rounding(densityByForward(at: z), within: densityByForward(at: z.map { Interval($0) })))
      } else {
        left = Side(
          "f^-1 by dual numbers",
          .rounding(densityByInverse(at: x), within: densityByInverse(at: box)))
      }
      return compare(x, z, left)
    }
    return [
      .worst(
        of: comparisons, about, because: "rounding, enclosed by interval arithmetic", evidence: .exact,
        covers: .points(comparisons.count, dimension: p.map.dimension))
    ]
  }

  /// |det ∂f⁻¹/∂x| P_Z(z), from the inverse alone.
  private func densityByInverse<S: Scalar>(at x: [S]) -> S {
    exp(p.base.logDensity(p.map.inverse(x))) * abs(jacobianOfInverse(of: p.map, at: x).determinant)
  }

  /// |det| of a matrix known with error bars, those carried through LU.
  private func absDeterminant(_ jacobian: [[Estimate]]) -> Estimate {
    let log = FiniteDifference.logAbsDeterminant(of: jacobian)
    return Estimate(exp(log.value), error: exp(log.value) * expm1(log.error))
  }

  /// A share of the base's spread at z that keeps a cell inside the map's domain.
  private func cellSide(_ z: [Double]) -> Double {
    zip(z, p.map.domain).map { Swift.min($0 - $1.lower, $1.upper - $0) }.reduce(0.25, Swift.min)
  }

  private func scaled(_ determinant: Estimate, at x: [Double]) -> Estimate {
    let base = exp(p.base.logDensity(p.map.inverse(x)))
    return Estimate(determinant.value * base, error: determinant.error * base)
  }

  /// P_Z(z) / |det ∂f/∂z|, from f alone.
  private func densityByForward<S: Scalar>(at z: [S]) -> S {
    exp(p.base.logDensity(z)) / abs(jacobian(of: p.map, at: z).determinant)
  }

  /// `left` against the formula at x; where there is no inverse to find z by, the z that x was made from is used.
  private func compare(_ x: [Double], _ z: [Double], _ left: Side) -> Comparison {
    func right<S: Scalar>(_ x: [S], _ z: [S]) -> S {
      p.map.hasClosedInverse
        ? Equation8.density(of: p, formula, at: x)
        : exp(p.base.logDensity(z)) / formula.factor(of: p.map, at: z)
    }
    let answer = Estimate.rounding(right(x, z), within: right(x.map { Interval($0) }, z.map { Interval($0) }))
    return Comparison(
      subject: "P_X(\(x.prefix(3).map(short).joined(separator: ", "))\(x.count > 3 ? ", ..." : ""))",
      left: left, right: Side("formula", answer))
  }

  /// Draws of f(Z) counted in boxes of x, against the mass that the formula gives each box; without an inverse in closed
  /// form, z is found by Newton's method.
  func countedBoxes(_ options: CheckOptions) -> [Check] {
    let d = p.map.dimension
    guard p.map.hasClosedInverse ? d == 2 : d == 2 || d == 3 else { return [] }
    let cells =
      !p.map.hasClosedInverse ? cellsByNewton() : p.base.constantError > 0 ? cellsInRegion() : cells()
    guard !cells.isEmpty else { return [] }
    let counts = p.counts(in: cells.map(\.box), from: options.stream(about), options)
    return [
      .counted(
        WindowCounts(counts, of: options.samples), against: cells.map(\.mass),
        named: cells.map { cell in
          "P(X in a box at \(cell.box.lower.map(short).joined(separator: ", ")))"
        }, about, options)
    ]
  }

  private func cells() -> [(box: Box, mass: Estimate)] {
    p.probes(4).map { z in
      let box = Box(
        around: p.map.forward(z), sides: jacobian(of: p.map, at: z).rowSizes.map { $0 * cellSide(z) })
      return (box, box.integral { Equation8.density(of: p, formula, at: $0) })
    }
  }

  /// The boxes around images of probes that stay in the base's region, halved until they do; with its constant's error.
  private func cellsInRegion() -> [(box: Box, mass: Estimate)] {
    p.probes(4).compactMap { z in
      let sides = jacobian(of: p.map, at: z).rowSizes.map { $0 * cellSide(z) }
      let x = p.map.forward(z)
      for halving in 0...12 {
        let box = Box(
          around: x, sides: sides.map { $0 * Double(sign: .plus, exponent: -halving, significand: 1) })
        let preimage = p.map.inverse(zip(box.lower, box.upper).map { Interval($0, $1) })
        guard p.base.covers(preimage) == true else { continue }
        let mass = box.integral { Equation8.density(of: p, formula, at: $0) }
        return (box, Estimate(mass.value, error: mass.error + mass.value.magnitude * p.base.constantError))
      }
      return nil
    }
  }

  private func cellsByNewton() -> [(box: Box, mass: Estimate)] {
    let mass = BoxMass(p: p) { formula.factor(of: p.map, at: $0) }
    return p.probes(4).compactMap { mass.box(around: $0) }.map { box, mass in
      (box, Estimate(mass.value, error: mass.error + mass.value.magnitude * p.base.constantError))
    }
  }
}

extension VectorPushforward {
  /// The probes, and points beside the branches of what the map's author claims, and of a formula for P_X.
  func probes(ofClaims formula: (any DeterminantFormula)?) -> [[Double]] {
    probes(map.dimension > 8 ? 2 : 7)
      + RegularitySearch(self, RandomStream(seed: 1, check: 0)).besideBranches { z in
        map.branchesOfClaims(at: z) + (formula?.branches(of: map, at: z) ?? [])
      }
  }
}

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
      let log = FiniteDifference.logAbsDeterminant(of: jacobian)
      return Side("f differenced", p.base.logDensity(z) - log.value, error: log.error)
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
