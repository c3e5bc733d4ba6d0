/// The z at which (3) to (7) are looked at, each with a length on which nothing is known to change.
///
/// Fixed quantiles of the base; some drawn from the seed; some in the tails, to 10⁻⁶ of the mass at either end; and some beside each
/// bend of f or of a claim about it, wherever it lies, however little mass is there.
/// Domain: the base's support. Edge cases: probes beside a bend where the base's density underflows are left out.
public struct LineProbes: Sendable {
  /// One probe.
  public struct Probe: Sendable, Hashable {
    /// z.
    public let z: Double
    /// How far from z neither the base's density nor a bend nearby changes the picture.
    public let scale: Double

    /// `z`, and a length on which nothing changes.
    public init(z: Double, scale: Double) {
      self.z = z
      self.scale = scale
    }
  }

  /// In the order of z.
  public let probes: [Probe]
  /// How many were drawn from the seed, and how many lie beside bends.
  public let drawn: Int
  /// How many of them lie beside a bend of f or of the claim.
  public let besideBends: Int

  /// None of them a symmetric or special point.
  public static let fixedLevels = [0.013, 0.11, 0.28, 0.46, 0.63, 0.82, 0.97]
  /// Levels in either tail.
  public static let tailLevels = [1e-6, 1e-4, 2e-3]

  /// Those for f = `map` on `base`; `drawn` of them from `stream`; `claimed` are bends, in z, of what is claimed of P_X.
  public init(
    of map: any ScalarMap, on base: any Density, from stream: RandomStream, drawn: Int = 4,
    claimed: [Bend] = []
  ) {
    let levels = Self.fixedLevels + (0..<drawn).map { stream.uniform($0) }
    let inner =
      levels.map(base.quantile) + Self.tailLevels.flatMap { [base.quantile($0), base.upperQuantile($0)] }
    let spread = base.quantile(0.75) - base.quantile(0.25)
    let bends = (map.bends + claimed + base.kinks.map { Bend(place: $0, width: 0) }).filter {
      base.support.contains($0.place)
    }
    let beside = bends.flatMap { bend -> [Double] in
      // Within the bend, at its edge and past it; a kink has only the outside.
      let reaches =
        bend.width > 0 ? [0.4, 1.1, 3].map { $0 * bend.width } : [0x1p-8, 0x1p-4].map { $0 * spread }
      return reaches.filter { $0 < spread }.flatMap { [bend.place - $0, bend.place + $0] }
    }
    let kinks = Set(map.kinks + bends.filter { $0.width == 0 }.map(\.place))
    let between = halfway(between: kinks.sorted(), atLeast: 0x1p-30 * spread)
    let all = Set(
      inner
        + (beside + between).filter {
          base.support.contains($0) && base.density($0) > .leastNormalMagnitude
        })
    probes = all.subtracting(kinks).filter { base.support.contains($0) }.sorted().map { z in
      Probe(z: z, scale: Self.scale(at: z, base, bends, kinks))
    }
    self.drawn = drawn
    besideBends = Set(beside + between).count
  }

  /// A part of the way to what changes first: the base's own mass on either side, a kink, or a bend's width.
  private static func scale(at z: Double, _ base: any Density, _ bends: [Bend], _ kinks: Set<Double>)
    -> Double
  {
    let level = base.cumulative(z)
    let upper = base.upperTail(z)
    // Where z's own level is L, the z of level 3L/4 and 5L/4 are as far as its density lasts.
    let neighbours =
      level < 0.5
      ? [base.quantile(0.75 * level), base.quantile(1.25 * level)]
      : [base.upperQuantile(0.75 * upper), base.upperQuantile(1.25 * upper)]
    let ofBase = neighbours.map { ($0 - z).magnitude }.filter { $0 > 0 && $0.isFinite }.min()
    let ofBends = bends.filter { $0.width > 0 }.map { Swift.max($0.width, ($0.place - z).magnitude) }.min()
    let ofKinks = kinks.map { ($0 - z).magnitude }.filter { $0 > 0 }.min()
    return [ofBase, ofBends, ofKinks].compactMap { $0 }.min() ?? Swift.max(z.magnitude, 1)
  }

  /// z, in order.
  public var points: [Double] { probes.map(\.z) }
}

