import Theorem

/// A reader's own coupling layer, in a module of its own: x₁ = z₁, x₂ = z₂ exp(tanh(z₁)/2) + sin z₁.
struct SineCoupling: VectorMap {
  let name = "sine coupling"
  let formula = "z1, z2*exp(tanh(z1)/2) + sin(z1)"
  let dimension = 2
  func s<S: Scalar>(_ u: S) -> S { tanh(u) / 2 }
  func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0], z[1] * exp(s(z[0])) + sin(z[0])] }
  func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0], (x[1] - sin(x[0])) * exp(-s(x[0]))] }
  func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { s(z[0]) }
}

/// The other way round: x₂ = z₂, x₁ = z₁ exp(0.4 tanh(0.7 z₂)) + z₂/2.
struct StraightCoupling: VectorMap {
  let name = "straight coupling"
  let formula = "z1*exp(0.4*tanh(0.7*z2)) + z2/2, z2"
  let dimension = 2
  func s<S: Scalar>(_ u: S) -> S { S(0.4) * tanh(S(0.7) * u) }
  func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0] * exp(s(z[1])) + z[1] / 2, z[1]] }
  func inverse<S: Scalar>(_ x: [S]) -> [S] { [(x[0] - x[1] / 2) * exp(-s(x[1])), x[1]] }
  func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { s(z[1]) }
}

/// x = z + tanh(A z + b)/2 in D dimensions, with a contraction A.
struct Residual: VectorMap {
  let name = "residual"
  let formula = "z + tanh(A z + b)/2"
  let dimension: Int
  let a: [[Double]]

  init(_ d: Int) {
    dimension = d
    let stream = RandomStream(seed: 2, check: UInt64(d))
    a = (0..<d).map { i in (0..<d).map { j in (2 * stream.uniform(i * d + j) - 1) / Double(d).squareRoot() } }
  }
  func forward<S: Scalar>(_ z: [S]) -> [S] {
    z.indices.map { i in
      var sum = S(0.1)
      for j in z.indices { sum = sum + S(a[i][j]) * z[j] }
      return z[i] + tanh(sum) / 2
    }
  }
  func inverse<S: Scalar>(_ x: [S]) -> [S] { x.map { _ in .unknown } }
  func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { jacobian(of: self, at: z).logAbsDeterminant }
}

/// What is timed: one unit of work, and how many values it makes.
struct Case {
  let name: String
  /// What the peer's script calls it; nil where there is none.
  let peer: String?
  let values: Int
  let work: () -> Double
}

enum Cases {
  /// The mass of P_X by draws from q = N(0, 4 I), through two layers.
  static func mass(_ layers: [any VectorMap], draws: Int, threads: Int) -> Estimate {
    let stream = RandomStream(seed: 1, check: 1)
    return MonteCarlo.mean(overBlocks: draws / Block.lanes, threads: threads) { index in
      let (u, v) = stream.normals(index)
      var x = [2 * u, 2 * v]
      var logarithm = (x[0] * x[0] + x[1] * x[1]) / 8 + Block(1.3862943611198906)
      for layer in layers {
        let z = layer.inverse(x)
        logarithm = logarithm - layer.logAbsDeterminant(z)
        x = z
      }
      return exp(logarithm - (x[0] * x[0] + x[1] * x[1]) / 2)
    }
  }

  static let own: [any VectorMap] = [StraightCoupling(), SineCoupling()]

  static func typed() throws -> [any VectorMap] {
    [
      try FormulaVectorMap(
        forward: "z1*exp(0.4*tanh(0.7*z2)) + z2/2, z2", inverse: "(x1 - x2/2)*exp(-0.4*tanh(0.7*x2)), x2",
        determinant: "exp(0.4*tanh(0.7*z2))"),
      try FormulaVectorMap(
        forward: "z1, z2*exp(tanh(z1)/2) + sin(z1)", inverse: "x1, (x2 - sin(x1))*exp(-tanh(x1)/2)",
        determinant: "exp(tanh(z1)/2)"),
    ]
  }

