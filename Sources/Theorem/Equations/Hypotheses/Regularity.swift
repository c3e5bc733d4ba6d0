/// Whether det ∂f/∂z keeps its sign over a base in D dimensions, or the place where the theorem stops: seen by probing,
/// not proved; what `Monotonicity` is on the line.
///
/// Looks at the sign of det at draws of the base, a quarter of them with a coordinate in the tails, down to 10⁻⁶ of the mass
/// on either side; on segments between probes; beside the kinks of a typed formula; and for a place where det touches 0, along lines
/// on which it falls. Then at what else leads to the same x: the claimed inverse, and Newton's method from other starts.
/// log |det| is compared, never det, which overflows. What the base never reaches is nobody's business, and a formula
/// that has no value on a set without mass breaks nothing.
/// Edge cases: a feature narrower than the spacing of what was looked at is missed. det of one sign doesn't make f one-to-one in
/// more than one dimension: that stays assumed unless a second z with the same x is found.
public enum Regularity: Sendable, Hashable {
  /// det had this sign, 1 or −1, at each of so many points; 0 where it had both, apart by places where it is infinite.
  case regular(sign: Int, points: Int)
  /// det changes its sign here.
  case turns(at: [Double])
  /// det is 0 here, and of one sign around, as that of (z₁³, z₂) where z₁ = 0.
  case vanishes(at: [Double])
  /// det is 0 on a set with this share of the base's mass, this point among them.
  case flat(at: [Double], share: Double)
  /// f has no value on a set with this share of the base's mass, this point among them; `defined` is a box that f is defined on,
  /// as far as was seen.
  case undefined(at: [Double], share: Double, defined: [Domain]?)
  /// Both lead to the same x.
  case repeats([Double], [Double])
  /// D numbers in, and so many out.
  case changesDimension(from: Int, to: Int)
  /// Nothing can be said, and why.
  case unknown(String)

  /// Looks at `p.map` over `p.base`, once for `p` and its copies; the same seed looks at the same points.
  public init(of p: VectorPushforward, seed: UInt64 = 1) {
    self = p.findings.once(for: seed) {
      RegularitySearch(p, RandomStream(seed: seed, check: 0x7265_6775)).answer
    }
  }

  /// Whether something was seen that the theorem forbids.
  public var isBroken: Bool {
    switch self {
    case .regular, .unknown: false
    default: true
    }
  }

  /// Where the theorem stops; nil where it doesn't.
  public var place: [Double]? {
    switch self {
    case .turns(let z), .vanishes(let z), .flat(let z, _), .undefined(let z, _, _), .repeats(let z, _): z
    case .regular, .changesDimension, .unknown: nil
    }
  }
}

extension Regularity: CustomStringConvertible {
  /// What was seen, as the end of a sentence that begins with "f" or stands alone.
  public var description: String {
    switch self {
    case .regular(0, let points):
      "det is not 0 at any of \(points) points of the base, and changes its sign only where it is infinite"
    case .regular(let sign, let points):
      "det is \(sign > 0 ? "above" : "below") 0 at all of \(points) points of the base"
    case .turns(let z): "det changes its sign at z = \(Hypotheses.named(z)), so f folds space over there"
    case .vanishes(let z): "det is 0 at z = \(Hypotheses.named(z)): f flattens space there"
    case .flat(let z, let share):
      "det is 0 on \(percent(share)) of the base's mass, at z = \(Hypotheses.named(z)) among others: "
        + "f flattens space there"
    case .undefined(let z, let share, _):
      "f has no value on \(percent(share)) of the base's mass, at z = \(Hypotheses.named(z)) among others"
    case .repeats(let z, let other):
      "f is not one-to-one: z = \(Hypotheses.named(z)) and z = \(Hypotheses.named(other)) have the same x"
    case .changesDimension(let inputs, let outputs):
      "f takes \(inputs) numbers and gives \(outputs): its image has no volume in their space, "
        + "and X no density there"
    case .unknown(let reason): reason
    }
  }

