import Testing

@testable import Theorem

@Suite("Certified on the line: kinks, inverses, tiles and tails") struct CertifiedLineTests {
  static let stretch = Certified.Stretch(of: Normal())

  private static func typed(_ text: String, inverse: String? = nil) throws -> FormulaMap {
    try FormulaMap(forward: text, inverse: inverse)
  }
  private func isProved(_ proof: Proof) -> Bool { if case .proved = proof { true } else { false } }
  private func isRefuted(_ proof: Proof) -> Bool { if case .refuted = proof { true } else { false } }

  @Test func stretchLeavesOutTheRestOfTheMass() {
    for base in Catalogue.bases {
      let stretch = Certified.Stretch(of: base)
      #expect((stretch.outside.midpoint - 0x1p-7).magnitude <= 0x1p-50 && stretch.outside.width <= 0x1p-45)
    }
  }

  @Test(arguments: [
    "exp(z)", "z+exp(z)", "sinh(z)+1", "log(1+exp(z))", "2*z+cos(z)", "z^3+0.001*z",
    "z + 0.1*abs(z-0.3) + 0.1*abs(z-0.3000001)", "max(z,0) + 0.25*min(z,0)",
    "z + 0.1*abs(z) + 0.1*abs(z-1e-300)",
  ])
  func ordinaryMapsAreProvedMonotone(_ text: String) throws {
    #expect(isProved(Certified.isMonotone(try Self.typed(text), on: Self.stretch.box)))
  }

  @Test(arguments: [
    "z - 3*max(0, 1e-7-abs(z-0.3))", "z - 4*exp(-((z-1.35)/0.003)^2)", "abs(z)", "z + 1.1*cos(z)",
    "z - 2*max(0, z-1.9)",
  ])
  func foldsAreRefuted(_ text: String) throws {
    #expect(isRefuted(Certified.isMonotone(try Self.typed(text), on: Self.stretch.box)))
  }

  /// The slope has one sign on either side, and f goes back between them, by little or on a stretch narrower than any probe's step.
  @Test(arguments: [
    "z + where(z < 0.3, 0, -1e-9)", "z - floor(z)", "where(abs(z - 0.5) < 1e-9, z + 100, z)",
    "where(z < 0, -z, -z + 1e-6)",
  ])
  func jumpsBackAreRefuted(_ text: String) throws {
    #expect(isRefuted(Certified.isMonotone(try Self.typed(text), on: Self.stretch.box)))
  }
  /// Jumps in f's own direction, and pieces that meet but for rounding.
  @Test(arguments: [
    "z + floor(z)", "where(z < 0.3, z, 2*z - 0.3)", "where(z > 0.1, -z/3, -z/7 - 2/105)", "max(z, 2*z)",
  ])
  func piecesThatGoOnAreProved(_ text: String) throws {
    #expect(isProved(Certified.isMonotone(try Self.typed(text), on: Self.stretch.box)))
  }

  /// The sliver at a kink's image 0 isn't lost among the smallest doubles.
  @Test func aKinkThatIsSentToZero() throws {
    let typed = Typed("max(z, 2*z)", derivative: "where(z<0, 1, 2)")
    for equation in [Equation.eq5, .eq7] {
      let checks = try equation.checks(
        of: typed.subject(), typed.claim, CheckOptions(evidence: [.certified]))
      #expect(checks.comparisons.map(\.verdict) == [.holds], "\(checks)")
    }
  }

  /// A chain is monotone where each step is, on what the ones before it make of the box: 32 turns of a sine at once are too many panels.
  @Test func stepAfterStep() throws {
    let steps = Array(repeating: try Self.typed("z + 0.5*sin(z)"), count: 12)
    let proof = Certified.isMonotone(Chain(steps), on: Self.stretch.box)
    #expect(isProved(proof))
    let folded = Chain(steps + [try Self.typed("z + 1.1*cos(z)")])
    #expect(!isProved(Certified.isMonotone(folded, on: Self.stretch.box)))
  }

  /// Where f is infinite there is no window: nothing is said of the stretch, rather than of a part of it.
  @Test func aStretchThatLeavesTheDoublesIsUndecided() throws {
    let steps = ["1e8*z", "exp(z)"].map { Typed.Step($0) }
    let checks = try Equation.eq9.checks(
      of: Typed(steps: steps).subject(), .reference, CheckOptions(evidence: [.certified]))
    #expect(checks.comparisons.map(\.verdict) == [.undecided], "\(checks)")
  }

  /// f leaves the doubles before Z ends: the mass is proved up to there, and the line says from where on it is assumed.
  @Test(arguments: ["sinh(z)", "exp(z)", "z + z^3", "2*z + tanh(z)"]) func tailsOfTypedMaps(_ text: String)
    throws
  {
    let checks = try Equation.eq2.checks(
      of: Typed(text).subject(), .reference, CheckOptions(evidence: [.certified]))
    #expect(checks.comparisons.map(\.verdict) == [.holds], "\(checks)")
    #expect((checks.comparisons[0].covers.assumed != nil) == (text != "2*z + tanh(z)"))
  }
  /// Its tail has a bound, and it isn't this.
  @Test func aTailIsNoLessThanItIs() throws {
    let p = Pushforward(try Self.typed("2*z"), of: Normal())
    let tail = try #require(Certified.tailMass(of: p.map, base: p.base, from: 1, to: .infinity))
    #expect(tail.mass.contains(Normal().upperTail(1.0)) && tail.upTo == .infinity)
    #expect(Certified.tailMass(of: try Self.typed("sin(z)"), base: p.base, from: 1, to: .infinity) == nil)
  }

