import Foundation
import Testing
import Theorem

@testable import Programs

@Suite("Slopes with measured noise")
struct NumericsTests {
  @Test("probes and their ladders are exact in single precision") func dyadic() {
    for seed in 1...UInt64(20) {
      for probe in ProgramProbes(dimension: 3, base: Normal(), seed: seed).all {
        for scale in [1, 0.75] {
          let points = Stencil(at: probe.z, room: probe.room, scale: scale).points
          #expect(points.numbers.allSatisfy { Double(Float($0)) == $0 })
        }
        #expect(probe.z.allSatisfy { ($0 / Dyadic.grid).truncatingRemainder(dividingBy: 2).magnitude == 1 })
      }
    }
  }

  @Test("noise is measured to a factor of two, and a smooth curve has none") func noise() {
    var w = Weights(5)
    var ratios: [Double] = []
    for _ in 0..<200 {
      let noisy = (0..<9).map { k -> Double in
        let z = 0.3 + Double(k) * 0x1p-16
        return z * z + (w.one(1e-9) as Double)
      }
      let reading = StencilReading(centre: noisy[4], plus: [], minus: [], fine: noisy, wide: noisy)
      // The weights' deviation is 1.73/√3 of what was asked: 0.999.
      ratios.append(Noise.measured(reading) / 1e-9)
    }
    ratios.sort()
    #expect(
      ratios[20] > 0.4 && ratios[100] > 0.7 && ratios[100] < 1.5 && ratios[180] < 2.5,
      "\(ratios[20]), \(ratios[100]), \(ratios[180])")
    let smooth = (0..<9).map { Double($0 * $0) * 0x1p-32 }
    #expect(Noise.measured(StencilReading(centre: 0, plus: [], minus: [], fine: smooth, wide: smooth)) == 0)
  }

  @Test("the bar of a slope holds its error, and is narrow") func slopes() {
    let steps = Stencil(at: [0.3], room: 1).steps
    let ladder = SlopeLadder(steps)
    for k in 0..<200 {
      let z = 0.01 * Double(k) - 1
      let f: (Double) -> Double = { Double.sin(3 * $0) + Double.exp($0) }
      let slope = ladder.slope(
        plus: steps.map { f(z + $0) }, minus: steps.map { f(z - $0) }, centre: f(z), sigma: 1e-16)
      #expect((slope.value - 3 * Double.cos(3 * z) - Double.exp(z)).magnitude <= slope.bar)
      // What rounding alone costs at the sixth of the rungs: the longer ones are there for curves that bend less.
      #expect(slope.bar < 1e-16 / steps[5])
    }
  }

  @Test("a corner within the steps widens the bar") func corner() {
    let steps = Stencil(at: [0.3], room: 1).steps
    let z = 0.004
    let slope = SlopeLadder(steps).slope(
      plus: steps.map { abs(z + $0) }, minus: steps.map { abs(z - $0) }, centre: z, sigma: 1e-17)
    #expect(slope.hasCorner)
    #expect((slope.value - 1).magnitude <= slope.bar)
  }

  @Test("the bound on log det(I - M) is the exact one, and infinite past a spectral radius of 1") func bound()
  {
    let m = Matrix<Double>([[0.1, 0.2], [0.05, 0.3]])
    let exact = -Double.log(0.9 * 0.7 - 0.2 * 0.05)
    #expect((minusLogDeterminant(ofIdentityMinus: m) - exact).magnitude <= 8 * exact.ulp)
    #expect(minusLogDeterminant(ofIdentityMinus: Matrix([[1.0, 0], [0, 0]])) == .infinity)
    let singular = singularValues(Matrix([[3.0, 0], [4, 5]]))
    #expect((singular[0] * singular[1] - 15).magnitude <= 16 * 15.0.ulp)
  }

  @Test(
    "a density without a value outside of f's range has no known mass, unless the rest is too much already")
  func massOfSome() throws {
    var box = BlackBox(dimension: 1, forward: Closure { z in [exp(z[0]), z[0]] })
    box.wantsMass = true
    func density(_ factor: Double, outside: Double) -> Closure {
      Closure { x in
        guard x[0] > 0 else { return [outside] }
        let z = log(x[0])
        return [log(factor) - 0.5 * z * z - z - 0.5 * log(2 * Double.pi)]
      }
    }
    box.density = density(1, outside: .nan)
    let finding = try #require(try box.examined().finding(.mass))
    #expect(finding.outcome == .undecided && finding.sentence.contains("log P_X is nan at"))
    box.density = density(1, outside: -.infinity)
    #expect(try box.examined().finding(.mass)?.outcome == .holds)
    for outside in [Double.nan, -.infinity] {
      box.density = density(2, outside: outside)
      #expect(try box.examined().finding(.mass)?.outcome == .fails)
    }
  }

  @Test("a density that integrates to 1 passes the mass test, twice as much does not") func mass() throws {
    var box = BlackBox(dimension: 2, forward: Closure { z in [2 * z[0], z[1] + z[0], Double.log(2)] })
    box.wantsMass = true
    func density(_ factor: Double) -> Closure {
      Closure { x in
        let z = [x[0] / 2, x[1] - x[0] / 2]
        return [Double.log(factor) - Double.log(4 * Double.pi) - (z[0] * z[0] + z[1] * z[1]) / 2]
      }
    }
    box.density = density(1)
    #expect(try box.examined().finding(.mass)?.outcome == .holds)
    for factor in [0.8, 1.2, 2] {
      box.density = density(factor)
      #expect(try box.examined().finding(.mass)?.outcome == .fails, "\(factor)")
    }
  }

  @Test("decimal numbers are read to the nearest double, or left to others") func decimals() {
    func read(_ text: String) -> Double? {
      Array((text + "\n").utf8).withUnsafeBufferPointer {
        DecimalNumber($0, from: 0, isEnd: { $0 == UInt8(ascii: "\n") })?.value
      }
    }
    let stream = RandomStream(seed: 7, check: 3)
    var read17 = 0
    for k in 0..<20_000 {
      let size = exp(40 * (stream.uniform(2 * k) - 0.5)) * (k % 2 == 0 ? 1 : -1)
      // Halfway between two doubles is where one digit decides.
      let texts = [
        "\(size)", String(format: "%.16e", size), String(format: "%.17g", size), String(format: "%.8g", size),
        String(format: "%.20f", size), String(format: "%.18e", size + size.ulp / 2),
      ]
      for text in texts {
        guard let value = read(text) else { continue }
        read17 += 1
        #expect(value == Double(text), "\(text)")
      }
    }
    // Most are plain: what is above 10^22 or has more digits is left to others.
    #expect(read17 > 80_000, "\(read17)")
    #expect(read("0.5") == 0.5 && read("-0")?.sign == .minus && read("+3.") == 3 && read("1e3") == 1000)
    for other in [
      "nan", "1.5D+00", "1e", ".", "-", "0x1p3", "1.2.3", "12a", "1e-400", "123456789012345678901",
    ] {
      #expect(read(other) == nil, "\(other)")
    }
  }
}