  /// What to type next, where a part of space would do: the option's text for `--on` or `--base`; nil where none is known.
  public var advice: String? {
    guard case .undefined(_, _, let defined?) = self else { return nil }
    let fitting = Catalogue.bases.filter { base in
      defined.allSatisfy { $0.lower <= base.support.lower && base.support.upper <= $0.upper }
    }
    // The one that leaves out least.
    let base = fitting.max { $0.support.upper - $0.support.lower < $1.support.upper - $1.support.lower }
    let on = "--on \(defined.map { "\(short($0.lower))...\(short($0.upper))" }.joined(separator: ","))"
    return base.map { "\(on), or --base \($0.name)" } ?? on
  }
}

private func percent(_ share: Double) -> String {
  share < 0.001 ? "less than 0.1 %" : "\(decimal(100 * share, digits: 2)) %"
}

/// The probing behind `Regularity`.
struct RegularitySearch {
  /// What one point shows. Overflow, underflow and an infinite slope are `unknown`.
  enum Sight: Hashable { case positive, negative, zero, undefined, unknown }

  let f: any VectorMap
  let base: any VectorBase
  let p: VectorPushforward
  let stream: RandomStream
  /// Each coordinate from 10⁻⁶ of the base's mass to all but 10⁻⁶.
  let bulk: [Domain]
  /// Half of the way from a sixth of each coordinate's mass to five sixths: its standard deviation, were it normal.
  let spread: [Double]
  /// Whether the base may have mass everywhere in its box, so that no point need be asked for.
  private let isBox: Bool
  let d: Int

  init(_ p: VectorPushforward, _ stream: RandomStream) {
    self.p = p
    self.stream = stream
    f = p.map
    base = p.base
    d = p.map.dimension
    isBox = p.base.covers(Array(repeating: .entire, count: p.base.dimension)) == true
    let ends = [Self.tail, 1 - Self.tail].map { level in p.base.coordinates(at: p.base.levels(level)) }
    bulk = zip(ends[0], ends[1]).map { Domain(Swift.min($0, $1), Swift.max($0, $1).nextUp) }
    let sixths = [0.16, 0.84].map { level in p.base.coordinates(at: p.base.levels(level)) }
    spread = zip(sixths[0], sixths[1]).map { ($0 - $1).magnitude / 2 }
  }

  static let tail = 1e-6

  /// A Jacobian costs D passes through f and its determinant D³/3 products: fewer points where D is large.
  var draws: Int { Swift.min(1_000, Swift.max(24, 20_000 / (d * d))) }

  // MARK: One point

  /// A point, and what one pass through f with its slopes shows of it.
  struct Look {
    let z: [Double]
    /// f(z).
    let x: [Double]
    let sight: Sight
    /// log |det|; NaN where nothing can be said.
    var logAbsDeterminant = Double.nan
  }

  func look(_ z: [Double]) -> Look {
    var x: [Double] = []
    let jacobian = jacobian(at: z) { (z: [Gradient]) in
      let images = f.forward(z)
      x = images.map(\.value)
      return images
    }
    // Outside a region that is no box nothing is anybody's business.
    if !isBox, base.covers(z.map { Interval($0) }) == false { return Look(z: z, x: x, sight: .unknown) }
    guard x.areFinite else {
      let isUndefined =
        x.contains(where: \.isNaN) && f.forward(z.map { Interval($0) }).contains(where: \.isEmpty)
      return Look(z: z, x: x, sight: isUndefined ? .undefined : .unknown)
    }
    guard jacobian.elements.areFinite else { return Look(z: z, x: x, sight: .unknown) }
    let factors = LUDecomposition(jacobian)
    let sight: Sight =
      switch factors.sign {
      case 1: .positive
      case -1: .negative
      case 0: enclosed(z) == 0 ? .zero : .unknown
      default: .unknown
      }
    return Look(z: z, x: x, sight: sight, logAbsDeterminant: factors.logAbsDeterminant)
  }

  func sight(_ z: [Double]) -> Sight { look(z).sight }

  func logAbsDeterminant(_ z: [Double]) -> Double { jacobian(of: f, at: z).logAbsDeterminant }

  private func enclosed(_ z: [Double]) -> Interval {
    Theorem.jacobian(of: f, at: z.map { Interval($0) }).determinant
  }

