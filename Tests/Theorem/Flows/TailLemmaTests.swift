import Testing

@testable import Theorem

@Suite("The log-slope lemma: every map's, against P_X itself")
struct TailLemmaTests {
  /// One end of one pushforward.
  struct End: Sendable, CustomTestStringConvertible {
    let p: Pushforward
    let isUpper: Bool
    var testDescription: String { "\(p), \(isUpper ? "upper" : "lower") end" }

    /// Points of z on the way to the end, as far as P_X can still be told from 0 there.
    var points: [Double] {
      func halved(_ k: Int) -> Double { Double.pow(2, -k) }
      switch (p.base.support.lower.isFinite, p.base.support.upper.isFinite) {
      case (true, true):
        let width = p.base.support.upper - p.base.support.lower
        return (4...12).map { k -> Double in
          isUpper ? p.base.support.upper - width * halved(k) : p.base.support.lower + width * halved(k)
        }
      case (true, false): return (1...9).map { k -> Double in isUpper ? 3 * Double(k) : halved(2 * k) }
      default: return (2...9).map { k -> Double in isUpper ? Double(k) : -Double(k) }
      }
    }
  }

  static let ends: [End] = EveryMap.pushforwards.flatMap { p in
    [false, true].filter { TailLemma.of(p, upperEnd: $0) != nil }.map { End(p: p, isUpper: $0) }
  }

  @Test func everyMapOfTheCatalogueHasOne() { #expect(Self.ends.count == 2 * EveryMap.pushforwards.count) }

  /// Left: the lemma's hand-derived E at z. Right: −(x − e) (log P_X)′, by dual numbers from the formula's own logarithm.
  @Test(arguments: ends)
  func agreesWithTheDensity(_ end: End) throws {
    let lemma = try #require(TailLemma.of(end.p, upperEnd: end.isUpper))
    // A tail begins beyond the last kink.
    let kinks = end.p.map.kinks
    for z in end.points where kinks.allSatisfy({ end.isUpper ? $0 < z : z < $0 }) {
      let stated = lemma.logSlope(Interval(z))
      let own = logSlope(end, lemma, at: z)
      #expect(!stated.intersection(own).isEmpty || close(stated, own), "z = \(z): \(stated) against \(own)")
      // The bound must also cover every z beyond, up to the end.
      let edge = end.isUpper ? end.p.base.support.upper : end.p.base.support.lower
      let beyond = lemma.logSlope(end.isUpper ? Interval(z, edge) : Interval(edge, z))
      #expect(
        beyond.contains(stated.midpoint) || close(beyond.intersection(stated), stated), "beyond z = \(z)")
    }
  }

  /// A slip in a derivation is seen: E off by one.
  @Test func aWrongLemmaIsCaught() throws {
    let end = End(p: Pushforward(Sinh(), of: Normal()), isUpper: true)
    let right = try #require(TailLemma.of(end.p, upperEnd: true))
    let wrong = right.logSlope(Interval(3)) + 1
    #expect(wrong.intersection(logSlope(end, right, at: 3)).isEmpty)
  }

  /// The bound bounds: the mass of P_X beyond b, known from the base, is inside it.
  @Test func boundsTheMass() throws {
    let p = Pushforward(Sinh(), of: Normal())
    let lemma = try #require(TailLemma.of(p, upperEnd: true))
    let x: Double = p.map.forward(3)
    let density = Equation5.density(of: p, at: Interval(x))
    let bound = try #require(
      lemma.massBeyond(x, z: Interval(3, Double.infinity), limit: .infinity, density: density))
    let below: Double = p.base.cumulative(3)
    let mass = 1 - below
    #expect(bound.upper >= mass && bound.upper < 2 * mass)
    // Too near the middle E is not above 1, and nothing is claimed.
    #expect(lemma.massBeyond(0.1, z: Interval(0.1, .infinity), limit: .infinity, density: 1) == nil)
  }

  /// −(x − e) d/dx (log P_Z(g(x)) − log |f′(g(x))|) at x = f(z), enclosed.
  private func logSlope(_ end: End, _ lemma: TailLemma, at z: Double) -> Interval {
    let p = end.p
    let limit = end.isUpper == p.isIncreasing ? p.support.upper : p.support.lower
    let e = limit.isFinite ? limit : lemma.center
    // By z: d/dx = (1/f′) d/dz, all of it from `forward` and the base.
    let slope = p.map.forward(Dual<Dual<Interval>>(Dual.variable(Interval(z)), 1)).derivative
    let point = Dual<Interval>.variable(Interval(z))
    let logDensity: Interval = p.base.logDensity(point).derivative - slope.derivative / slope.value
    let x: Interval = p.map.forward(Interval(z))
    return (Interval(e) - x) * logDensity / slope.value
  }

  /// Two enclosures that do not meet but for the few roundings of a constant typed in as a double.
  private func close(_ a: Interval, _ b: Interval) -> Bool {
    let size = Swift.max(a.magnitude, b.magnitude)
    return !a.isEmpty && (a.hull(b).width - a.width - b.width) <= 64 * size.ulp
  }
}

@Suite("The base's own mass, proved")
struct BaseMassTests {
  /// 1 is inside, and little else; a density of mass 1 + 2⁻³⁰ is told from it.
  @Test(arguments: [Normal(), ExponentialDensity(), Uniform()] as [any Density])
  func isOne(_ base: any Density) throws {
    let mass = try #require(CertifiedMass.massOfBase(base))
    #expect(mass.contains(1.0) && mass.width <= Certified.margin)
    #expect(!(mass * Interval(1 + 0x1p-30)).contains(1.0))
  }

  /// Where no tail bound is on file nothing is claimed.
  @Test func otherBases() { #expect(CertifiedMass.massOfBase(Cauchy()) == nil) }
}
