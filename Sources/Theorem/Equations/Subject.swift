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
