/// x = f(z) as a reader typed it, with the claims that were typed beside it.
///
/// Domain: `domain`, the whole line unless given; elsewhere NaN (`Double`) or the empty set (`Interval`).
/// Range: from limits of f at the ends of the domain (`Domain.image`), f monotone.
/// Edge cases: without an inverse, `inverse` solves f(z) = x and claims nothing; without a derivative, `derivative`
/// is f's own on dual numbers and claims nothing. Whether f is monotone at all: `Monotonicity(of:)`.
public struct FormulaMap: ScalarMap {
  /// f, in z.
  public let forwardFormula: Formula
  /// The claimed inverse, in x; nil where none was given.
  public let inverseFormula: Formula?
  /// The claimed derivative, in z; nil where none was given.
  public let derivativeFormula: Formula?
  /// The claimed log |f′|, in z; nil where none was given.
  public let logDerivativeFormula: Formula?
  public let domain: Domain
  public let range: Domain
  public let kinks: [Double]
  public let gaps: [Domain]
  public let name: String

  /// `forward` and `derivative` are written in z, `inverse` in x; x in `derivative` is f(z), unless `forward` is written in x too.
  public init(
    forward: String, inverse: String? = nil, derivative: String? = nil, logDerivative: String? = nil,
    on domain: Domain = .line, name: String = "yours", with parameters: Parameters = Parameters()
  ) throws(FormulaError) {
    let f = try Formula(map: forward, with: parameters)
    forwardFormula = f
    // Not `map`: an optional's closure would lose the error's type.
    if let inverse { inverseFormula = try Formula(inverse, atImageOf: [f]) } else { inverseFormula = nil }
    if let derivative {
      derivativeFormula = try Formula(derivative, about: [f])
    } else {
      derivativeFormula = nil
    }
    if let logDerivative {
      logDerivativeFormula = try Formula(logDerivative, about: [f])
    } else {
      logDerivativeFormula = nil
    }
    self.domain = domain
    self.name = name
    range = Domain.image(of: domain) { f.evaluate($0) }
    kinks = f.kinks(on: domain)
    gaps = kinks.compactMap(f.leap)
  }

  /// Those of f and of the claimed derivative, and those of the claimed inverse where f leads to them.
  public var bends: [Bend] {
    let inZ =
      forwardFormula.bends(on: domain) + (derivativeFormula?.bends(on: domain) ?? [])
      + (logDerivativeFormula?.bends(on: domain) ?? [])
    let inX = inverseFormula?.bends(on: range) ?? []
    return inZ + inX.compactMap { $0.carried { Double.solve(self, for: $0) } }
  }

  public var formula: String { forwardFormula.textWithValues }
  @inlinable public var hasClosedInverse: Bool { inverseFormula != nil }
  public var hasOwnDerivative: Bool { derivativeFormula != nil || claimsLogarithm }
  public var claimsLogarithm: Bool { logDerivativeFormula != nil }

  public var unclaimed: any ScalarMap { FormulaMap(unclaimed: self) }

  private init(unclaimed map: FormulaMap) {
    (forwardFormula, inverseFormula) = (map.forwardFormula, map.inverseFormula)
    (derivativeFormula, logDerivativeFormula) = (nil, nil)
    (domain, range, kinks, gaps, name) = (map.domain, map.range, map.kinks, map.gaps, map.name)
  }

  @inlinable public func forward<S: Scalar>(_ z: S) -> S { inside(domain, z) { forwardFormula.evaluate(z) } }
  @inlinable public func inverse<S: Scalar>(_ x: S) -> S {
    guard let inverseFormula else { return S.solve(self, for: x) }
    return inside(range, x) { inverseFormula.evaluate(x) }
  }
  @inlinable public func derivative<S: Scalar>(_ z: S) -> S {
    if let derivativeFormula { return inside(domain, z) { derivativeFormula.evaluate(z) } }
    let own = forward(Dual.variable(z)).derivative
    guard let logDerivativeFormula else { return own }
    let size = exp(logDerivativeFormula.evaluate(z))
    return inside(domain, z) { select(own, negative: { -size }, otherwise: { size }) }
  }
  @inlinable public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    guard let logDerivativeFormula else { return log(abs(derivative(z))) }
    return inside(domain, z) { logDerivativeFormula.evaluate(z) }
  }
}

extension FormulaMap {
  /// f but for the constant that it ends by adding, and that constant; nil where it adds none, or where an inverse was given, which
  /// speaks of x as it is.
  ///
  /// f(Z) and f(Z) − c have the same density but for where it lies, and sinh(z) + 1e8 rounds away what sinh(z) keeps.
  public var withoutOffset: (map: any ScalarMap, offset: Interval)? {
    guard inverseFormula == nil, let (rest, offset) = forwardFormula.withoutOffset else { return nil }
    return (FormulaMap(self, forward: rest), offset)
  }

  private init(_ map: FormulaMap, forward: Formula) {
    (forwardFormula, inverseFormula) = (forward, nil)
    (derivativeFormula, logDerivativeFormula) = (map.derivativeFormula, map.logDerivativeFormula)
    (domain, kinks, name) = (map.domain, map.kinks, map.name)
    range = Domain.image(of: map.domain) { forward.evaluate($0) }
    gaps = map.kinks.compactMap(forward.leap)
  }
}

extension Formula {
  /// The same where it is a sum or a difference of which one part is constant, and that constant.
  var withoutOffset: (rest: Formula, offset: Interval)? {
    guard let last = steps.last, last == .add || last == .subtract else { return nil }
    // The second part is the shortest end of the list that leaves one number.
    var start = steps.count - 1
    var wanted = 1
    while wanted > 0, start > 0 {
      start -= 1
      wanted -= steps[start].growth
    }
    let (first, second) = (steps[..<start], steps[start..<(steps.count - 1)])
    func constant(_ part: ArraySlice<Step>) -> Interval? {
      let isConstant = part.allSatisfy { if case .variable = $0 { false } else { true } }
      return isConstant ? formula(part).evaluate(Interval(0)) : nil
    }
    func formula(_ part: ArraySlice<Step>, _ more: [Step] = []) -> Formula {
      Formula(
        text: text, letter: letter, dimension: dimension, steps: Array(part) + more, names: names,
        parameters: parameters)
    }
    if let offset = constant(second) { return (formula(first), last == .add ? offset : -offset) }
    guard let offset = constant(first) else { return nil }
    return (formula(second, last == .subtract ? [.negate] : []), offset)
  }

  /// What f leaps over at a kink: from the value beside it on the left to that on the right, where they are apart by far more than
  /// slopes and rounding carry it in so short a way; nil where it is continuous, as far as doubles tell.
  func leap(at kink: Double) -> Domain? {
    let sides = [kink.nextDown.nextDown, kink.nextUp.nextUp]
    let values: [Dual<Double>] = sides.map { evaluate(Dual.variable($0)) }
    let (left, right) = (values[0].value, values[1].value)
    let slope = Swift.max(values[0].derivative.magnitude, values[1].derivative.magnitude)
    let carried = slope * (sides[1] - sides[0]) + Swift.max(left.magnitude, right.magnitude).ulp
    guard left.isFinite, right.isFinite, carried.isFinite, (right - left).magnitude > 0x1p10 * carried else {
      return nil
    }
    return Domain(Swift.min(left, right), Swift.max(left, right))
  }
}