/// Halfway from place to place, these in order: what lies between two of them may be narrower than any step beside them. Two nearer
/// than `atLeast` are one place, found twice.
func halfway(between places: [Double], atLeast least: Double) -> [Double] {
  zip(places, places.dropFirst()).filter { $1 - $0 > least }.map { $0 / 2 + $1 / 2 }
}

extension LineProbes: CustomStringConvertible {
  public var description: String {
    guard let first = probes.first, let last = probes.last else { return "no probe" }
    let bends = besideBends > 0 ? ", some beside bends" : ""
    return "\(probes.count) probes, z from \(decimal(first.z, digits: 3)) to \(decimal(last.z, digits: 3)), "
      + "1e-6 of the mass beyond at either end\(bends)"
  }
}

extension Pushforward {
  /// The points that this question is looked at, from the seed too.
  func lineProbes(_ options: CheckOptions, _ about: About, of formula: (any DensityFormula)? = nil)
    -> LineProbes
  {
    let claimed = formula?.bends(on: support) ?? []
    return LineProbes(
      of: map, on: base, from: options.stream(about, 100 + about.equation.number),
      claimed: claimed.compactMap { $0.carried { Double.solve(map, for: $0) } })
  }

  /// How far X spreads near a probe: the shorter way from f(z) to f's values a probe's scale to either side; nil where x does
  /// not move.
  func spread(near probe: LineProbes.Probe) -> Double? {
    let x: Double = map.forward(probe.z)
    return [probe.z - probe.scale, probe.z + probe.scale].map { (map.forward($0) - x).magnitude }
      .filter { $0 > 0 && $0.isFinite }.min()
  }
}

/// A density to draw from in P_X's place, with tails at least as heavy, so that the weights P_X/q stay tame.
///
/// Formula: Student's t with ν = 2, t = Z/√E, Z normal in D dimensions and E exponential, scaled coordinate by coordinate:
/// q(x) = Γ((2 + D)/2) / ((2π)^{D/2} ∏ s_d) (1 + |(x − m)/s|²/2)^{−(2 + D)/2}.
/// Shapes: `center` and `scale` of D numbers, D uniform numbers and one more a draw.
/// Source: Kotz & Nadarajah, Multivariate t Distributions and Their Applications (2004), chapter 1.
public struct Proposal: Sendable {
  /// m, one number a coordinate.
  public let center: [Double]
  /// s, one positive number a coordinate.
  public let scale: [Double]
  private let normalization: Double

  /// m = `center`, s = `scale`.
  public init(center: [Double], scale: [Double]) {
    precondition(
      center.count == scale.count && scale.allSatisfy { $0 > 0 }, "one positive scale a coordinate")
    self.center = center
    self.scale = scale
    normalization = Self.normalization(of: scale)
  }

  /// Centred and scaled like a sample: its medians, and half the width of its middle half.
  public init(covering sample: [[Double]]) {
    let columns = sample[0].indices.map { d in sample.map { $0[d] }.sorted() }
    let center = columns.map { $0[$0.count / 2] }
    let scale = columns.map {
      let spread = ($0[$0.count * 3 / 4] - $0[$0.count / 4]) / 1.35
      return spread > .leastNormalMagnitude && spread.isFinite ? spread : .leastNormalMagnitude
    }
    self.init(center: center, scale: scale)
  }

  /// q(x) > 0.
  public func density<S: Scalar>(_ x: [S]) -> S {
    let distances = center.indices.map { (x[$0] - S(center[$0])) / S(scale[$0]) }
    let growth = 1 + distances.map { $0 * $0 }.reduce(0, +) / 2
    // The power (2 + D)/2, whole or half-whole, by products.
    var power = growth
    for _ in 1..<(2 + center.count) / 2 { power = power * growth }
    return S(normalization) / (center.count % 2 == 0 ? power : power * sqrt(growth))
  }

  /// Draw `i` of a stream that has `center.count` + 1 uniform numbers a draw.
  public func draw(_ i: Int, from stream: RandomStream) -> [Double] {
    let first = i * (center.count + 1)
    let root = (-Double.log(stream.uniform(first))).squareRoot()
    return center.indices.map {
      center[$0] + scale[$0] * Normal().quantile(stream.uniform(first + 1 + $0)) / root
    }
  }