  @Test func everyMapOfTheCatalogueIsMonotoneAndUndone() throws {
    for map in Catalogue.scalarMaps {
      let base = try #require(Catalogue.defaultBase(on: map.domain))
      let box = Certified.Stretch(of: base).box
      #expect(isProved(Certified.isMonotone(map, on: box)), "\(map.name)")
      #expect(
        isProved(Certified.undoes(map, on: box, margin: Certified.margin * box.magnitude)), "\(map.name)")
    }
  }

  /// The right slope everywhere, and a constant that is wrong beyond a place.
  @Test func aWrongConstantIsRefuted() throws {
    let map = try Self.typed("2*z + 0*abs(z-2)", inverse: "x/2 + 0.1*max(0,min(1,(x-4.2)*1e7))")
    #expect(isRefuted(Certified.undoes(map, on: Self.stretch.box, margin: Certified.margin)))
    let right = try Self.typed("2*z + abs(z-2)", inverse: "min(x-2, (x+2)/3) + max(0, 0)")
    #expect(!isRefuted(Certified.undoes(right, on: Self.stretch.box, margin: Certified.margin)))
  }

  @Test func aHoleIsUndecidedAndNeverRefuted() throws {
    struct Holed: ScalarFunction {
      func callAsFunction<S: Scalar>(_ z: S) -> S { z / z }
    }
    guard case .undecided(let place) = Certified.isOne(Holed(), on: Interval(-1, 1)) else {
      Issue.record("not undecided")
      return
    }
    #expect(place.mignitude < 0x1p-8)
    // And what is wrong elsewhere is still found.
    struct HoledAndWrong: ScalarFunction {
      func callAsFunction<S: Scalar>(_ z: S) -> S { z / z + max(0, z - S(0.9)) }
    }
    #expect(isRefuted(Certified.isOne(HoledAndWrong(), on: Interval(-1, 1))))
  }

  @Test func gapsAroundKinksMergeAndNeverTrap() throws {
    let map = try Self.typed("z + 0.1*abs(z-0.3) + 0.1*abs(z-0.3000000001)")
    let (pieces, gaps) = Certified.smoothPieces(of: Interval(-1, 1), for: map)
    #expect(pieces.count == 2 && gaps.count == 1)
    let atTheEnd = Certified.smoothPieces(of: Interval(0.3, 1), for: map)
    #expect(atTheEnd.pieces.count == 1 && atTheEnd.gaps.count == 1)
    #expect(Certified.smoothPieces(of: Interval(-1, 1), for: Sinh()).pieces == [Interval(-1, 1)])
  }

  struct Claim: ScalarFunction {
    let p: Pushforward
    var from = Double.infinity
    func callAsFunction<S: Scalar>(_ x: S) -> S {
      Equation5.density(of: p, at: x) * (1 + max(0, S(0x1p-20) * (x - S(from))))
    }
  }

  /// Few tiles, for formulas are slow without the optimiser.
  @Test(arguments: [
    ("1 - sinh(z)/3", "asinh(3*(1-x))"), ("max(z,0) + 0.25*min(z,0)", "max(x,0) + 4*min(x,0)"),
  ])
  func tilesAreAdjoiningAndTight(_ text: String, _ inverse: String) throws {
    let p = Pushforward(try Self.typed(text, inverse: inverse), of: Normal())
    let box = Self.stretch.box
    let tiles = Certified.tiles(
      of: p.map, base: p.base, over: box, claim: Equation5Claim(p: p), count: 2, width: 0x1p-42)
    for (one, next) in zip(tiles, tiles.dropFirst()) { #expect(one.x.upper == next.x.lower) }
    #expect(tiles.allSatisfy { ($0.gap <= Certified.margin || $0.isSliver) && !$0.isRefuted })
    #expect(tiles.filter(\.isSliver).allSatisfy { $0.mass.upper <= 0x1p-45 })
    let total = tiles.reduce(Interval(0)) { $0 + $1.mass }
    #expect((total - (1 - Self.stretch.outside)).magnitude <= 0x1p-40)
    let image = tiles.reduce(Interval.empty) { $0.hull($1.x) }
    #expect(Certified.staysOut(p.map, beyond: box, of: image, within: .line))
  }

  /// Wrong beyond a place far out, by little: some tile refutes it.
  @Test func aClaimThatIsWrongFarOutIsRefuted() throws {
    let p = Pushforward(try Self.typed("2*z"), of: Normal())
    let tiles = Certified.tiles(
      of: p.map, base: p.base, over: Self.stretch.box, claim: Claim(p: p, from: 4))
    #expect(tiles.last?.isRefuted == true)
  }

  /// Another branch leads into the windows from beyond the stretch.
  @Test func aTailThatComesBackIsSeen() throws {
    let p = Pushforward(try Self.typed("z - 4*exp(-((z-4)/0.3)^2)"), of: Normal())
    let image = Interval(p.map.forward(Self.stretch.box.lower), p.map.forward(Self.stretch.box.upper))
    #expect(!Certified.staysOut(p.map, beyond: Self.stretch.box, of: image, within: .line))
    for base in Catalogue.bases {
      let box = Certified.Stretch(of: base).box
      let rising = try FormulaMap(forward: "z^3+z", on: base.support)
      let image = rising.forward(box)
      #expect(Certified.staysOut(rising, beyond: box, of: image, within: base.support), "\(base.name)")
    }
  }
}

private struct Equation5Claim: ScalarFunction {
  let p: Pushforward
  func callAsFunction<S: Scalar>(_ x: S) -> S { Equation5.density(of: p, at: x) }
}
