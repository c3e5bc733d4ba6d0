extension Formula {
  /// Where a number whose sign an `abs`, `min` or `max` looks at changes its sign; and where the argument u of a function, or a
  /// denominator, is 0 or turns: there lie the step of tanh u and the spike of exp(−u²), about as wide as u takes to change by 1.
  ///
  /// Domain: a formula of one variable; as far as the domain's probes see.
  /// Edge cases: of very many, the narrowest. A spike that no number inside the formula points to is not found.
  func bends(on domain: Domain) -> [Bend] {
    // Kinks are probes too: beside one there may be others, nearer to it than any probe.
    let points = Set(domain.probes()).union(kinks(on: domain)).sorted()
    var found: Set<Bend> = []
    let seen = points.map(numbers)
    for i in points.indices.dropFirst() {
      let (low, high) = (points[i - 1], points[i])
      for n in seen[i].indices where seen[i - 1].indices.contains(n) {
        let (before, after) = (seen[i - 1][n], seen[i][n])
        if isOpposite(before.value, after.value) {
          let place = boundary(from: low, to: high) { !isOpposite(number(n, at: $0).value, before.value) }
          found.insert(Bend(place: place, width: before.use == .branch ? 0 : width(n, at: place)))
        }
        if before.use == .argument, isOpposite(before.slope, after.slope) {
          let place = boundary(from: low, to: high) { !isOpposite(number(n, at: $0).slope, before.slope) }
          found.insert(Bend(place: place, width: width(n, at: place)))
        }
      }
    }
    let inside = found.filter { domain.contains($0.place) && $0.width.isFinite }
    return inside.sorted { ($0.width, $0.place) < ($1.width, $1.place) }.prefix(Self.mostBends)
      .sorted { $0.place < $1.place }
  }

  private static var mostBends: Int { 16 }

  private struct Number {
    let use: Use
    let value: Double
    let slope: Double
    let second: Double
  }

  private func numbers(at z: Double) -> [Number] {
    var numbers: [Number] = []
    _ = evaluate([Dual(Dual<Double>.variable(z), 1)]) { use, number in
      numbers.append(
        Number(
          use: use, value: number.value.value, slope: number.value.derivative,
          second: number.derivative.derivative))
    }
    return numbers
  }

  private func number(_ n: Int, at z: Double) -> Number { numbers(at: z)[n] }

  private func isOpposite(_ a: Double, _ b: Double) -> Bool { a < 0 && b >= 0 || a >= 0 && b < 0 }

  /// How far from z the n-th number takes to change by 1.
  private func width(_ n: Int, at z: Double) -> Double {
    let u = number(n, at: z)
    return Swift.min(1 / u.slope.magnitude, (2 / u.second.magnitude).squareRoot())
  }
}

extension Formula {
  /// The sign of each number whose sign the formula looks at, as by `abs`, `min`, `max`, `where` or `floor`: whether it is below 0, nil
  /// where it is NaN.
  func branches(at z: [Double]) -> [Bool?] {
    guard steps.contains(where: \.branches) else { return [] }
    var signs: [Bool?] = []
    _ = evaluate(z) { use, number in
      if use == .branch { signs.append(number.isNaN ? nil : number < 0) }
    }
    return signs
  }

  /// The points at which a number whose sign is looked at changes its sign, as far as the domain's probes see: in order, and of very
  /// many only those nearest to the middle.
  func kinks(on domain: Domain) -> [Double] {
    let most = 32
    guard steps.contains(where: \.branches) else { return [] }
    var points = domain.probes()
    var found: Set<Double> = []
    // Again with the kinks found as probes: beside one there may be others, nearer to it than any probe.
    while true {
      let more = changes(between: points) { branches(at: [$0]) }
      let isNew = !found.isSuperset(of: more) && found.count < most
      found.formUnion(more)
      guard isNew else { break }
      points = Set(points).union(found).sorted()
    }
    let middle = domain.middle
    let inner = found.filter(domain.contains)
    return inner.sorted { ($0 - middle).magnitude < ($1 - middle).magnitude }.prefix(most).sorted()
  }
}

extension FormulaList {
  /// Where, along coordinate `i` through `z`, between the values `at`, a branching number changes its sign.
  func kinks(along i: Int, through z: [Double], at values: [Double]) -> [Double] {
    guard components.contains(where: { $0.steps.contains(where: \.branches) }) else { return [] }
    return changes(between: values) { value in
      var moved = z
      moved[i] = value
      return components.flatMap { $0.branches(at: moved) }
    }
  }
}

/// Between which of the `values` one of the signs changes, halved down to neighbouring doubles.
func changes(between values: [Double], _ signs: (Double) -> [Bool?]) -> [Double] {
  let seen = values.map(signs)
  var found: Set<Double> = []
  for k in values.indices.dropFirst() {
    for (branch, (before, after)) in zip(seen[k - 1], seen[k]).enumerated() {
      guard let before, let after, before != after else { continue }
      found.insert(boundary(from: values[k - 1], to: values[k]) { signs($0)[branch] == before })
    }
  }
  return found.sorted()
}

