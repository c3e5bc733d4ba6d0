// Answers to an equation's formula, or what a map's author claims, beside what dual numbers find at the same points.

extension WrongAnswer {
  /// P_X at the images of the points z, beside P_Z(z)/|f′(z)| by f's own slope; the candidates are the known wrong formulas.
  ///
  /// As `logDensity` what was got are logarithms. `claim` is the map whose claimed f′ the answers come from, to be asked at other points too.
  public init(
    density got: [Estimate], at z: [Double], of p: Pushforward, by claim: (any ScalarMap)? = nil,
    as quantity: Quantity = .density
  ) {
    func wanted<S: Scalar>(_ z: S) -> S { exp(p.base.logDensity(z)) / abs(derivative(of: p.map, at: z)) }
    self.init(
      quantity, got, at: z.map { [$0] }, of: p.map, by: claim, wanted: { wanted($0[0]) },
      wanted: { wanted($0[0]) },
      candidates: Mistake.all.compactMap { mistake in
        guard case .density(let wrong) = mistake.answer else { return nil }
        let prepared = wrong.prepared(for: p)
        return Candidate(
          mistake, z.map { .rounding(prepared, of: p, at: p.map.forward($0)) })
      })
  }

  /// P_X at the end of a chain that starts at the points z.
  public init(density got: [Estimate], at z: [Double], of chain: Chain, base: any Density) {
    let whole = Pushforward(chain, of: base)
    func wanted<S: Scalar>(_ z: S) -> S { exp(base.logDensity(z)) / abs(derivative(of: chain, at: z)) }
    self.init(
      .density, got, at: z.map { [$0] }, of: chain, by: nil, wanted: { wanted($0[0]) },
      wanted: { wanted($0[0]) },
      candidates: Mistake.all.compactMap { mistake in
        guard case .chain(let wrong) = mistake.answer else { return nil }
        let along = Equation9.AlongSteps(
          chain: Steps(chain.steps.map { Diagonal([$0]) }, from: ProductDensity([base])), formula: wrong)
        return Candidate(mistake, z.map { .rounding(along, of: whole, at: chain.forward($0)) })
      })
  }

  /// The slope of the inverse at the images of the points b, beside 1/f′(b).
  public init(
    slopeOfInverse got: [Estimate], at b: [Double], of f: any ScalarMap, by claim: (any ScalarMap)? = nil
  ) {
    func wanted<S: Scalar>(_ b: S) -> S { 1 / derivative(of: f, at: b) }
    self.init(
      .slopeOfInverse, got, at: b.map { [$0] }, of: f, by: claim, wanted: { wanted($0[0]) },
      wanted: { wanted($0[0]) },
      candidates: Mistake.all.compactMap { mistake in
        guard case .slope(let wrong) = mistake.answer else { return nil }
        return Candidate(
          mistake,
          b.map { b in
            let a: Double = f.forward(b)
            return .rounding(
              wrong.slopeOfInverse(of: f, at: a), within: wrong.slopeOfInverse(of: f, at: Interval(a)))
          })
      })
  }

  /// For maps of the line.
  private init(
    _ quantity: Quantity, _ got: [Estimate], at points: [[Double]], of f: any ScalarMap,
    by claim: (any ScalarMap)?, wanted: ([Double]) -> Double, wanted enclosure: ([Interval]) -> Interval,
    candidates: [Candidate]
  ) {
    var isRight: (@Sendable ([Double]) -> Bool)?
    if let claim { isRight = { Self.isRight($0[0], claim) } }
    self.init(
      quantity,
      zip(points, got).map { z, got -> Probe in
        let box = z.map { Interval($0) }
        return Probe(
          z: z, x: [f.forward(z[0])],
          yours: quantity.isLogarithm
            ? SignedLogarithm(log: got.value, error: got.error) : SignedLogarithm(got),
          wanted: SignedLogarithm(.rounding(wanted(z), within: enclosure(box))),
          slope: SignedLogarithm(
            .rounding(derivative(of: f, at: z[0]), within: derivative(of: f, at: box[0]))))
      }, candidates: candidates, isRight: isRight)
  }

  /// Whether what is claimed of f′ has its size at z.
  private static func isRight(_ z: Double, _ f: any ScalarMap) -> Bool {
    let box = Interval(z)
    return SignedLogarithm(.rounding(abs(f.derivative(z)), within: abs(f.derivative(box)))).agrees(
      with: SignedLogarithm(
        .rounding(abs(derivative(of: f, at: z)), within: abs(derivative(of: f, at: box)))))
  }

