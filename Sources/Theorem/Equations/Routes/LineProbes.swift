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

  /// Those for f = `map` on `base`; `drawn` of them from `stream`.
  public init(of map: any ScalarMap, on base: any Density, from stream: Stream, drawn: Int = 4) {
    let levels = Self.fixedLevels + (0..<drawn).map { stream.uniform($0) }
    let inner =
      levels.map(base.quantile) + Self.tailLevels.flatMap { [base.quantile($0), base.upperQuantile($0)] }
    let spread = base.quantile(0.75) - base.quantile(0.25)
    let bends = map.bends.filter { base.support.contains($0.place) }
    let beside = bends.flatMap { bend -> [Double] in
      // Within the bend, at its edge and past it; a kink has only the outside.
      let reaches =
        bend.width > 0 ? [0.4, 1.1, 3].map { $0 * bend.width } : [0x1p-8, 0x1p-4].map { $0 * spread }
      return reaches.filter { $0 < spread }.flatMap { [bend.place - $0, bend.place + $0] }
    }
    let kinks = Set(map.kinks + bends.filter { $0.width == 0 }.map(\.place))
    let all = Set(
      inner + beside.filter { base.support.contains($0) && base.density($0) > .leastNormalMagnitude })
    probes = all.subtracting(kinks).filter { base.support.contains($0) }.sorted().map { z in
      Probe(z: z, scale: Self.scale(at: z, base, bends, kinks))
    }
    self.drawn = drawn
    besideBends = Set(beside).count
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
  func lineProbes(_ options: CheckOptions, _ about: About) -> LineProbes {
    LineProbes(of: map, on: base, from: options.stream(about, 100 + about.equation.number))
  }

  /// How far X spreads near a probe: the shorter way from f(z) to f's values a probe's scale to either side; nil where x does
  /// not move.
  func spread(near probe: LineProbes.Probe) -> Double? {
    let x: Double = map.forward(probe.z)
    return [probe.z - probe.scale, probe.z + probe.scale].map { (map.forward($0) - x).magnitude }
      .filter { $0 > 0 && $0.isFinite }.min()
  }
}
