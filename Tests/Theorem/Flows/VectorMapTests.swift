import Testing

@testable import Theorem

@Suite("Maps of D dimensions: f, f⁻¹ and log |det|") struct VectorMapTests {
  /// The catalogue's maps and the layer of the chapter's section 8.
  static let maps: [any VectorMap] = EveryMap.vector + [ScalingCoupling()]
  static let names = maps.map(\.name)
  static func map(named name: String) -> (any VectorMap)? { maps.first { $0.name == name } }

  @Test(arguments: names) func inverseUndoesForward(name: String) throws {
    #expect(worstReturn(try #require(Self.map(named: name))) <= 1)
  }

  @Test(arguments: names) func aWrongInverseIsCaught(name: String) throws {
    let map = try #require(Self.map(named: name))
    #expect(worstReturn(PlantedSlip(map: map, inverseSlip: 0x1p-30)) > 1)
  }

  @Test(arguments: names) func logDeterminantIsThatOfTheJacobian(name: String) throws {
    #expect(worstDeterminant(try #require(Self.map(named: name))) <= 1)
  }

  @Test(arguments: names) func aWrongLogDeterminantIsCaught(name: String) throws {
    let map = try #require(Self.map(named: name))
    #expect(worstDeterminant(PlantedSlip(map: map, determinantSlip: 0x1p-30)) > 1)
  }

  @Test(arguments: names) func theInverseHasTheOppositeLogDeterminant(name: String) throws {
    #expect(worstInverseDeterminant(try #require(Self.map(named: name))) <= 1)
  }

  @Test(arguments: names) func aWrongInverseShowsInItsDeterminant(name: String) throws {
    let map = try #require(Self.map(named: name))
    #expect(worstInverseDeterminant(PlantedSlip(map: map, inverseSlip: 0x1p-30)) > 1)
  }

  @Test(arguments: names) func imagesLieInTheRangeAndIntervalsAreBounded(name: String) throws {
    let map = try #require(Self.map(named: name))
    for z in Self.points(of: map) {
      let x = map.forward(z)
      #expect(x.count == map.dimension && map.isInRange(x))
      let box = z.map { Interval($0) }
      let image = map.forward(box)
      #expect(image.allSatisfy { $0.isBounded })
      #expect(map.logAbsDeterminant(box).isBounded)
      #expect(map.inverse(image).allSatisfy { $0.isBounded })
    }
  }

  /// Made of whatever maps of the line it is given, so it stands in no catalogue.
  @Test func aDiagonalMapIsItsCoordinates() {
    let map = Diagonal([FallingSinh(), Exponential()])
    #expect(map.forward([0.8, 0.5]) == [FallingSinh().forward(0.8), Exponential().forward(0.5)])
    #expect(worstReturn(map) <= 1 && worstDeterminant(map) <= 1 && worstInverseDeterminant(map) <= 1)
    #expect(worstReturn(PlantedSlip(map: map, inverseSlip: 0x1p-30)) > 1)
    #expect(worstDeterminant(PlantedSlip(map: map, determinantSlip: 0x1p-30)) > 1)
    #expect(map.isInRange([-5, 1]) && !map.isInRange([-5, -1]) && !map.isInRange([-5]))
  }

  @Test func outsideDomainAndRange() {
    #expect(Polar().forward([-1.0, 0]).contains { $0.isNaN })
    #expect(Polar().forward([1.0, 4]).contains { $0.isNaN })
    #expect(BoxMuller().forward([0.5, 1.5]).contains { $0.isNaN })
    #expect(StickBreaking().forward([0.5, 1.5, 0.5]).contains { $0.isNaN })
    #expect(!Polar().isInRange([-1, 0]) && Polar().isInRange([-1, 0x1p-60]))
    #expect(!BoxMuller().isInRange([1, 0]))
    #expect(!StickBreaking().isInRange([0.5, 0.25, 0.25]))
  }

  // Left of the origin y/(r + x) has no digits left; the map has all of them.
  @Test func polarAngleDoesNotCancel() {
    let x = [-1.0, 0x1p-40]
    #expect(abs(Polar().inverse(x)[1] - (.pi - 0x1p-40)) <= Double.pi.ulp)
    #expect(abs(2 * atan(x[1] / (1 + x[0])) - (.pi - 0x1p-40)) > Double.pi.ulp)
  }

