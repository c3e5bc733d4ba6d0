import Testing

@testable import Theorem

@Suite("Sobol's sequence in the unit square") struct SobolTests {
  /// What is added to each coordinate to keep it off 0.
  static let half = 0x1p-53

  /// Joe & Kuo's first points, which start from the direction numbers 1, 3, 5, 15, … of the second coordinate.
  @Test func firstPoints() {
    let eighths = [(0, 0), (4, 4), (2, 6), (6, 2), (1, 5), (5, 1), (3, 3), (7, 7)]
    for (i, point) in eighths.enumerated() {
      #expect(Sobol().point(i) == [Double(point.0) / 8 + Self.half, Double(point.1) / 8 + Self.half])
    }
  }

  /// Another way to the second coordinate: its digits are the index's, multiplied by Pascal's triangle mod 2 (Faure 1982).
  @Test func pascalsTriangle() {
    var rows = [[1]]
    for n in 1..<20 {
      rows.append((0...n).map { k in ((k > 0 ? rows[n - 1][k - 1] : 0) + (k < n ? rows[n - 1][k] : 0)) % 2 })
    }
    for i in [0, 1, 2, 3, 77, 1000, 54_321, 1 << 19] {
      let digits = (0..<20).map { i >> $0 & 1 }
      let second = (0..<20).reduce(0.0) { sum, j in
        let digit = (j..<20).reduce(0) { $0 + digits[$1] * rows[$1][j] } % 2
        return sum + Double(digit) * Double.pow(0.5, j + 1)
      }
      #expect(Sobol().point(i)[1] == second + Self.half)
    }
  }

  static let power = depth(6, deep: 12)

  @Test func oneInEachBox() {
    for m in 0...Self.power {
      #expect(isNet((0..<1 << m).map(Sobol().point), m), "2^\(m) points")
      #expect(isNet((0..<1 << m).map { Sobol().point(5 << m + $0) }, m), "the sixth 2^\(m) points")
      #expect(isNet((0..<1 << m).map(Sobol(seed: 20).point), m), "2^\(m) shifted points")
    }
  }

  /// The same count must refuse what fills the square less evenly.
  @Test func otherPointsAreNoNet() {
    let m = Self.power
    let stream = RandomStream(seed: 20, check: 1)
    #expect(!isNet((0..<1 << m).map { [stream.uniform(2 * $0), stream.uniform(2 * $0 + 1)] }, m))
    #expect(!isNet((0..<1 << m).map { [Sobol().point($0)[0], Sobol().point($0)[0]] }, m))
    #expect(!isNet((0..<1 << m).map { Sobol().point($0 + 1) }, m), "starting at 1 leaves a box empty")
  }

  @Test func shiftsAreTheirSeeds() {
    #expect(Sobol(seed: 7).point(11) == Sobol(seed: 7).point(11))
    #expect(Set((0..<64).map { Sobol(seed: 1 << $0).point(11) } + [Sobol().point(11)]).count == 65)
    for i in 0..<256 {
      for u in Sobol(seed: 7).point(i) + Sobol().point(i) {
        #expect(0 < u && u < 1 && (u * 0x1p53).truncatingRemainder(dividingBy: 2) == 1)
      }
    }
  }

  /// Whether each of the 2ᵐ boxes 2⁻ᵏ by 2⁻⁽ᵐ⁻ᵏ⁾ of a grid holds one point, for each k.
  func isNet(_ points: [[Double]], _ m: Int) -> Bool {
    (0...m).allSatisfy { k in
      let across = Double.pow(2, k)
      let boxes = points.map {
        Int($0[0] * across) << (m - k) + Int($0[1] * Double.pow(2, m - k))
      }
      return Set(boxes).count == points.count
    }
  }
}
