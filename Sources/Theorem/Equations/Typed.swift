/// What a reader typed about a flow: the map or the steps of a chain, each with claims about it, a claim about P_X, a base, intervals.
///
/// Domain: a typed map lives on the base's support; an interval conditions the base, whose mass on it becomes 1.
/// Errors: `FormulaError` where a formula can't be read, `NotApplicable` where the parts don't fit together.
///
/// ```swift
/// try Typed("z + 0.5*sin(z)", base: BaseChoice("logistic")).subject()
/// ```
public struct Typed: Sendable {
  /// One map, and what is claimed of it.
  public struct Step: Sendable, Hashable {
    /// x = f(z): one formula, or D of them after commas.
    public var forward: String
    /// f⁻¹, in x.
    public var inverse: String?
    /// f′, in z.
    public var derivative: String?
    /// log |f′|, in z.
    public var logDerivative: String?
    /// det ∂f/∂z, in z.
    public var determinant: String?
    /// log |det ∂f/∂z|, in z.
    public var logDeterminant: String?

    /// A map without claims.
    public init(_ forward: String) { self.forward = forward }

    /// Whether anything is claimed of it.
    public var hasClaims: Bool { inverse != nil || hasSlope }
    /// Whether its slope or its determinant is claimed.
    public var hasSlope: Bool { slope != nil }
    /// What is claimed of its slope or its determinant, and the option that it is typed behind.
    public var slope: (option: String, text: String)? {
      let all = [
        ("--derivative", derivative), ("--log-derivative", logDerivative), ("--determinant", determinant),
        ("--log-determinant", logDeterminant),
      ]
      return all.lazy.compactMap { option, text in text.map { (option, $0) } }.first
    }
  }

  /// A claim about X itself.
  public struct AboutX: Sendable, Hashable {
    /// In x.
    public var text: String
    /// What it is a formula for.
    public var kind: TypedDensity.Kind
    /// Whether a constant factor is left open.
    public var isUpToConstant: Bool

    /// A formula in x.
    public init(_ text: String, _ kind: TypedDensity.Kind, upToConstant: Bool = false) {
      (self.text, self.kind, isUpToConstant) = (text, kind, upToConstant)
    }
  }

  /// The map, or the steps of a chain.
  public var steps: [Step]
  /// What is claimed of P_X; nil where nothing is.
  public var aboutX: AboutX?
  /// The base and the interval that were asked for.
  public var base: BaseChoice
  /// Names that stand for numbers in all of these.
  public var parameters: Parameters

  /// The map, or the steps of a chain; a claim is one about the last of them.
  public init(
    _ forward: String..., inverse: String? = nil, derivative: String? = nil, determinant: String? = nil,
    base: BaseChoice = BaseChoice(), with parameters: Parameters = Parameters()
  ) {
    self.init(steps: forward.map(Step.init), base: base, with: parameters)
    guard !steps.isEmpty else { return }
    steps[steps.count - 1].inverse = inverse
    steps[steps.count - 1].derivative = derivative
    steps[steps.count - 1].determinant = determinant
  }

  /// Steps with their claims, and what is claimed of P_X.
  public init(
    steps: [Step], aboutX: AboutX? = nil, base: BaseChoice = BaseChoice(),
    with parameters: Parameters = Parameters()
  ) {
    (self.steps, self.aboutX, self.base, self.parameters) = (steps, aboutX, base, parameters)
  }

  /// The maps alone.
  public var forward: [String] { steps.map(\.forward) }

  /// What was claimed of the maps: the inverse, the slope, the determinant.
  public var claim: Claim {
    var parts: Set<Claim.Part> = []
    for step in steps {
      if step.inverse != nil { parts.insert(.inverse) }
      if step.derivative != nil || step.logDerivative != nil { parts.insert(.derivative) }
      if step.determinant != nil || step.logDeterminant != nil { parts.insert(.determinant) }
    }
    return parts.isEmpty ? .reference : .parts(parts)
  }

  /// All that was claimed of this subject, which is `subject()`.
  public func claim(of subject: any Subject) throws -> Claim {
    guard let aboutX else { return claim }
    guard let last = steps.last else { throw NotApplicable("no map was typed") }
    if aboutX.isUpToConstant, aboutX.kind == .cumulative {
      throw NotApplicable("P(X <= x) ends at 1 and leaves no constant open; type it without --up-to-constant")
    }
    let f = try FormulaList(map: last.forward, with: parameters)
    let typed = try TypedDensity(
      aboutX.text, aboutX.kind, upToConstant: aboutX.isUpToConstant, about: f.components)
    if subject.line != nil { return .density(typed) }
    guard aboutX.kind != .cumulative else {
      throw NotApplicable("--cumulative is P(X <= x), on the line", try: "--density with the same map")
    }
    guard let p = subject.space else { throw NotApplicable("P_X is claimed of a map with a formula") }
    return .determinant(TypedDensity.InSpace(typed, of: p))
  }

  /// X = f(Z), to ask an equation about; `name` is what reports call it.
  public func subject(named name: String? = nil) throws -> any Subject {
    guard let first = steps.first else { throw NotApplicable("no map was typed") }
    let dimension = try FormulaList(map: first.forward, with: parameters).dimension
    return dimension > 1 ? try inSpace(dimension, name ?? "yours") : try onLine(name ?? "yours")
  }

  private func onLine(_ name: String) throws -> Pushforward {
    let density = try base.density(default: Normal())
    var maps: [any ScalarMap] = []
    var domain = density.support
    for step in steps {
      if step.determinant != nil || step.logDeterminant != nil {
        let isLog = step.determinant == nil
        throw NotApplicable(
          "--\(isLog ? "log-" : "")determinant is a claim about a map in D dimensions; on the line it is --\(isLog ? "log-" : "")derivative",
          try: isLog ? "--log-derivative \"log(cosh(z))\"" : "--derivative \"cosh(z)\"")
      }
      // Each step is defined on the range of the one before.
      let map = try FormulaMap(
        forward: step.forward, inverse: step.inverse, derivative: step.derivative,
        logDerivative: step.logDerivative, on: domain, name: name, with: parameters)
      maps.append(map)
      domain = map.range
    }
    return Pushforward(maps.count == 1 ? maps[0] : Chain(maps), of: density)
  }

  private func inSpace(_ dimension: Int, _ name: String) throws -> VectorPushforward {
    let product = try base.conditioned(default: Array(repeating: Normal(), count: dimension))
    let maps = try steps.enumerated().map { k, step in
      if step.derivative != nil || step.logDerivative != nil {
        let isLog = step.derivative == nil
        throw NotApplicable(
          "in D dimensions the claim is --\(isLog ? "log-" : "")determinant",
          try: isLog ? "--log-determinant z2" : "--determinant \"exp(z2)\"")
      }
      let map = try FormulaVectorMap(
        forward: step.forward, inverse: step.inverse, determinant: step.determinant,
        logDeterminant: step.logDeterminant, on: k == 0 ? product.box : nil, name: name, with: parameters)
      guard map.dimension == dimension else {
        throw NotApplicable(
          "step \(k + 1) of the chain has \(map.dimension) dimension\(map.dimension == 1 ? "" : "s"), the first \(dimension)"
        )
      }
      return map
    }
    return VectorPushforward(maps.count == 1 ? maps[0] : VectorChain(maps), of: product)
  }
}
