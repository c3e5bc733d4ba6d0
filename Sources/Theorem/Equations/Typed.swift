/// What a reader typed about a flow: the map or the steps of a chain, claims about them, a base, an interval.
///
/// Domain: a typed map lives on the base's support; an interval conditions the base, whose mass on it becomes 1.
/// Errors: `FormulaError` where a formula can't be read, `NotApplicable` where the parts don't fit together.
public struct Typed: Sendable {
  /// x = f(z): one formula, D of them after commas, or several for the steps of a chain.
  public var forward: [String]
  /// f⁻¹, in x; a claim.
  public var inverse: String?
  /// f′, in z; a claim.
  public var derivative: String?
  /// det ∂f/∂z, in z; a claim.
  public var determinant: String?
  /// The base and the interval that were asked for.
  public var base: BaseChoice
  /// Names that stand for numbers in all of these.
  public var parameters: Parameters

  /// The map, or the steps of a chain.
  public init(
    _ forward: String..., inverse: String? = nil, derivative: String? = nil, determinant: String? = nil,
    base: BaseChoice = BaseChoice(), with parameters: Parameters = Parameters()
  ) {
    self.init(
      steps: forward, inverse: inverse, derivative: derivative, determinant: determinant, base: base,
      with: parameters)
  }

  /// The same, the steps in a list.
  public init(
    steps forward: [String], inverse: String? = nil, derivative: String? = nil, determinant: String? = nil,
    base: BaseChoice = BaseChoice(), with parameters: Parameters = Parameters()
  ) {
    self.parameters = parameters
    self.forward = forward
    self.inverse = inverse
    self.derivative = derivative
    self.determinant = determinant
    self.base = base
  }

  /// The parts that were claimed.
  public var claim: Claim {
    var parts: Set<Claim.Part> = []
    if inverse != nil { parts.insert(.inverse) }
    if derivative != nil { parts.insert(.derivative) }
    if determinant != nil { parts.insert(.determinant) }
    return parts.isEmpty ? .reference : .parts(parts)
  }

  /// X = f(Z), to ask an equation about; `name` is what reports call it.
  public func subject(named name: String? = nil) throws -> any Subject {
    guard let first = forward.first else { throw NotApplicable("no map was typed") }
    if forward.count > 1, inverse != nil || derivative != nil || determinant != nil {
      throw NotApplicable(
        "--inverse, --derivative and --determinant go with one --forward; a chain of \(forward.count) takes none"
      )
    }
    let dimension = try FormulaList(map: first, with: parameters).dimension
    return dimension > 1 ? try inSpace(dimension, name ?? "yours") : try onLine(name ?? "yours")
  }

  private func onLine(_ name: String) throws -> Pushforward {
    if determinant != nil {
      throw NotApplicable(
        "--determinant is a claim about a map in D dimensions; on the line it is --derivative",
        try: "--derivative \"cosh(z)\"")
    }
    let density = try base.density(default: Normal())
    var steps: [any ScalarMap] = []
    var domain = density.support
    for formula in forward {
      // Each step is defined on the range of the one before.
      let step = try FormulaMap(
        forward: formula, inverse: inverse, derivative: derivative, on: domain, name: name,
        with: parameters)
      steps.append(step)
      domain = step.range
    }
    return Pushforward(steps.count == 1 ? steps[0] : Chain(steps), of: density)
  }

  private func inSpace(_ dimension: Int, _ name: String) throws -> VectorPushforward {
    if derivative != nil {
      throw NotApplicable("in D dimensions the claim is --determinant", try: "--determinant \"exp(z2)\"")
    }
    let product = try base.product(dimension)
    let steps = try forward.enumerated().map { k, formula in
      let step = try FormulaVectorMap(
        forward: formula, inverse: inverse, determinant: determinant, on: k == 0 ? product.box : nil,
        name: name, with: parameters)
      guard step.dimension == dimension else {
        throw NotApplicable(
          "step \(k + 1) of the chain has \(step.dimension) dimension\(step.dimension == 1 ? "" : "s"), the first \(dimension)"
        )
      }
      return step
    }
    return VectorPushforward(
      steps.count == 1 ? steps[0] : Composition(steps), of: product)
  }
}

/// A base density by name, and the interval that Z is restricted to; either may be left to the map.
public struct BaseChoice: Sendable {
  /// The name; nil for the one that suits the map.
  public var name: String?
  /// One interval a coordinate; empty for the whole support.
  public var on: [Domain]

  /// A base by name, on these intervals.
  public init(_ name: String? = nil, on: [Domain] = []) {
    self.name = name
    self.on = on
  }

  /// Whether nothing was asked for.
  public var isDefault: Bool { name == nil && on.isEmpty }

  private func named(_ fallback: any Density) throws(NotApplicable) -> any Density {
    guard let name else { return fallback }
    if let base = Catalogue.base(named: name) { return base }
    throw NotApplicable(
      "there is no base '\(name)'; there are \(Catalogue.bases.map(\.name).joined(separator: " "))",
      try: nearest(to: name, among: Catalogue.bases.map(\.name)).map { "--base \($0)" })
  }

  /// The density of Z on the line.
  public func density(default fallback: any Density) throws(NotApplicable) -> any Density {
    guard on.count <= 1 else {
      throw NotApplicable("a map of the line takes one interval, not \(on.count)", try: "--on -1.5...1.5")
    }
    let base = try named(fallback)
    return try on.first.map { interval throws(NotApplicable) in try condition(base, interval) } ?? base
  }

  /// The density of Z in D dimensions.
  func product(_ dimension: Int) throws(NotApplicable) -> ProductDensity {
    let base = try named(Normal())
    if on.isEmpty { return ProductDensity(Array(repeating: base, count: dimension)) }
    guard on.count == dimension else {
      let example = Array(repeating: "-1...1", count: dimension).joined(separator: ", ")
      throw NotApplicable(
        "a map of \(dimension) dimensions takes \(dimension) intervals after commas, not \(on.count)",
        try: "--on \"\(example)\"")
    }
    var factors: [any Density] = []
    for interval in on { factors.append(try condition(base, interval)) }
    return ProductDensity(factors)
  }

  private func condition(_ base: any Density, _ interval: Domain) throws(NotApplicable) -> any Density {
    if let conditioned = Conditioned(base, to: interval) { return conditioned }
    if interval.lower < base.support.upper, base.support.lower < interval.upper {
      throw NotApplicable(
        "the \(base.name) base's mass on \(decimal(interval.lower))...\(decimal(interval.upper)) "
          + "is below the least double, so Z can't be restricted to it",
        try: "--on 1...2, or near the base's middle, z = \(decimal(base.quantile(0.5), digits: 3))"
      )
    }
    throw NotApplicable(
      "the \(base.name) base has no mass on \(decimal(interval.lower))...\(decimal(interval.upper)); "
        + "its support is (\(decimal(base.support.lower)), \(decimal(base.support.upper)))")
  }
}