  /// Block `index` of draws, a block a coordinate, and 1/q at them.
  ///
  /// In the plane by radius and angle, P(|t|²/2 > s) = 1/(1 + s); else normal ones by the pair, and uniform ones for E.
  func draws(_ index: Int, from stream: RandomStream) -> (x: [Block], reciprocal: Block) {
    let t = standardDraws(index, from: stream)
    let growth = 1 + t.map { $0 * $0 }.reduce(0, +) / 2
    var power = growth * Block(1 / normalization)
    for _ in 0..<t.count / 2 { power = power * growth }
    return (
      center.indices.map { Block(center[$0]) + Block(scale[$0]) * t[$0] },
      t.count % 2 == 0 ? power : power * sqrt(growth)
    )
  }

  private func standardDraws(_ index: Int, from stream: RandomStream) -> [Block] {
    guard center.count != 2 else {
      let (x, y) = stream.studentPairs(index)
      return [x, y]
    }
    let pairs = (center.count + 1) / 2
    let first = index * (pairs + 1)
    let root = sqrt(-log(stream.uniforms(first).0))
    let normals = (1...pairs).flatMap { i -> [Block] in
      let (a, b) = stream.normals(first + i)
      return [a, b]
    }
    return center.indices.map { normals[$0] / root }
  }

  /// Γ((2 + D)/2)/((2π)^{D/2} ∏ s): Γ(1) = 1 and Γ(3/2) = √π/2, then Γ(a + 1) = a Γ(a).
  private static func normalization(of scale: [Double]) -> Double {
    let d = scale.count
    var gamma = d % 2 == 0 ? 1.0 : Double.pi.squareRoot() / 2
    var a = d % 2 == 0 ? 1.0 : 1.5
    while a < Double(2 + d) / 2 {
      gamma *= a
      a += 1
    }
    return scale.reduce(gamma / Double.pow(2 * .pi, Double(d) / 2)) { $0 / $1 }
  }
}

/// A density on the line to draw from in P_X's place: as wide as P_X, with tails at least as heavy, on P_X's support.
///
/// Formula: on the line Cauchy's, its quartiles those of X; on a half-line Cauchy's folded at the end; between two ends the
/// arcsine density 1/(π √(u(1 − u))), which is unbounded at both as P_X may be.
/// Domain: draws lie in the support. Edge cases: none; any support has one of the three shapes.
public struct LineProposal: Sendable {
  private let support: Domain
  private let center: Double
  private let scale: Double

  /// The one that fits P_X: by its quartiles and its support.
  public init(for p: Pushforward) {
    support = p.support
    let quartiles = [0.25, 0.5, 0.75].map { p.map.forward(p.base.quantile($0)) }.sorted()
    switch (support.lower.isFinite, support.upper.isFinite) {
    case (false, false): (center, scale) = (quartiles[1], (quartiles[2] - quartiles[0]) / 2)
    case (true, false): (center, scale) = (support.lower, quartiles[1] - support.lower)
    case (false, true): (center, scale) = (support.upper, support.upper - quartiles[1])
    case (true, true): (center, scale) = (support.lower, support.upper - support.lower)
    }
  }

  private var isBounded: Bool { support.lower.isFinite && support.upper.isFinite }
  /// Half of Cauchy's tails are folded onto the other half where the support has one end.
  private var folds: Double { support.lower.isFinite || support.upper.isFinite ? 2 : 1 }

  /// q(x), 0 outside the support.
  public func density(_ x: Double) -> Double {
    support.contains(x) ? densityInside(x) : 0
  }

  /// The same, for x inside the support.
  func densityInside<S: Scalar>(_ x: S) -> S {
    // From each end by itself: (x − lower)/scale would round to 1 just inside the upper one.
    guard !isBounded else { return 1 / (.pi * sqrt((x - S(support.lower)) * (S(support.upper) - x))) }
    let u = (x - S(center)) / S(scale)
    return S(folds) / (S(.pi * scale) * (1 + u * u))
  }

  /// The x below which a share `u` of the draws falls.
  public func quantile<S: Scalar>(_ u: S) -> S {
    let (center, scale) = (S(center), S(scale))
    if isBounded { return center + scale * pow(sin(.pi * u / 2), 2) }
    if support.lower.isFinite { return center + scale * tan(.pi * u / 2) }
    if support.upper.isFinite { return center - scale * tan(.pi * (1 - u) / 2) }
    return center + scale * tan(.pi * (u - S(0.5)))
  }
}