  @Test func knownDeterminants() throws {
    let known = ["mixing": 5.0, "trace-is-det": 5, "mixed-signs": 7, "swap": 1, "twice": 4, "diagonal": 1.5]
    for (name, determinant) in known {
      #expect(
        try Catalogue.vectorMap(named: name)?.logAbsDeterminant([1.0, 2.0]) == Double.log(determinant),
        "\(name)")
    }
  }

  @Test func namesAreDistinct() throws {
    #expect(Set(Self.names).count == Self.names.count)
    #expect(try Catalogue.vectorMap(named: "no such map") == nil)
  }

  @Test(arguments: [1, 2, 3, 5, 16, 64]) func matricesOfEveryDimension(dimension d: Int) {
    let map = LinearMap.wellConditioned(dimension: d)
    // All whole multiples of powers of two, so equal to the last bit.
    if d <= 16 {
      #expect(map.adjugate * map.matrix == .diagonal(Array(repeating: map.determinant, count: d)))
    }
    let lu = LUDecomposition(map.matrix)
    let claim = map.logAbsDeterminant(Array(repeating: 0.0, count: d))
    let allowed = map.matrix.logAbsDeterminantError() + claim.ulp
    #expect(abs(lu.logAbsDeterminant - claim) <= allowed)
    #expect(abs(lu.logAbsDeterminant - claim - 0x1p-30) > allowed)
    #expect((lu.sign < 0) == (map.determinant < 0))
  }

  // MARK: Gaps in units of what rounding accounts for; ∞ for NaN

  /// No number of these maps comes out of more roundings in a row than this.
  private func unit(_ map: any VectorMap) -> Double { gamma(32 + 2 * map.dimension) }

  /// z_i is off by its own rounding and by that of x, which goes back through |J⁻¹|; x_j is a sum as large as |J||z|.
  private func worstReturn(_ map: any VectorMap) -> Double {
    worst(map) { z in
      let x = map.forward(z)
      let back = map.inverse(x)
      let j = jacobian(of: map, at: z)
      let scale = zip(j.map { abs($0) } * z.map { abs($0) }, x).map { $0 + abs($1) }
      let carried = LUDecomposition(j).inverse.map { abs($0) } * scale
      return z.indices.map { abs(back[$0] - z[$0]) / (unit(map) * (abs(z[$0]) + carried[$0])) }
    }
  }

  private func worstDeterminant(_ map: any VectorMap) -> Double {
    worst(map) { z in
      let j = jacobian(of: map, at: z)
      let claim = map.logAbsDeterminant(z)
      return [abs(j.logAbsDeterminant - claim) / (error(of: j, map) + unit(map) * max(1, abs(claim)))]
    }
  }

  /// The claim is taken at f⁻¹(x) as computed, which is off by its rounding; the claim's own slope says what that does.
  private func worstInverseDeterminant(_ map: any VectorMap) -> Double {
    worst(map) { z in
      let x = map.forward(z)
      let back = map.inverse(x)
      let j = jacobianOfInverse(of: map, at: x)
      let claim = map.logAbsDeterminant(back)
      let slopes = jacobian(at: back) { [map.logAbsDeterminant($0)] }
      let scale = zip(j.map { abs($0) } * x.map { abs($0) }, back).map { $0 + abs($1) }
      let shift = (slopes.map { abs($0) } * scale)[0]
      let allowed = error(of: j, map) + unit(map) * (max(1, abs(claim)) + shift)
      return [abs(j.logAbsDeterminant + claim) / allowed]
    }
  }

  /// Each entry of a Jacobian is a sum of products no larger than the largest of its row.
  private func error(of j: Matrix<Double>, _ map: any VectorMap) -> Double {
    let rounding = Matrix<Double>(rows: j.rows, columns: j.columns) { i, _ in
      unit(map) * (0..<j.columns).reduce(0) { max($0, abs(j[i, $1])) }
    }
    return j.logAbsDeterminantError(perturbation: rounding)
  }

  private func worst(_ map: any VectorMap, gaps: ([Double]) -> [Double]) -> Double {
    Self.points(of: map).flatMap(gaps).reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
  }

  /// A few points of the domain, in no special place.
  static func points(of map: any VectorMap, count: Int = 5) -> [[Double]] {
    (1...count).map { p in
      map.domain.enumerated().map { i, domain in
        let place = (Double(p) * 0.618034 + Double(i) * Double.sqrt(2)).truncatingRemainder(dividingBy: 1)
        let level = (place * 30 + 1) / 32
        return switch (domain.lower.isFinite, domain.upper.isFinite) {
        case (true, true): domain.lower + level * (domain.upper - domain.lower)
        case (true, false): domain.lower + level / (1 - level)
        default: Double.log(level / (1 - level))
        }
      }
    }
  }
}

/// A map with one relative slip planted in what it claims.
private struct PlantedSlip: VectorMap {
  let map: any VectorMap
  var inverseSlip = 0.0
  var determinantSlip = 0.0

  var name: String { map.name }
  var formula: String { map.formula }
  var dimension: Int { map.dimension }
  var domain: [Domain] { map.domain }

  func forward<S: Scalar>(_ z: [S]) -> [S] { map.forward(z) }
  func inverse<S: Scalar>(_ x: [S]) -> [S] { map.inverse(x).map { $0 * (1 + S(inverseSlip)) } }
  func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { map.logAbsDeterminant(z) + S(determinantSlip) }
}
