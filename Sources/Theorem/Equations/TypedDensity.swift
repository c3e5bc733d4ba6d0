/// P_X as a reader typed it, in x: the density, its logarithm, or P(X ≤ x), whose slope is the density.
///
/// Nothing of f and nothing of the base enters it; it goes through the same checks as an equation's own formula.
/// Domain: where the formula has a value; outside f's range none is asked for, but a value there must be 0.
/// Edge cases: up to a constant, the constant is the one that makes it right at one probe, enclosed; all other probes decide.
public struct TypedDensity: DensityFormula {
  /// What was typed.
  public enum Kind: String, Sendable, CaseIterable {
    /// P_X(x).
    case density
    /// log P_X(x).
    case logDensity = "log-density"
    /// P(X ≤ x).
    case cumulative
  }

  /// In x, x1, …, or names of the reader's own.
  public let formula: Formula
  /// What it is a formula for.
  public let kind: Kind
  /// The logarithm of the constant that it is multiplied with; nil where it is taken as it stands.
  public private(set) var logScale: Interval?
  private let isUpToConstant: Bool
  public let id = "yours"
  /// Only a text that compares says where the density is: e^(−x) is read on f's range alone, where(x > 0, e^(−x), 0) everywhere.
  public let coversOutside: Bool
  public let isTyped = true

  /// Reads what is said of X = f(Z), f's components given.
  public init(
    _ text: String, _ kind: Kind, upToConstant: Bool = false, about f: [Formula]
  ) throws(FormulaError) {
    formula = try Formula(text, atImageOf: f)
    self.kind = kind
    coversOutside =
      kind == .density && formula.steps.contains { if case .compare = $0 { true } else { false } }
    isUpToConstant = upToConstant
  }

  public func density<S: Scalar>(of p: Pushforward, at x: S) -> S { value(at: [x]) }
  public func prepared(for p: Pushforward) -> any DensityFormula { fitted(to: p) }
  public func bends(on range: Domain) -> [Bend] { formula.bends(on: range) }
  private func fitted(to p: Pushforward) -> TypedDensity {
    let space = VectorPushforward(Diagonal([p.map]), of: ProductDensity([p.base]))
    return fitted(to: space, probes: p.probes.map { [$0] })
  }
  public func cumulative(at x: Double) -> Estimate? {
    guard kind == .cumulative else { return nil }
    return .rounding(formula.evaluate([x]), within: formula.evaluate([Interval(x)]))
  }

  /// What it says P_X is at x.
  func value<S: Scalar>(at x: [S]) -> S {
    switch kind {
    case .density: scaled(formula.evaluate(x)) { $0 * exp($1) }
    case .logDensity: exp(scaled(formula.evaluate(x)) { $0 + $1 })
    case .cumulative: formula.evaluate(Dual.variable(x[0])).derivative
    }
  }

  /// What it says log P_X is at x.
  func logValue<S: Scalar>(at x: [S]) -> S {
    switch kind {
    case .logDensity: scaled(formula.evaluate(x)) { $0 + $1 }
    default: log(value(at: x))
    }
  }

  private func scaled<S: Scalar>(_ value: S, _ with: (S, S) -> S) -> S {
    guard let logScale else { return value }
    // A sign of which nothing is known: an interval takes both ends, a double the second.
    return with(
      value, select(.unknown, negative: { S(logScale.lower) }, otherwise: { S(logScale.upper) }))
  }

  /// With the constant that makes it right at the first of these points, from the middle outward, where it has a value above 0.
  func fitted(to p: VectorPushforward, probes: [[Double]]) -> TypedDensity {
    guard isUpToConstant, logScale == nil, kind != .cumulative else { return self }
    let middle = probes.count / 2
    let order = probes.indices.sorted { ($0 - middle).magnitude < ($1 - middle).magnitude }
    for i in order {
      let z = probes[i].map { Interval($0) }
      let wanted = p.base.logDensity(z) - jacobian(of: p.map, at: z).logAbsDeterminant
      let gap = wanted - logValue(at: p.map.forward(z))
      guard gap.isBounded else { continue }
      var fitted = self
      fitted.logScale = gap
      return fitted
    }
    return self
  }

  /// The same in D dimensions: what P_Z(z) is divided by there, so that P_X is what was typed.
  public struct InSpace: DeterminantFormula {
    /// What was typed.
    public let typed: TypedDensity
    let base: any VectorBase
    public let id = "yours"
    public let isTyped = true

    /// What was typed of X = f(Z).
    public init(_ typed: TypedDensity, of p: VectorPushforward) {
      self.typed = typed.fitted(to: p, probes: p.probes(p.map.dimension > 8 ? 2 : 7))
      base = p.base
    }

