import Testing

@testable import Theorem

@Suite("Jets: Taylor series carried through a formula")
struct JetTests {
  typealias Series = Jet<Double>

  /// eᵗ, 1/(1 − t), log(1 + t), sin t, tan t, atan t: their series are known by heart.
  @Test func knownSeries() {
    let t = Series.variable(0)
    let factorials = (0..<8).map { k in (1...Swift.max(k, 1)).map(Double.init).reduce(1, *) }
    for k in 0..<8 {
      #expect(near(exp(t)[k], 1 / factorials[k]))
      #expect((1 / (1 - t))[k] == 1)
      let everyTerm: Double = k == 0 ? 0 : k % 2 == 0 ? -1 : 1
      let oddTerms: Double = k % 2 == 0 ? 0 : k % 4 == 1 ? 1 : -1
      let power = Double(Swift.max(k, 1))
      #expect(near(log1p(t)[k], everyTerm / power))
      #expect(near(sin(t)[k], oddTerms / factorials[k]))
      #expect(near(atan(t)[k], oddTerms / power))
    }
    for (k, c) in zip([1, 3, 5, 7], [1, 1.0 / 3, 2.0 / 15, 17.0 / 315]) { #expect(near(tan(t)[k], c)) }
  }

  /// The first two coefficients are what dual numbers carry, and twice the third is their derivative's derivative.
  @Test(arguments: DualTests.Function.allCases)
  func agreesWithDualNumbers(_ f: DualTests.Function) {
    let series = f(Series.variable(f.point))
    let dual = f(Dual(Dual.variable(f.point), 1))
    #expect(near(series[0], dual.value.value))
    #expect(near(series[1], dual.value.derivative))
    #expect(near(2 * series[2], dual.derivative.derivative))
  }

  /// Over an interval, coefficient k encloses f⁽ᵏ⁾/k! at every point of the box; the concrete type gives the same.
  @Test(arguments: DualTests.Function.allCases)
  func enclosesThePointsOfABox(_ f: DualTests.Function) {
    let box = Interval(f.point, f.point + 0x1p-6)
    let series = f(Jet<Interval>.variable(box))
    let concrete = f(IntervalJet.variable(box))
    for k in 0..<17 { #expect(series[k] == concrete[k]) }
    for point in [box.lower, box.midpoint, box.upper] {
      let exact = f(Jet<Interval>.variable(Interval(point)))
      for k in 0..<17 where exact[k].isBounded {
        #expect(!series[k].intersection(exact[k]).isEmpty, "coefficient \(k) at \(point)")
      }
    }
  }

  /// One that is cut earlier has the same first terms, and cuts what it meets.
  @Test(arguments: DualTests.Function.allCases) func aShorterSeries(_ f: DualTests.Function) {
    let long = f(Series.variable(f.point))
    let short = f(Series.variable(f.point, slope: 1, terms: 5))
    for k in 0..<5 { #expect(near(short[k], long[k])) }
    #expect(short.coefficients.count <= 5 && (long + short).coefficients.count <= 5)
    #expect((short - long).coefficients.count <= 5 && (long * short).coefficients.count <= 5)
  }

  /// The sum of products holds what exact rational arithmetic gives, of ends of every sign, and is hardly wider than that.
  @Test func sumsOfProducts() {
    let stream = RandomStream(seed: 3, check: 3)
    for trial in 0..<200 {
      let n = 3 + trial % 14
      func interval(_ i: Int) -> Interval {
        let u = (0..<2).map { (stream.uniform(1000 * trial + 2 * i + $0) - 0.5) * 8 }
        return trial % 3 == 0 ? Interval(u[0]) : Interval(between: u[0], and: u[1])
      }
      let (a, b) = ((0..<n).map(interval), (n..<(2 * n)).map(interval))
      let sum = a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          Interval.sumOfProducts(a.baseAddress!, b.baseAddress! + n - 1, count: n)
        }
      }
      let oneByOne = zip(a, b.reversed()).reduce(Interval(0)) { $0 + $1.0 * $1.1 }
      #expect(!sum.intersection(oneByOne).isEmpty)
      #expect((sum.lower - oneByOne.lower).magnitude <= 64 * 16 * Double.ulpOfOne * Double(n))
      #expect((sum.upper - oneByOne.upper).magnitude <= 64 * 16 * Double.ulpOfOne * Double(n))
      // Whole numbers are summed without rounding, and none of them may be left out.
      let (c, d) = (a.map { Interval($0.lower.rounded()) }, b.map { Interval($0.upper.rounded()) })
      let exact = zip(c, d.reversed()).reduce(0) { $0 + $1.0.lower * $1.1.lower }
      let enclosed = c.withUnsafeBufferPointer { c in
        d.withUnsafeBufferPointer { d in
          Interval.sumOfProducts(c.baseAddress!, d.baseAddress! + n - 1, count: n)
        }
      }
      #expect(enclosed.contains(exact) && !enclosed.contains(exact + 0x1p-20))
    }
  }

  /// An infinite end is never lost, whatever it is multiplied by.
  @Test func unboundedSums() {
    let unbounded = [Interval(unchecked: -.infinity, 1), .entire, Interval(unchecked: 2, .infinity)]
    for factor in [Interval(-3, 0), Interval(0, 3), Interval(-1, 1), 0, Interval(2)] {
      for a in unbounded {
        let (x, y) = ([a, 1, 1], [Interval(1), 1, factor])
        let sum = x.withUnsafeBufferPointer { x in
          y.withUnsafeBufferPointer { y in
            Interval.sumOfProducts(x.baseAddress!, y.baseAddress! + 2, count: 3)
          }
        }
        #expect(sum.contains(a * factor + 2))
      }
    }
  }

  /// Across a kink nothing is claimed beyond the value; beside it everything is.
  @Test func kinks() {
    let across = abs(Jet<Interval>.variable(Interval(-1, 2)))
    #expect(across[0] == Interval(0, 2) && across[1] == .entire && across[3] == .entire)
    let beside = abs(Jet<Interval>.variable(Interval(-2, -1)))
    #expect(beside[0] == Interval(1, 2) && beside[1] == -1 && beside[2] == 0)
  }

  /// A root found by iteration has the inverse's series: z³ + z undone, composed with itself, is t again.
  @Test func solved() {
    let x = Series.variable(0.7)
    let z = Series.solve(CubicPlusLinear(), for: x)
    let back = CubicPlusLinear().forward(z)
    for k in 0..<8 { #expect(near(back[k], k == 0 ? 0.7 : k == 1 ? 1 : 0)) }
  }

  /// 1024 ulps at size 1: some hundred roundings of a convolution, and their growth over eight coefficients.
  private func near(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1024 * Swift.max(1, a.magnitude, b.magnitude).ulp
  }

  @Test func aWrongCoefficientIsCaught() {
    #expect(!near(1, 1 + 0x1p-20))
  }
}
