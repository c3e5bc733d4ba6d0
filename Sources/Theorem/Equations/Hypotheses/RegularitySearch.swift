/// The probing behind `Regularity`.
struct RegularitySearch {
  /// What one point shows. Overflow, underflow and an infinite slope are `unknown`.
  enum Sight: Hashable { case positive, negative, zero, undefined, unknown }

  let f: any VectorMap
  let base: any VectorBase
  let p: VectorPushforward
  let stream: Stream
  /// Each coordinate from 10⁻⁶ of the base's mass to all but 10⁻⁶.
  let bulk: [Domain]
  /// Half of the way from a sixth of each coordinate's mass to five sixths: its standard deviation, were it normal.
  let spread: [Double]
  var d: Int { f.dimension }

  init(_ p: VectorPushforward, _ stream: Stream) {
    self.p = p
    self.stream = stream
    f = p.map
    base = p.base
    let ends = [Self.tail, 1 - Self.tail].map { level in p.base.quantile(p.base.levels(level)) }
    bulk = zip(ends[0], ends[1]).map { Domain(Swift.min($0, $1), Swift.max($0, $1).nextUp) }
    let sixths = [0.16, 0.84].map { level in p.base.quantile(p.base.levels(level)) }
    spread = zip(sixths[0], sixths[1]).map { ($0 - $1).magnitude / 2 }
  }

  static let tail = 1e-6

  /// A Jacobian costs D passes through f and its determinant D³/3 products: fewer points where D is large.
  var draws: Int { Swift.min(1_000, Swift.max(24, 20_000 / (d * d))) }

  // MARK: One point

  func logAbsDeterminant(_ z: [Double]) -> Double { jacobian(of: f, at: z).logAbsDeterminant }

  func sight(_ z: [Double]) -> Sight {
    let x = f.forward(z)
    if x.contains(where: \.isNaN) {
      return f.forward(z.map { Interval($0) }).contains(where: \.isEmpty) ? .undefined : .unknown
    }
    let jacobian = jacobian(of: f, at: z)
    guard x.allSatisfy(\.isFinite), jacobian.elements.allSatisfy(\.isFinite) else { return .unknown }
    switch LUDecomposition(jacobian).sign {
    case 1: return .positive
    case -1: return .negative
    case 0: return enclosed(z) == 0 ? .zero : .unknown
    default: return .unknown
    }
  }

  private func enclosed(_ z: [Double]) -> Interval {
    Theorem.jacobian(of: f, at: z.map { Interval($0) }).determinant
  }

  /// The same, with a sign only where it is beyond the rounding of f's slopes: R J, R the inverse of J in doubles, has then a
  /// determinant that can't be 0.
  func provedSight(_ z: [Double]) -> Sight {
    let seen = sight(z)
    guard seen == .positive || seen == .negative else { return seen }
    let inverse = LUDecomposition(jacobian(of: f, at: z)).inverse
    guard inverse.elements.allSatisfy(\.isFinite) else { return .unknown }
    let product = inverse.map { Interval($0) } * Theorem.jacobian(of: f, at: z.map { Interval($0) })
    return product.determinant.lower > 0 ? seen : .unknown
  }

  // MARK: All points

  var answer: Regularity {
    let outputs = f.forward(p.probes(1)[0]).count
    guard outputs == d else { return .changesDimension(from: d, to: outputs) }
    let drawn = (0..<draws).map(draw)
    let sights = drawn.map(sight)
    if let offence = undefined(drawn, sights) ?? flat(drawn, sights) { return offence }
    var points = Array(zip(drawn, sights))
    if let turn = turn(points) { return turn }
    points += (between(p.probes(d > 8 ? 2 : 5)) + besideKinks()).map { ($0, sight($0)) }
    if let turn = turn(points) { return turn }
    let signs = points.filter { $0.1 == .positive || $0.1 == .negative }
    guard let sign = signs.first?.1 else {
      return .unknown("f or its slopes are beyond the doubles at every point that was looked at")
    }
    if let other = secondPreimage(drawn) { return other }
    let low = lowPlaces(from: drawn)
    if let zero = low.first(where: touchesZero) { return .vanishes(at: zero.z) }
    if let turn = turn(low.map { ($0.z, sight($0.z)) } + signs.prefix(1)) { return turn }
    if signs.count <= draws, isSingularToRounding(drawn) {
      return .unknown("det can't be told from 0 at any point: each is within its own rounding")
    }
    return .regular(sign: sign == .positive ? 1 : -1, points: signs.count)
  }

  /// Draw `k`; of every four one has a coordinate moved into a tail, all tails in turn, its level log-uniform.
  func draw(_ k: Int) -> [Double] {
    var levels = (0..<d).map { stream.uniform(k * (d + 1) + $0) }
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