    public func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      exp(base.logDensity(z)) / typed.value(at: f.forward(z))
    }
    public func logFactor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      base.logDensity(z) - typed.logValue(at: f.forward(z))
    }
    public func branches(of f: any VectorMap, at z: [Double]) -> [Bool?] {
      typed.formula.branches(at: f.forward(z))
    }
  }
}

extension TypedDensity {
  /// What there is to say of its values beyond the ends of X's support, where the density is 0; nil where it says so or is silent.
  public func remark(outside p: Pushforward) -> String? {
    let ends = [(p.support.lower, -1.0), (p.support.upper, 1.0)]
    for (end, direction) in ends where end.isFinite {
      let x = end + direction
      let value: Double = value(at: [x])
      guard kind != .cumulative, value != 0, !value.isNaN else { continue }
      let name = formula.names.first ?? "x"
      let sign = direction < 0 ? ">" : "<"
      let outside = "no z leads to \(name) \(direction < 0 ? "<" : ">") \(decimal(end)), so P_X is 0 there"
      if coversOutside {
        return "no support: \(outside), and yours is \(short(value)) at \(name) = \(short(x))"
      }
      let line =
        kind == .density ? "where(\(name) \(sign) \(decimal(end)), \(formula.text), 0)" : "-inf there"
      return
        "support: \(outside); your formula was read on f's range alone, and a program that has it everywhere "
        + "needs \(line)"
    }
    return nil
  }

  public func answer(of p: Pushforward) -> WrongAnswer? {
    let points = p.probes
    let typed = fitted(to: p)
    let isLogarithm = kind == .logDensity
    let got = points.map { z -> Estimate in
      let x: Double = p.map.forward(z)
      return isLogarithm
        ? .rounding(typed.logValue(at: [x]), within: typed.logValue(at: [Interval(x)]))
        : .rounding(typed, of: p, at: x)
    }
    return WrongAnswer(
      density: got, at: points, of: Pushforward(p.map.unclaimed, of: p.base),
      as: isLogarithm ? .logDensity : .density)
  }
}

extension TypedDensity.InSpace {
  public func answer(of p: VectorPushforward) -> WrongAnswer? {
    let points = p.probes()
    let isLogarithm = typed.kind == .logDensity
    let factors = DeterminantFactors(of: p.map, at: points)
    func right<S: Scalar>(_ z: [S]) -> S {
      p.base.logDensity(z) - jacobian(of: p.map, at: z).logAbsDeterminant
    }
    func baseAtX<S: Scalar>(_ z: [S]) -> S {
      p.base.logDensity(p.map.forward(z)) - jacobian(of: p.map, at: z).logAbsDeterminant
    }
    func logarithm(_ z: [Double], _ value: ([Double]) -> Double, _ box: ([Interval]) -> Interval)
      -> SignedLogarithm
    {
      let e = Estimate.rounding(value(z), within: box(z.map { Interval($0) }))
      return SignedLogarithm(log: e.value, error: e.error)
    }
    let probes = points.indices.map { i in
      let (z, x) = (points[i], p.map.forward(points[i]))
      let box = x.map { Interval($0) }
      let yours =
        isLogarithm
        ? logarithm(x, { typed.logValue(at: $0) }, { typed.logValue(at: $0) })
        : SignedLogarithm(.rounding(typed.value(at: x), within: typed.value(at: box)))
      return WrongAnswer.Probe(
        z: z, x: x, yours: yours, wanted: logarithm(z, right, right),
        slope: WrongAnswer.determinant(of: p.map, at: z), factors: factors.values[i])
    }
    var candidates = Mistake.all.compactMap { mistake -> WrongAnswer.Candidate? in
      guard case .determinant(let wrong) = mistake.answer, mistake.isWrong,
        mistake.id != DeterminantMistake.baseAtX.id
      else { return nil }
      func value<S: Scalar>(_ z: [S]) -> S { exp(p.base.logDensity(z)) / wrong.factor(of: p.map, at: z) }
      return WrongAnswer.Candidate(
        mistake, points.map { .rounding(value($0), within: value($0.map { Interval($0) })) })
    }
    candidates.append(
      .init(
        id: DeterminantMistake.baseAtX.id, formula: DeterminantMistake.baseAtX.mistake.formula,
        values: points.map { logarithm($0, baseAtX, baseAtX) }))
    return WrongAnswer(
      isLogarithm ? .logDensity : .density, probes, candidates: candidates, factorNames: factors.names)
  }
}