  /// The same, with a sign only where it is beyond the rounding of f's slopes: R J, R the inverse of J in doubles, has then a
  /// determinant that can't be 0.
  func provedSight(_ z: [Double]) -> Sight {
    let seen = sight(z)
    guard seen == .positive || seen == .negative else { return seen }
    let inverse = LUDecomposition(jacobian(of: f, at: z)).inverse
    guard inverse.elements.areFinite else { return .unknown }
    let product = inverse.map { Interval($0) } * Theorem.jacobian(of: f, at: z.map { Interval($0) })
    return product.determinant.lower > 0 ? seen : .unknown
  }

  // MARK: All points

  var answer: Regularity {
    let outputs = f.forward(p.probes(1)[0]).count
    guard outputs == d else { return .changesDimension(from: d, to: outputs) }
    let looks = (0..<draws).map { look(draw($0)) }
    let (drawn, sights) = (looks.map(\.z), looks.map(\.sight))
    if let offence = undefined(drawn, sights) ?? flat(drawn, sights) { return offence }
    var points = Array(zip(drawn, sights))
    if let turn = turn(points) { return turn }
    points += (between(p.probes(d > 8 ? 2 : 5)) + besideKinks()).map { ($0, sight($0)) }
    if let turn = turn(points) { return turn }
    let signs = points.filter { $0.1 == .positive || $0.1 == .negative }
    guard let sign = signs.first?.1 else {
      return .unknown("f or its slopes are beyond the doubles at every point that was looked at")
    }
    if let other = secondPreimage(looks) { return other }
    let low = lowPlaces(from: looks)
    if let zero = low.first(where: touchesZero) { return .vanishes(at: zero.z) }
    if let turn = turn(low.map { ($0.z, sight($0.z)) } + signs.prefix(1)) { return turn }
    if signs.count <= draws, isSingularToRounding(drawn) {
      return .unknown("det can't be told from 0 at any point: each is within its own rounding")
    }
    let isOne = signs.allSatisfy { $0.1 == sign }
    return .regular(sign: isOne ? sign == .positive ? 1 : -1 : 0, points: signs.count)
  }

  /// Draw `k`; of every four one has a coordinate moved into a tail, all tails in turn, its level log-uniform.
  func draw(_ k: Int) -> [Double] {
    var levels = Array(count: d) { stream.uniform(k * (d + 1) + $0) }
    if k % 4 == 3 {
      let level = Double.exp(stream.uniform(k * (d + 1) + d) * Double.log(Self.tail))
      levels[(k / 8) % d] = (k / 4).isMultiple(of: 2) ? level : 1 - level
    }
    return base.quantile(levels)
  }

  private func isOrdinary(_ k: Int) -> Bool { k % 4 != 3 }

  /// The share of ordinary draws that show `kind`.
  private func share(_ sights: [Sight], _ kind: Sight) -> Double {
    let ordinary = sights.indices.filter(isOrdinary)
    return Double(ordinary.count { sights[$0] == kind }) / Double(ordinary.count)
  }

  private func undefined(_ drawn: [[Double]], _ sights: [Sight]) -> Regularity? {
    guard let first = sights.firstIndex(of: .undefined) else { return nil }
    return .undefined(
      at: drawn[first], share: share(sights, .undefined), defined: definedBox(drawn, sights))
  }

  private func flat(_ drawn: [[Double]], _ sights: [Sight]) -> Regularity? {
    let zeros = sights.indices.filter { sights[$0] == .zero }
    // One draw may sit on a null set where a slope is 0; two don't by chance.
    guard zeros.count >= 2 else { return nil }
    return .flat(at: drawn[zeros[0]], share: share(sights, .zero))
  }

  /// At every draw the enclosure of det reaches to both sides of 0, however good J's own digits are.
  private func isSingularToRounding(_ drawn: [[Double]]) -> Bool {
    drawn.prefix(8).allSatisfy { z in
      let determinant = Theorem.jacobian(of: f, at: z.map { Interval($0) }).preconditionedDeterminant
      return determinant.isBounded && determinant.lower < 0 && determinant.upper > 0
    }
  }
}

extension VectorBase {
  /// The same level in every coordinate.
  func levels(_ level: Double) -> [Double] { Array(repeating: level, count: dimension) }
}