/// x = f(z) in D dimensions as a reader typed it, with the claims that were typed beside it.
///
/// Shapes: D components in z1, …, zD; an inverse of D components in x1, …, xD; a determinant, one formula in z.
/// Domain: the open box `domain`, ℝ^D unless given; a component that is not defined at z answers NaN (`Double`) or the empty set (`Interval`).
/// Edge cases: without an inverse, `inverse` answers NaN or empty in each place, and `hasClosedInverse` is false: no
/// method finds it for every kind of number; `numericalInverse` does for doubles. Without a determinant,
/// `logAbsDeterminant` is that of the Jacobian by dual numbers, and claims nothing.
public struct FormulaVectorMap: VectorMap {
  /// f, D components in z1, …, zD.
  public let forwardFormulas: FormulaList
  /// The claimed inverse, in x1, …, xD; nil where none was given.
  public let inverseFormulas: FormulaList?
  /// The claimed det ∂f/∂z; nil where none was given.
  public let determinantFormula: Formula?
  /// The claimed log |det ∂f/∂z|; nil where none was given.
  public let logDeterminantFormula: Formula?
  /// log |det ∂f/∂z| where a formula for it is at hand: as it was claimed, or the u of a determinant exp(u).
  @usableFromInline let logarithm: Formula?
  public let domain: [Domain]
  public let name: String

  /// `forward` and `determinant`, which is det ∂f/∂z, are written in z, `inverse` in x; x1, x2, ... in `determinant` are f(z),
  /// unless `forward` is written in x too.
  public init(
    forward: String, inverse: String? = nil, determinant: String? = nil, logDeterminant: String? = nil,
    on domain: [Domain]? = nil, name: String = "yours", with parameters: Parameters = Parameters()
  ) throws(FormulaError) {
    let f = try FormulaList(map: forward, with: parameters).square()
    forwardFormulas = f
    self.domain = domain ?? Array(repeating: .line, count: f.dimension)
    precondition(self.domain.count == f.dimension, "one interval for each of \(f.dimension) coordinates")
    if let inverse {
      inverseFormulas = try FormulaList(inverse, atImageOf: f.components).square()
    } else {
      inverseFormulas = nil
    }
    if let determinant {
      determinantFormula = try Formula(determinant, about: f.components)
    } else {
      determinantFormula = nil
    }
    if let logDeterminant {
      logDeterminantFormula = try Formula(logDeterminant, about: f.components)
    } else {
      logDeterminantFormula = nil
    }
    logarithm = logDeterminantFormula ?? determinantFormula?.exponent
    self.name = name
  }

  public var formula: String { forwardFormulas.textWithValues }
  @inlinable public var dimension: Int { forwardFormulas.dimension }
  public var hasClosedInverse: Bool { inverseFormulas != nil }
  /// False where `logAbsDeterminant` is made from `forward`; it then claims nothing of its own.
  public var hasOwnDeterminant: Bool { determinantFormula != nil || claimsLogarithm }
  public var claimsLogarithm: Bool { logDeterminantFormula != nil }

  public var unclaimed: any VectorMap {
    FormulaVectorMap(f: forwardFormulas, inverse: inverseFormulas, domain: domain, name: name)
  }

  private init(f: FormulaList, inverse: FormulaList?, domain: [Domain], name: String) {
    (forwardFormulas, inverseFormulas) = (f, inverse)
    (determinantFormula, logDeterminantFormula, logarithm) = (nil, nil, nil)
    (self.domain, self.name) = (domain, name)
  }

  @inlinable public func forward<S: Scalar>(_ z: [S]) -> [S] { forwardFormulas.evaluate(z) }
  @inlinable public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    inverseFormulas?.evaluate(x) ?? Array(repeating: S.sqrt(-1), count: dimension)
  }
  @inlinable public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    if let logarithm { return logarithm.evaluate(z) }
    guard let determinantFormula else { return jacobian(of: self, at: z).logAbsDeterminant }
    return log(abs(determinantFormula.evaluate(z)))
  }
  public func kinks(along i: Int, through z: [Double], at values: [Double]) -> [Double] {
    forwardFormulas.kinks(along: i, through: z, at: values)
  }
  public func branchesOfClaims(at z: [Double]) -> [Bool?] {
    [determinantFormula, logDeterminantFormula].compactMap { $0 }.flatMap { $0.branches(at: z) }
      + (inverseFormulas.map { inverse in
        let x = forward(z)
        return inverse.components.flatMap { $0.branches(at: x) }
      } ?? [])
  }
  public func isInRange(_ x: [Double]) -> Bool {
    guard x.count == dimension, x.areFinite else { return false }
    return !hasClosedInverse || inverse(x).areFinite
  }
}
