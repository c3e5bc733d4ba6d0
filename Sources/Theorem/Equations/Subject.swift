/// What an equation is asked about: X = f(Z), and what can be had of it.
///
/// An equation asks for the capability that it needs and refuses a subject that lacks it; it never looks at what
/// kind of subject it is. Whatever answers with doubles only, such as a program or a table, is one too: it brings
/// `values`, and gets sampled and measured evidence.
public protocol Subject: Sendable {
  /// The map's name in reports.
  var mapName: String { get }
  /// The base density's name.
  var baseName: String { get }
  /// The map's formula, as a reader would type it.
  var formula: String { get }
  /// D: how many numbers z has.
  var dimension: Int { get }

  /// X = f(Z) on the line, over any `Scalar`; nil in more dimensions, or where only doubles are to be had.
  var line: Pushforward? { get }
  /// X = f(Z) in D dimensions, over any `Scalar`; the line is D = 1.
  var space: VectorPushforward? { get }
  /// The steps z₀ → z₁ → … → z_K = x; a map that is no chain is one step.
  var chain: Steps? { get }
  /// Numbers in, numbers out: all that sampled and measured evidence asks for.
  var values: Oracle? { get }
  /// The checks of an equation that its answers came to, where all of them were asked for beforehand, as a program's
  /// are in two runs; nil where an equation may ask for itself.
  func answered(_ equation: Equation) throws(NotApplicable) -> [Check]?
}

extension Subject {
  public var line: Pushforward? { nil }
  public var space: VectorPushforward? { nil }
  public var chain: Steps? { nil }
  public var values: Oracle? { nil }
  public func answered(_ equation: Equation) throws(NotApplicable) -> [Check]? { nil }

  /// How many steps it is made of.
  var stepCount: Int { chain?.maps.count ?? 1 }
}

extension Pushforward: Subject {
  public var mapName: String { map.name }
  public var baseName: String { base.name }
  public var formula: String { map.formula }
  public var dimension: Int { 1 }
  public var line: Pushforward? { self }
  public var space: VectorPushforward? {
    VectorPushforward(Diagonal([map]), of: ProductDensity([base]))
  }
  public var chain: Steps? {
    Steps(map.steps.map { Diagonal([$0]) }, from: ProductDensity([base]))
  }
  public var values: Oracle? { space?.values }
}

extension VectorPushforward: Subject {
  public var mapName: String { map.name }
  public var baseName: String { base.name }
  public var formula: String { map.formula }
  public var dimension: Int { map.dimension }
  public var space: VectorPushforward? { self }
  public var chain: Steps? { Steps(map.steps, from: base) }
  public var values: Oracle? { Oracle(self) }
}

extension Report {
  /// Whether a check of this equation and this subject fails; a known mistake's failing is what was to be shown.
  public func fails(_ equation: Equation, _ subject: any Subject) -> Bool {
    checks.contains {
      $0.equation == equation && $0.map == subject.mapName && $0.verdict == .fails
        && Mistake.named($0.claim) == nil
    }
  }
}

/// X = f(Z) of which only doubles can be had, many points at once: a closure, a table, a program in another language.
///
/// Shapes: n points of `dimension` numbers in, n answers out.
/// Domain: points where the base has mass. Edge cases: NaN where there is no answer.
public struct Oracle: Subject {
  public let mapName: String
  public let formula: String
  /// The density of Z.
  public let base: any VectorBase
  /// One open interval a coordinate: where f may be asked.
  public let domain: [Domain]
  /// x = f(z).
  public let forward: @Sendable ([[Double]]) -> [[Double]]
  /// z = f⁻¹(x), a claim; nil where there is none.
  public let inverse: (@Sendable ([[Double]]) -> [[Double]])?
  /// log |det ∂f/∂z| at z, a claim; nil where there is none.
  public let logAbsDeterminant: (@Sendable ([[Double]]) -> [Double])?

  /// What answers for f, and what it claims.
  public init(
    name: String, formula: String? = nil, base: any VectorBase, domain: [Domain]? = nil,
    forward: @escaping @Sendable ([[Double]]) -> [[Double]],
    inverse: (@Sendable ([[Double]]) -> [[Double]])? = nil,
    logAbsDeterminant: (@Sendable ([[Double]]) -> [Double])? = nil
  ) {
    mapName = name
    self.formula = formula ?? name
    self.base = base
    self.domain = domain ?? base.box
    self.forward = forward
    self.inverse = inverse
    self.logAbsDeterminant = logAbsDeterminant
  }

  /// The doubles of a map that is written over any `Scalar`.
  init(_ p: VectorPushforward) {
    let map = p.map
    let inverse: @Sendable ([[Double]]) -> [[Double]] = { points in points.map { map.inverse($0) } }
    let claim: @Sendable ([[Double]]) -> [Double] = { points in points.map { map.logAbsDeterminant($0) } }
    self.init(
      name: map.name, formula: map.formula, base: p.base, domain: map.domain,
      forward: { points in points.map { map.forward($0) } },
      inverse: map.hasClosedInverse ? inverse : nil,
      logAbsDeterminant: map.hasOwnDeterminant ? claim : nil)
  }

  public var baseName: String { base.name }
  public var dimension: Int { base.dimension }
  public var values: Oracle? { self }
}

/// The steps of a chain, in any number of dimensions, with the base that z₀ is drawn from: z₀ → z₁ → … → z_K = x.
///
/// Shapes: all steps of the base's dimension; the line is D = 1.
public struct Steps: Sendable {
  /// f_1, …, f_K; at least one.
  public let maps: [any VectorMap]
  /// The density of Z₀.
  public let base: any VectorBase

  /// The steps in this order, from this base.
  public init(_ maps: [any VectorMap], from base: any VectorBase) {
    precondition(!maps.isEmpty, "a chain needs at least one step")
    self.maps = maps
    self.base = base
  }

  /// Whether every step brings an inverse in closed form.
  public var hasClosedInverse: Bool { maps.allSatisfy(\.hasClosedInverse) }

  /// z₀, z₁, …, z_K = x, forward from z₀.
  public func stages<S: Scalar>(from z: [S]) -> [[S]] { maps.stages(from: z) }

  /// z₀, z₁, …, z_K = x, undone from x, last step first.
  public func stages<S: Scalar>(to x: [S]) -> [[S]] { maps.stages(to: x) }

  /// f_1⁻¹ first, f_K⁻¹ last: what comes out for z₀, and the points it passes. Right only where the steps commute.
  public func undoneFirstToLast<S: Scalar>(_ x: [S]) -> (z: [S], passed: [[S]]) {
    let passed = maps.reduce(into: [x]) { $0.append($1.inverse($0[$0.count - 1])) }
    return (passed[passed.count - 1], Array(passed.dropFirst()))
  }

  /// log |det ∂f_k/∂z| of each step, at one point each.
  public func logAbsDeterminants<S: Scalar>(at points: [[S]]) -> [S] {
    pairwise(maps, points) { $0.logAbsDeterminant($1) }
  }
}
