import Theorem

/// Numbers that single precision holds exactly, so that a program in either precision reads what was sent.
///
/// Formula: odd multiples of 2⁻¹⁸ below 16 in size have at most 22 bits, and so have z ± h for every step h of a
/// ladder that ends at 2⁻¹⁸. An odd multiple is no round number: knots and corners lie on those.
enum Dyadic {
  static let grid = 0x1p-18
  /// Below 16 with a quarter's step on top.
  static let largest = 15.5

  /// The odd multiple of 2⁻¹⁸ at or next to `z`, which is cut to ±15.5.
  static func odd(_ z: Double) -> Double {
    (2 * (min(max(z, -largest), largest) / (2 * grid)).rounded(.down) + 1) * grid
  }
}

/// A point at which a program is asked, and why there.
struct ProgramProbe: Sendable {
  enum Kind: String, Sendable {
    case typical, centre, tail, axis, corner, edge
  }
  var z: [Double]
  var kind: Kind
  /// How far each coordinate may move: to the support's end, or to a round number where a corner may lie.
  var room: Double
}

/// Where a program is asked: in the bulk, at the centre, in the tails, far out along one axis, beside the round
/// numbers where clamps and knots lie, and close to the support's ends.
struct ProgramProbes {
  let all: [ProgramProbe]

  /// Probes for `dimension` coordinates, each drawn from `base`; the same seed gives the same ones.
  ///
  /// The more coordinates, the more points a probe costs (14 D + 25), and the fewer there are: 16 to 8.
  init(dimension d: Int, base: any Density, seed: UInt64) {
    let stream = RandomStream(seed: seed, check: 0xB1AC)
    var draws = 0
    func uniform() -> Double {
      draws += 1
      return stream.uniform(draws - 1)
    }
    func sign() -> Bool { uniform() < 0.5 }
    /// The z that a share 10^-`power` of the base's mass lies beyond, on either side.
    func far(_ power: Double) -> Double {
      let share = exp10(-power)
      return base.quantile(sign() ? share : 1 - share)
    }
    func row(_ one: () -> Double) -> [Double] { (0..<d).map { _ in one() } }

    // Where probes lie is a choice: which share of the mass lies beyond a tail's point, 10^-2.2 to 10^-4.5, and beyond the far one
    // of an axis, 10^-5.5 to 10^-9; the corners are 0.02 to 0.06 beside the whole numbers from -3 to 3.
    let many = d <= 8
    var found: [(ProgramProbe.Kind, [Double])] = []
    for _ in 0..<(many ? 7 : 4) { found.append((.typical, row { base.quantile(uniform()) })) }
    found.append((.centre, row { base.quantile(0.5 + 0.04 * (uniform() - 0.5)) }))
    for _ in 0..<(many ? 2 : 1) { found.append((.tail, row { far(2.2 + 2.3 * uniform()) })) }
    for _ in 0..<(many ? 3 : 1) {
      var z = row { base.quantile(uniform()) }
      z[Int(uniform() * Double(d))] = far(5.5 + 3.5 * uniform())
      found.append((.axis, z))
    }
    for _ in 0..<(many ? 3 : 1) {
      found.append(
        (.corner, row { Double(Int(uniform() * 7) - 3) + (sign() ? 1 : -1) * (0.02 + 0.04 * uniform()) }))
    }
    all = found.map { kind, z in Self.placed(kind, z, in: base) }
  }

  /// The nearest point of the grid inside the support, and its room.
  private static func placed(_ kind: ProgramProbe.Kind, _ z: [Double], in base: any Density) -> ProgramProbe {
    let (low, high) = (base.support.lower, base.support.upper)
    // Closer to an end than 2⁻⁷ no ladder has room.
    let inside = z.map { Dyadic.odd(min(max($0, low + 0x1p-7), high - 0x1p-7)) }
    var room = inside.reduce(Double.infinity) { min($0, $1 - low, high - $1) }
    if kind == .corner, room > 0x1p-5 {
      room = inside.reduce(room) { min($0, ($1 - $1.rounded()).magnitude) }
    }
    return ProgramProbe(z: inside, kind: room < 0x1p-5 && kind != .corner ? .edge : kind, room: room)
  }

  /// Each probe's twin, about 0.003 beside it: no corner of f is at both.
  var twins: [ProgramProbe] {
    all.map { probe in
      let shift = min(0x1p-9, probe.room / 8)
      let z = probe.z.enumerated().map { Dyadic.odd($1 + shift * ($0 % 2 == 0 ? 1.71 : -1.37)) }
      return ProgramProbe(z: z, kind: probe.kind, room: probe.room - 2 * shift)
    }
  }
}

private func exp10(_ x: Double) -> Double { Double.exp(x * Double.log(10)) }

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
    // Room for no step is a caller's mistake; two are the least that shows an error.
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
  func reading(_ answers: Rows, from start: Int, output i: Int) -> StencilReading {
    let d = centre.count
    func value(_ k: Int) -> Double { answers[start + k, i] }
    let lines = 1 + 2 * steps.count * d
    return StencilReading(
      centre: value(0),
      plus: (0..<d).map { j in steps.indices.map { k in value(1 + 2 * (k * d + j)) } },
      minus: (0..<d).map { j in steps.indices.map { k in value(2 + 2 * (k * d + j)) } },
      fine: (0..<4).map { value(lines + $0) } + [value(0)] + (4..<8).map { value(lines + $0) },
      wide: (8..<16).map { value(lines + $0) } + [value(0)] + (16..<24).map { value(lines + $0) })
  }
}

extension Rows {
  /// Adds a stencil's points at the end, and says where they begin.
  mutating func place(_ stencil: Stencil) -> PlacedStencil {
    defer { append(contentsOf: stencil.points) }
    return PlacedStencil(stencil: stencil, start: count)
  }
}

/// A stencil among the rows that a program is sent, and the row that it begins at.
struct PlacedStencil {
  let stencil: Stencil
  let start: Int

  func located(
    _ answers: Rows, offset: Int = 0, rotation: Int = 0, _ precision: Precision, inputNoise: [Double]? = nil
  ) -> LocatedAnswer {
    LocatedAnswer(
      stencil, answers, from: start, offset: offset, rotation: rotation, precision, inputNoise: inputNoise)
  }
}

/// One output of f on a stencil.
struct StencilReading: Sendable {
  let centre: Double
  /// f(z + h e_j) and f(z − h e_j), by coordinate and step.
  let plus: [[Double]]
  let minus: [[Double]]
  /// f along the two lines, in order.
  let fine: [Double]
  let wide: [Double]

  /// The same on some of the steps, by number.
  func at(_ steps: [Int]) -> StencilReading {
    guard steps.count < (plus.first?.count ?? 0) else { return self }
    func kept(_ sides: [[Double]]) -> [[Double]] { sides.map { side in steps.map { side[$0] } } }
    return StencilReading(centre: centre, plus: kept(plus), minus: kept(minus), fine: fine, wide: wide)
  }
}