  /// |det ∂f/∂z| at the points z, as logarithms, beside that of the Jacobian by dual numbers; the candidates are what people take
  /// for it.
  public init(
    logAbsDeterminant got: [Estimate], at points: [[Double]], of f: any VectorMap,
    as quantity: Quantity = .slope
  ) {
    let factors = DeterminantFactors(of: f, at: points)
    self.init(
      quantity,
      points.indices.map { i in
        let det = Self.determinant(of: f, at: points[i])
        return Probe(
          z: points[i], x: f.forward(points[i]),
          yours: SignedLogarithm(log: got[i].value, error: got[i].error),
          wanted: SignedLogarithm(log: det.log, error: det.error), slope: det, factors: factors.values[i])
      },
      candidates: Mistake.all.compactMap { mistake in
        guard case .determinant(let wrong) = mistake.answer, mistake.isWrong else { return nil }
        return Candidate(
          mistake,
          points.map { z in
            .rounding(wrong.factor(of: f, at: z), within: wrong.factor(of: f, at: z.map { Interval($0) }))
          })
      }, factorNames: factors.names,
      isRight: { z in
        let claimed = Estimate.rounding(
          f.logAbsDeterminant(z), within: f.logAbsDeterminant(z.map { Interval($0) }))
        let det = Self.determinant(of: f, at: z)
        return SignedLogarithm(log: claimed.value, error: claimed.error)
          .agrees(with: SignedLogarithm(log: det.log, error: det.error))
      })
  }

  /// det ∂f/∂z by dual numbers: as a number where it is one, else by the logarithms of its pivots.
  static func determinant(of f: any VectorMap, at z: [Double]) -> SignedLogarithm {
    let j = jacobian(of: f, at: z)
    let enclosed = jacobian(of: f, at: z.map { Interval($0) })
    let det = j.determinant
    if det.isNormal { return SignedLogarithm(.rounding(det, within: enclosed.determinant)) }
    let log = Estimate.rounding(j.logAbsDeterminant, within: enclosed.logAbsDeterminant)
    return SignedLogarithm(log: log.value, error: log.error, isNegative: LUDecomposition(j).sign < 0)
  }
}

extension WrongAnswer.Candidate {
  init(_ mistake: Mistake, _ values: [Estimate]) {
    self.init(id: mistake.id, formula: mistake.formula, values: values.map { SignedLogarithm($0) })
  }
}

extension Equation {
  /// What the claims that a subject's map makes come to, beside what is right, found without them from the forward map alone;
  /// nil where it makes none.
  public func answer(by subject: any Subject) -> WrongAnswer? {
    if let p = subject.line {
      guard p.map.hasOwnDerivative else { return nil }
      if p.map.claimsLogarithm {
        return WrongAnswer(claimsOf: Diagonal([p.map]), at: p.probes.map { [$0] })
      }
      let points = p.probes
      func claimed<S: Scalar>(_ z: S) -> S {
        let slope = p.map.derivative(z)
        return self == .eq6 || self == .eq7 ? 1 / slope : exp(p.base.logDensity(z)) / abs(slope)
      }
      let got = points.map { Estimate.rounding(claimed($0), within: claimed(Interval($0))) }
      let f = p.map.unclaimed
      return self == .eq6 || self == .eq7
        ? WrongAnswer(slopeOfInverse: got, at: points, of: f, by: p.map)
        : WrongAnswer(density: got, at: points, of: Pushforward(f, of: p.base), by: p.map)
    }
    guard let p = subject.space, p.map.hasOwnDeterminant else { return nil }
    return WrongAnswer(claimsOf: p.map, at: p.probes())
  }

  /// What was claimed beside what is right: of P_X, of the map, or of each step of a chain that makes a claim, with its number.
  public func answers(by subject: any Subject, _ claim: Claim) -> [(step: Int?, answer: WrongAnswer)] {
    let ofDensity: WrongAnswer? =
      switch claim {
      case .density(let formula): subject.line.flatMap(formula.answer)
      case .determinant(let formula): subject.space.flatMap(formula.answer)
      default: nil
      }
    if let ofDensity { return [(nil, ofDensity)] }
    guard let chain = subject.chain, chain.maps.count > 1 else {
      return answer(by: subject).map { [(nil, $0)] } ?? []
    }
    let points = subject.line?.probes.map { [$0] } ?? subject.space?.probes() ?? []
    let stages = points.map { chain.stages(from: $0) }
    return chain.maps.indices.compactMap { k in
      guard chain.maps[k].hasOwnDeterminant else { return nil }
      return (k + 1, WrongAnswer(claimsOf: chain.maps[k], at: stages.map { $0[k] }))
    }
  }
}

extension WrongAnswer {
  /// What a map's author says log |det ∂f/∂z| is at these points.
  init(claimsOf f: any VectorMap, at points: [[Double]]) {
    let got = points.map { z in
      Estimate.rounding(f.logAbsDeterminant(z), within: f.logAbsDeterminant(z.map { Interval($0) }))
    }
    self.init(logAbsDeterminant: got, at: points, of: f, as: f.claimsLogarithm ? .logSlope : .slope)
  }
}