  static func checkOfMass(draws: Int, threads: Int) -> Double {
    let p = VectorPushforward(
      VectorChain([SineCoupling(), StraightCoupling()]), of: ProductDensity(Normal(), count: 2))
    var options = CheckOptions(evidence: [.sampled], samples: draws)
    options.threads = threads
    let checks = (try? Equation2.statement.checks(of: p, .reference, options)) ?? []
    return checks.last?.right.value ?? .nan
  }

  static func determinants(_ d: Int) -> Case {
    let map = Residual(d)
    let points = max(2, 40_000 / (d * d))
    var z: [[Double]] = []
    for p in 0..<points {
      z.append((0..<d).map { (i: Int) -> Double in Double((i * 7 + p) % 11) / 11 - 0.5 })
    }
    return Case(
      name: "W2 dual Jacobian, log det, D = \(d)", peer: "jacobian \(d) \(points)", values: points
    ) { [z] in
      var sum = 0.0
      for point in z { sum += jacobian(of: map, at: point).logAbsDeterminant }
      return sum
    }
  }

  static func elimination(_ d: Int) -> Case {
    let stream = RandomStream(seed: 3, check: UInt64(d))
    let matrix = Matrix<Double>(rows: d, columns: d) {
      stream.uniform($0 * d + $1) - 0.5 + ($0 == $1 ? 1 : 0)
    }
    let times = max(1, 20_000_000 / (d * d * d))
    return Case(name: "LU and log det, D = \(d)", peer: "lu \(d) \(times)", values: times) {
      var sum = 0.0
      for _ in 0..<times { sum += LUDecomposition(matrix).logAbsDeterminant }
      return sum
    }
  }

  static func all(draws: Int) throws -> [Case] {
    let typedLayers = try typed()
    let wave = try FormulaMap(forward: "z + 0.5*sin(z)")
    // Not one block over and over: what a thread has just done it does not do again.
    let points = (0..<64).map { RandomStream(seed: 4, check: 1).normals($0).0 }
    var cases: [Case] = []
    func add(_ name: String, _ peer: String?, _ values: Int, _ work: @escaping () -> Double) {
      cases.append(Case(name: name, peer: peer, values: values, work: work))
    }
    add("W1 a reader's own map", "mass \(draws)", draws) { mass(own, draws: draws, threads: 1).value }
    add("W1 typed formulas", "mass \(draws)", draws) { mass(typedLayers, draws: draws, threads: 1).value }
    add("W1 the check of (2)", "mass \(draws)", draws) { checkOfMass(draws: draws, threads: 1) }
    cases += [determinants(8), determinants(32), determinants(128)]
    cases += [elimination(32), elimination(128), elimination(512)]
    add("W3 eight maps checked", nil, 1) { eightMaps() }
    add("W4 certified normal mass on [-8, 8]", "arb 50", 50) { certifiedMasses(50) }
    add("W5 normal draws", "normals \(draws)", draws) {
      let stream = RandomStream(seed: 5, check: 1)
      var sum = 0.0
      for index in 0..<draws / Block.lanes / 2 { sum += stream.normals(index).0[0] }
      return sum
    }
    add("typed z + 0.5*sin(z), a value in a batch", "wave \(draws)", draws) {
      var sum = 0.0
      for index in 0..<draws / Block.lanes {
        let x: Block = wave.forward(points[index % points.count])
        sum += x[0]
      }
      return sum
    }
    return cases
  }

  private static func eightMaps() -> Double {
    var options = CheckOptions(samples: 10_000)
    options.threads = 1
    var count = 0
    for map in Catalogue.scalarMaps.prefix(8) {
      let p = Pushforward(map, of: Normal())
      count += (try? Equation2.statement.checks(of: p, .reference, options).count) ?? 0
    }
    return Double(count)
  }

  private static func certifiedMasses(_ times: Int) -> Double {
    let p = Pushforward(Affine(slope: 1, intercept: 0), of: Normal())
    var sum = 0.0
    for _ in 0..<times { sum += p.provedMass(in: -8...8).enclosure.midpoint }
    return sum
  }
}
