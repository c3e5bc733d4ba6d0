/// The points around one probe from which slopes and noise are read.
///
/// Formula: z ± h u_j e_j for every coordinate j and every step h = s/4, s/16, …, s/4^K; and two lines through z, eight
/// points 2⁻¹⁶ u apart and sixteen 2⁻¹⁰ u apart, which a smooth f maps to next to straight lines, but for its noise. The unit
/// u_j is the scale of coordinate j, 1 for z.
/// Shapes: 1 + 2 K D + 24 points of D numbers.
struct Stencil: Sendable {
  let centre: [Double]
  /// The steps, widest first.
  let steps: [Double]
  /// What a step of 1 is along each coordinate: powers of 2.
  let units: [Double]
  private let fine: Double
  private let wide: Double

  /// Twins' steps, in those of their probes: no power of the ladder's ratio 4, so that the two share no step, where a corner
  /// would be met twice, and exact in binary.
  static let twinScale = 0.75

  /// A ladder that keeps within `room` of `centre`; a scale of 3/4 gives a ladder that shares no step with that of 1.
  init(at centre: [Double], room: Double, scale: Double = 1, units: [Double]? = nil) {
    self.centre = centre
    self.units = units ?? centre.map { _ in 1 }
    var ladder: [Double] = []
    var h = scale / 4
    while h >= Dyadic.grid, ladder.count < 7 {
      if h < room { ladder.append(h) }
      h /= 4
    }
    // Room for no step is a caller's slip; two are the least that shows an error.
    steps = ladder.count >= 2 ? ladder : [scale * 0x1p-16, scale * 0x1p-18]
    fine = room >= 0x1p-13 ? 0x1p-16 : 0x1p-18
    wide = room >= 0x1p-6 ? 0x1p-10 : 0x1p-14
  }

  /// How many points it has.
  var count: Int { 1 + 2 * steps.count * centre.count + 24 }

  /// All points, the centre first.
  var points: Rows {
    let d = centre.count
    var rows = Rows(width: d, numbers: centre)
    for h in steps {
      for j in 0..<d {
        for sign in [1.0, -1.0] {
          var z = centre
          z[j] += sign * h * units[j]
          rows.append(z)
        }
      }
    }
    for m in Self.places(4) { rows.append(along(Double(m) * fine)) }
    for m in Self.places(8) { rows.append(along(Double(m) * wide)) }
    return rows
  }

  private static func places(_ n: Int) -> [Int] { (-n...n).filter { $0 != 0 } }

  /// A point of the lines: all coordinates move, some up and some down.
  private func along(_ shift: Double) -> [Double] {
    centre.enumerated().map { j, z in z + (j * 2_654_435_761 % 7 < 3 ? -shift : shift) * units[j] }
  }

  /// What was answered to it: output `i` of the rows from `start` on.
  func reading(_ answers: Rows, from start: Int, output i: Int) -> Reading {
    let d = centre.count
    func value(_ k: Int) -> Double { answers[start + k, i] }
    let lines = 1 + 2 * steps.count * d
    return Reading(
      centre: value(0),
      plus: (0..<d).map { j in steps.indices.map { k in value(1 + 2 * (k * d + j)) } },
      minus: (0..<d).map { j in steps.indices.map { k in value(2 + 2 * (k * d + j)) } },
      fine: (0..<4).map { value(lines + $0) } + [value(0)] + (4..<8).map { value(lines + $0) },
      wide: (8..<16).map { value(lines + $0) } + [value(0)] + (16..<24).map { value(lines + $0) })
  }
}

/// One output of f on a stencil.
struct Reading: Sendable {
  let centre: Double
  /// f(z + h e_j) and f(z − h e_j), by coordinate and step.
  let plus: [[Double]]
  let minus: [[Double]]
  /// f along the two lines, in order.
  let fine: [Double]
  let wide: [Double]
}

extension Reading {
  /// The same on some of the steps, by number.
  func at(_ steps: [Int]) -> Reading {
    guard steps.count < (plus.first?.count ?? 0) else { return self }
    func kept(_ sides: [[Double]]) -> [[Double]] { sides.map { side in steps.map { side[$0] } } }
    return Reading(centre: centre, plus: kept(plus), minus: kept(minus), fine: fine, wide: wide)
  }
}
