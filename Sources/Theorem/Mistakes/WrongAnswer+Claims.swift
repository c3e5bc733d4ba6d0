// What a reader claims of a map, beside what dual numbers find, at probes of the base.

extension WrongAnswer {
  /// The density that a claimed f′ leads to, at the images of the probes `z`, beside the one by f's own slope; the
  /// candidates are the known wrong formulas for it.
  public init(derivative claim: Formula, of p: Pushforward, at probes: [Double]? = nil) {
    let points = probes ?? p.probes
    self.init(
      .density,
      points.map { z in
        func density<S: Scalar>(_ z: S, _ slope: S) -> S { exp(p.base.logDensity(z)) / abs(slope) }
        let box = Interval(z)
        let slope = Estimate.rounding(
          derivative(of: p.map, at: z), within: derivative(of: p.map, at: box))
        return Probe(
          z: [z], x: [p.map.forward(z)],
          yours: SignedLogarithm(
            .rounding(density(z, claim.evaluate(z)), within: density(box, claim.evaluate(box)))),
          wanted: SignedLogarithm(
            .rounding(
              density(z, derivative(of: p.map, at: z)), within: density(box, derivative(of: p.map, at: box)))),
          slope: SignedLogarithm(slope))
      },
      candidates: Mistake.all.compactMap { mistake in
        guard case .density(let wrong) = mistake.answer else { return nil }
        let prepared = wrong.prepared(for: p)
        return Candidate(
          id: mistake.id, formula: mistake.formula,
          values: points.map {
            SignedLogarithm(.rounding(prepared, of: p, at: p.map.forward($0)))
          })
      },
      isRight: {
        Self.agree(claim, $0, derivative(of: p.map, at: $0[0]), derivative(of: p.map, at: Interval($0[0])))
      })
  }

  /// The slope of the inverse that a claimed f′ leads to, 1/f′(b).
  public init(slopeOfInverse claim: Formula, of f: any ScalarMap, at points: [Double]) {
    self.init(
      .slopeOfInverse,
      points.map { b in
        func turned<S: Scalar>(_ slope: S) -> S { 1 / slope }
        let box = Interval(b)
        let slope = Estimate.rounding(derivative(of: f, at: b), within: derivative(of: f, at: box))
        return Probe(
          z: [b], x: [f.forward(b)],
          yours: SignedLogarithm(
            .rounding(turned(claim.evaluate(b)), within: turned(claim.evaluate(box)))),
          wanted: SignedLogarithm(
            .rounding(turned(derivative(of: f, at: b)), within: turned(derivative(of: f, at: box)))),
          slope: SignedLogarithm(slope))
      },
      candidates: Mistake.all.compactMap { mistake in
        guard case .slope(let wrong) = mistake.answer else { return nil }
        return Candidate(
          id: mistake.id, formula: mistake.formula,
          values: points.map { b in
            let a: Double = f.forward(b)
            return SignedLogarithm(
              .rounding(
                wrong.slopeOfInverse(of: f, at: a), within: wrong.slopeOfInverse(of: f, at: Interval(a))))
          })
      })
  }

  /// |det ∂f/∂z| as it is claimed, beside that of the Jacobian by dual numbers; the candidates are what people take for it.
  public init(determinant claim: Formula, of f: any VectorMap, at points: [[Double]]) {
    let factors = DeterminantFactors(of: f, at: points)
    self.init(
      .slope,
      points.indices.map { i in
        let z = points[i]
        let box = z.map { Interval($0) }
        let det = SignedLogarithm(
          .rounding(jacobian(of: f, at: z).determinant, within: jacobian(of: f, at: box).determinant))
        let claimed = SignedLogarithm(
          .rounding(abs(claim.evaluate(z)), within: abs(claim.evaluate(box))))
        return Probe(
          z: z, x: f.forward(z), yours: claimed, wanted: SignedLogarithm(log: det.log, error: det.error),
          slope: det, factors: factors.values[i])
      },
      candidates: Mistake.all.compactMap { mistake in
        guard case .determinant(let wrong) = mistake.answer, mistake.isWrong else { return nil }
        return Candidate(
          id: mistake.id, formula: mistake.formula,
          values: points.map { z in
            SignedLogarithm(
              .rounding(wrong.factor(of: f, at: z), within: wrong.factor(of: f, at: z.map { Interval($0) })))
          })
      }, factorNames: factors.names,
      isRight: { z in
        Self.agree(
          claim, z, jacobian(of: f, at: z).determinant,
          jacobian(of: f, at: z.map { Interval($0) }).determinant)
      })
  }

  /// Whether a claimed slope or determinant has the right size at z.
  private static func agree(_ claim: Formula, _ z: [Double], _ right: Double, _ enclosure: Interval) -> Bool {
    let yours = Estimate.rounding(abs(claim.evaluate(z)), within: abs(claim.evaluate(z.map { Interval($0) })))
    return SignedLogarithm(yours).agrees(with: SignedLogarithm(.rounding(abs(right), within: abs(enclosure))))
  }
}

/// Numbers whose product is |det ∂f/∂z|: the layers' own where f is a composition; one a row where the Jacobian becomes
/// triangular by exchanging rows and columns; none else.
struct DeterminantFactors {
  let names: [String]
  /// One list a point.
  let values: [[SignedLogarithm]]

  init(of f: any VectorMap, at points: [[Double]]) {
    if let chain = f as? Composition {
      names = chain.steps.indices.map { "layer \($0 + 1)" }
      values = points.map { z in
        var stage = z
        return chain.steps.map { step in
          defer { stage = step.forward(stage) }
          return SignedLogarithm(log: jacobian(of: step, at: stage).logAbsDeterminant)
        }
      }
      return
    }
    let jacobians = points.map { jacobian(of: f, at: $0) }
    guard let places = Self.triangle(jacobians) else {
      (names, values) = ([], points.map { _ in [] })
      return
    }
    names = places.map { "coordinate \($0.row + 1)" }
    values = zip(points, jacobians).map { z, j in
      let box = jacobian(of: f, at: z.map { Interval($0) })
      return places.map { SignedLogarithm(.rounding(j[$0.row, $0.column], within: box[$0.row, $0.column])) }
    }
  }

  /// The entries whose product is the determinant: again and again a row with one entry left that isn't 0 at some point.
  private static func triangle(_ jacobians: [Matrix<Double>]) -> [(row: Int, column: Int)]? {
    guard let first = jacobians.first, first.isSquare, jacobians.allSatisfy({ $0.rows == first.rows }) else {
      return nil
    }
    var rows = Set(0..<first.rows)
    var columns = rows
    var places: [(row: Int, column: Int)] = []
    while !rows.isEmpty {
      let found = rows.sorted().lazy.compactMap { row -> (row: Int, column: Int)? in
        let left = columns.filter { column in jacobians.contains { $0[row, column] != 0 } }
        return left.count == 1 ? (row, left.first!) : nil
      }.first
      guard let found else { return nil }
      places.append(found)
      rows.remove(found.row)
      columns.remove(found.column)
    }
    return places.sorted { $0.row < $1.row }
  }
}
