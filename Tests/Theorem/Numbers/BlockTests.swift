import Testing

@testable import Theorem

@Suite("A block is many doubles, each on its own") struct BlockTests {
  static let numbers = Block { Double($0 - 200) / 7 }

  @Test func branchesTakeEachLaneItsOwnWay() {
    let x = Self.numbers
    let y = Block.select(x, negative: { .sqrt(-x) }, otherwise: { .sqrt(x) })
    for i in 0..<Block.lanes { #expect(y[i] == x[i].magnitude.squareRoot()) }
  }

  @Test func aBranchThatNoLaneTakesIsNotRun() {
    let positive = Block { Double($0 + 1) }
    let y = Block.select(
      positive,
      negative: {
        Issue.record("no lane is negative")
        return positive
      }, otherwise: { positive + 1 })
    #expect(y[3] == 5)
    let chosen = Block.select(
      -positive, negative: { 1 },
      otherwise: {
        Issue.record("all lanes are negative")
        return 2
      })
    #expect(chosen.buffer == nil && chosen[0] == 1)
  }

  @Test func nanTakesTheSecondWayAsADoubleDoes() {
    let x = Block { $0 == 1 ? .nan : $0 == 2 ? -1 : 1 }
    let y = Block.select(x, negative: { 10 }, otherwise: { 20 })
    #expect([y[0], y[1], y[2]] == [20, 20, 10])
  }

  @Test func constantsHaveNoBuffer() throws {
    #expect(Block(3).buffer == nil && Block.pi.buffer == nil && (Block(2) * 3 + 1).buffer == nil)
    #expect(Block.exp(1).buffer == nil && Block.sin(2)[Block.lanes - 1] == Block.sin(2)[0])
    #expect((Self.numbers + 1).buffer != nil)
  }

  /// A hundred thousand operations leave no more buffers behind than were in use at once, and the results still at hand.
  /// The same operation on the same lanes is looked up; on others, though they be equal, or after many others it is done again.
  @Test func whatWasJustDoneIsNotDoneAgain() {
    let x = Block { Double($0) - 200 }
    let twin = Block { Double($0) - 200 }
    let first = Block.tanh(Block(0.5) * x)
    let half = x * x
    #expect(first.buffer === Block.tanh(Block(0.5) * x).buffer && half.buffer === (x * x).buffer)
    #expect(first.buffer !== Block.tanh(x * Block(0.5)).buffer)
    #expect(first.buffer !== Block.tanh(twin / 2).buffer)
    #expect((x - 1).buffer !== (1 - x).buffer && (x - 1)[0] == -201 && (1 - x)[0] == 201)
    #expect(Block.pow(x, 2)[3] != Block.pow(x, 3)[3] && Block.exp(x)[200] != Block.expm1(x)[200])
    var sum = x
    for _ in 0..<40 { sum = sum + x }
    let again = Block.tanh(Block(0.5) * x)
    #expect(again.buffer !== first.buffer && (0..<Block.lanes).allSatisfy { again[$0] == first[$0] })
  }

  @Test func buffersAreUsedAgain() {
    var used: Set<UnsafeMutablePointer<Double>> = []
    var x = Self.numbers
    for _ in 0..<2000 {
      x = .tanh(x * 2 + 1) - x / 3
      if let buffer = x.buffer { used.insert(buffer.start) }
    }
    #expect(used.count < 48)
  }

  /// Every map of the catalogue, the derivative and the inverse that it claims too, lane by lane what it says of doubles.
  @Test(arguments: EveryMap.scalar.map(\.name)) func mapsRunAsWritten(name: String) throws {
    let map: any ScalarMap = try EveryMap.scalar(name)
    let inside = map.domain
    let z = Block { i in
      let u = (Double(i) + 0.5) / Double(Block.lanes)
      switch (inside.lower.isFinite, inside.upper.isFinite) {
      case (true, true): return inside.lower + (inside.upper - inside.lower) * u
      case (true, false): return inside.lower + 6 * u
      case (false, true): return inside.upper - 6 * u
      default: return 6 * u - 3
      }
    }
    let x = map.forward(z)
    let slope = map.logAbsDerivative(z)
    let back = map.inverse(x)
    for i in 0..<Block.lanes {
      #expect(near(x[i], map.forward(z[i])), "f(\(z[i]))")
      #expect(near(slope[i], map.logAbsDerivative(z[i])), "log|f'|(\(z[i]))")
      #expect(near(back[i], map.inverse(x[i])), "the inverse at \(x[i])")
    }
  }

  /// Functions differ by ulps, and a formula's conditioning makes more of them: 2⁻³⁰ of it is no other formula.
  private func near(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || (a - b).magnitude <= 0x1p-30 * Swift.max(1, b.magnitude)
  }

  @Test func typedMapsRunStepByStep() throws {
    let map = try FormulaMap(forward: "z + 0.5*sin(z) + max(z, 0)^3 - abs(z)/e")
    let x = map.forward(Self.numbers)
    let slope = map.derivative(Self.numbers)
    for i in 0..<Block.lanes {
      #expect(near(x[i], map.forward(Self.numbers[i])))
      #expect(near(slope[i], map.derivative(Self.numbers[i])))
    }
    let space = try FormulaVectorMap(forward: "z1 + z2^2, z2*exp(z1/9), z3 - z1, z4/2 + sin(z3)")
    let z = [Self.numbers, Self.numbers / 8, 1 - Self.numbers, Self.numbers * 2]
    let determinant = space.logAbsDeterminant(z)
    for i in stride(from: 0, to: Block.lanes, by: 31) {
      #expect(near(determinant[i], space.logAbsDeterminant(z.map { $0[i] })))
    }
  }
}
