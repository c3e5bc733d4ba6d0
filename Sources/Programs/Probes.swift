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
struct Probe: Sendable {
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
struct Probes {
  let all: [Probe]

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

    let many = d <= 8
    var found: [(Probe.Kind, [Double])] = []
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
  private static func placed(_ kind: Probe.Kind, _ z: [Double], in base: any Density) -> Probe {
    let (low, high) = (base.support.lower, base.support.upper)
    // Closer to an end than 2⁻⁷ no ladder has room.
    let inside = z.map { Dyadic.odd(min(max($0, low + 0x1p-7), high - 0x1p-7)) }
    var room = inside.reduce(Double.infinity) { min($0, $1 - low, high - $1) }
    if kind == .corner, room > 0x1p-5 {
      room = inside.reduce(room) { min($0, ($1 - $1.rounded()).magnitude) }
    }
    return Probe(z: inside, kind: room < 0x1p-5 && kind != .corner ? .edge : kind, room: room)
  }

  /// Each probe's twin, about 0.003 beside it: no corner of f is at both.
  var twins: [Probe] {
    all.map { probe in
      let shift = min(0x1p-9, probe.room / 8)
      let z = probe.z.enumerated().map { Dyadic.odd($1 + shift * ($0 % 2 == 0 ? 1.71 : -1.37)) }
      return Probe(z: z, kind: probe.kind, room: probe.room - 2 * shift)
    }
  }
}

private func exp10(_ x: Double) -> Double { Double.exp(x * Double.log(10)) }
