/// Whether f rises or falls all the way, or the place where the theorem stops: seen by probing, not proved.
///
/// About 400 probes of f and f′ (by dual numbers, `forward` alone) over the domain, then halving between two
/// neighbours that disagree, and at each small minimum of |f′| a search for the zero of f″. What looks like an
/// offence is confirmed by intervals before it is reported: rounding, underflow and overflow are none.
/// Where there are several, the one nearest to the middle of the domain.
/// Edge cases: a feature narrower than the spacing of the probes is missed; a jump in f's own direction, as
/// that of z + abs(z)/z, isn't looked for: such an f still has one z for each x.
public enum Monotonicity: Sendable, Hashable {
  /// f rises at every probe.
  case increasing
  /// f falls at every probe.
  case decreasing
  /// f′ changes its sign here.
  case turns(at: Double)
  /// f leaps back here, against the direction in which it moves on both sides, and takes some values again, as tan z does at π/2.
  case jumps(at: Double)
  /// f leaps back here, and no value of one side was seen on another: one-to-one in pieces, as 1/z is.
  case pieces(at: Double)
  /// f is constant around this point.
  case flat(at: Double)
  /// f has no value here, or right beside it.
  case undefined(at: Double)
  /// f moves on in its direction, but f′ is 0 here, as that of z³ at 0: a density divided by |f′| is infinite.
  case zeroSlope(at: Double)
  /// No probe told anything.
  case unknown

  /// Looks at `map` on `domain`, its own one if none is given.
  public init(of map: some ScalarMap, on domain: Domain? = nil) {
    self = MonotonicitySearch(map, domain ?? map.domain).answer
  }

  /// Whether no place was seen where f fails to be one-to-one: it may still have a zero slope.
  public var isMonotone: Bool {
    switch self {
    case .increasing, .decreasing, .zeroSlope: true
    default: false
    }
  }

  /// Where the theorem stops; nil where it doesn't.
  public var place: Double? {
    switch self {
    case .turns(let z), .jumps(let z), .pieces(let z), .flat(let z), .undefined(let z), .zeroSlope(let z): z
    case .increasing, .decreasing, .unknown: nil
    }
  }

  /// Where f turns back; nil where it is not seen to.
  public static func turningPoint(of map: some ScalarMap, on domain: Domain? = nil) -> Double? {
    if case .turns(let z) = Monotonicity(of: map, on: domain) { z } else { nil }
  }
}

extension Monotonicity: CustomStringConvertible {
  public var description: String {
    switch self {
    case .increasing: "rises"
    case .decreasing: "falls"
    case .turns(let z): "turns at z = \(short(z))"
    case .jumps(let z): "jumps back at z = \(short(z))"
    case .pieces(let z): "leaps at z = \(short(z)) from one piece to another"
    case .flat(let z): "is constant around z = \(short(z))"
    case .undefined(let z): "is not defined at, or right beside, z = \(short(z))"
    case .zeroSlope(let z): "has slope 0 at z = \(short(z))"
    case .unknown: "answers no finite number anywhere"
    }
  }
}

/// The probing behind `Monotonicity`.
struct MonotonicitySearch {
  /// What one probe sees. Overflow, and a slope that underflows, is `unknown`.
  private enum Sight { case rising, falling, flat, undefined, unknown }

  private let map: any ScalarMap
  private let domain: Domain
  private let points: [Double]

  init(_ map: any ScalarMap, _ domain: Domain) {
    self.map = map
    self.domain = domain
    points = domain.probes()
  }

  // MARK: One point

  private func look(_ z: Double) -> Dual<Double> { map.forward(Dual<Double>.variable(z)) }

  private func sight(_ z: Double) -> Sight { sight(z, look(z)) }

  /// What f and f′ at z tell.
  private func sight(_ z: Double, _ f: Dual<Double>) -> Sight {
    if f.value.isNaN { return map.forward(Interval(z)).isEmpty ? .undefined : .unknown }
    guard f.value.isFinite, f.derivative.isFinite else { return .unknown }
    if f.derivative == 0 { return slope(Interval(z)) == 0 ? .flat : .unknown }
    return f.derivative > 0 ? .rising : .falling
  }

  private func slope(_ box: Interval) -> Interval { map.forward(Dual<Interval>.variable(box)).derivative }

  /// The same, with a direction only where the slope's sign is beyond rounding.
  private func provedSight(_ z: Double) -> Sight {
    let seen = sight(z)
    guard seen == .rising || seen == .falling else { return seen }
    let slope = slope(Interval(z))
    return slope.lower > 0 ? .rising : slope.upper < 0 ? .falling : .unknown
  }

  // MARK: All points

  var answer: Monotonicity {
    let seen = points.map(look)
    var sights = points.indices.map { sight(points[$0], seen[$0]) }
    if sights.contains(.rising) && sights.contains(.falling) { sights = points.map(provedSight) }
    if !sights.contains(where: { $0 != .undefined }) { return .undefined(at: domain.middle) }
    let (other, jumps) = (edges(sights) + flats(sights), jumps(sights, seen))
    if other.isEmpty, let first = nearest(jumps), let place = first.place, arePiecesApart(jumps) {
      return .pieces(at: place)
    }
    if let offence = nearest(other + jumps) { return offence }
    let isRising = sights.contains(.rising)
    guard isRising || sights.contains(.falling) else { return .unknown }
    let minima = slowPlaces(sights, seen, isRising: isRising)
    return nearest(minima.filter { !$0.isMonotone }) ?? nearest(minima)
      ?? (isRising ? .increasing : .decreasing)
  }

  /// Distances as the probes are spread: in steps from the middle one.
  private func nearest(_ found: [Monotonicity]) -> Monotonicity? {
    func distance(_ offence: Monotonicity) -> Double {
      guard let place = offence.place else { return .infinity }
      let above = points.firstIndex { $0 >= place } ?? points.count
      return (Double(above) - Double(points.count) / 2).magnitude
    }
    return found.min { distance($0) < distance($1) }
  }

  /// Where f begins or ceases to be defined, and where its direction changes.
  private func edges(_ sights: [Sight]) -> [Monotonicity] {
    let known = sights.indices.filter { sights[$0] != .unknown && sights[$0] != .flat }
    return zip(known, known.dropFirst()).compactMap { i, j in
      guard sights[i] != sights[j] else { return nil }
      let (low, high) = (points[i], points[j])
      if sights[i] == .undefined || sights[j] == .undefined {
        let wasUndefined = sights[i] == .undefined
        return .undefined(at: boundary(from: low, to: high) { (sight($0) == .undefined) == wasUndefined })
      }
      return .turns(at: boundary(from: low, to: high) { sight($0) == sights[i] })
    }
  }

  /// Two neighbours on which the slope is 0 exactly; one alone is a point of zero slope.
  private func flats(_ sights: [Sight]) -> [Monotonicity] {
    sights.indices.dropFirst().filter { sights[$0] == .flat && sights[$0 - 1] == .flat }
      .map { .flat(at: points[$0]) }
  }

  /// Neighbours with slopes of one sign, and values that moved the other way, beyond rounding.
  private func jumps(_ sights: [Sight], _ seen: [Dual<Double>]) -> [Monotonicity] {
    sights.indices.dropFirst().compactMap { j in
      let i = j - 1
      guard sights[i] == sights[j], sights[i] == .rising || sights[i] == .falling else { return nil }
      let sign = sights[i] == .rising ? 1.0 : -1
      guard sign * seen[j].value < sign * seen[i].value else { return nil }
      func value(_ z: Double) -> Double { sign * map.forward(z) }
      var (low, high) = (points[i], points[j])
      let move = map.forward(Interval(high)) - map.forward(Interval(low))
      guard sign > 0 ? move.upper < 0 : move.lower > 0 else { return nil }
      let place = boundary(from: low, to: high) { z in
        // The leap lies in the half whose own ends went back.
        let isBefore = !(value(z) < value(low))
        if isBefore { low = z } else { high = z }
        return isBefore
      }
      return .jumps(at: place)
    }
  }

  /// Whether the pieces between the leaps have no value in common but for an end, as far as the probes and the doubles beside each
  /// leap see.
  private func arePiecesApart(_ jumps: [Monotonicity]) -> Bool {
    let places = jumps.compactMap(\.place)
    let all = (points + places.flatMap { [$0.nextDown.nextDown, $0.nextUp.nextUp] }).sorted()
    let values = Dictionary(grouping: all.filter { z in !places.contains { ($0 - z).magnitude <= z.ulp } }) {
      z in places.count { $0 < z }
    }.values.map { piece in piece.map(map.forward).filter { !$0.isNaN } }
    let ranges = values.compactMap { x in x.min().flatMap { low in x.max().map { (low, $0) } } }
      .sorted { $0.0 < $1.0 }
    return zip(ranges, ranges.dropFirst()).allSatisfy { $0.1 <= $1.0 }
  }

  // MARK: Where the slope nearly vanishes

  private func slowPlaces(_ sights: [Sight], _ seen: [Dual<Double>], isRising: Bool) -> [Monotonicity] {
    let sign = isRising ? 1.0 : -1
    let slopes = seen.map { sign * $0.derivative }
    func fall(_ i: Int) -> Double { Swift.max(slopes[i - 1], slopes[i + 1]) / slopes[i] }
    let candidates = points.indices.dropFirst().dropLast().filter { i in
      // A slope c(z − z₀)² falls ninefold, or more, towards the probe next to z₀, c|z − z₀| threefold, c√|z − z₀| by 1.7.
      sights[i] == (isRising ? .rising : .falling) && slopes[i] <= slopes[i - 1] && slopes[i] <= slopes[i + 1]
        && fall(i) >= 1.5
    }
    let middle = points.count / 2
    let first = candidates.sorted {
      (fall($0) < 4 ? 1 : 0, ($0 - middle).magnitude) < (fall($1) < 4 ? 1 : 0, ($1 - middle).magnitude)
    }.prefix(Self.mostMinima)
    return first.compactMap { slowPlace(points[$0 - 1], points[$0 + 1], sign: sign, isSmooth: fall($0) >= 4) }
  }

  /// Keeps the search near 2,000 evaluations; those nearest to the middle go first.
  private static var mostMinima: Int { 12 }

  /// `isSmooth`: the slope falls as it does where f′ has a derivative. At a kink an enclosure holds 0 whatever the slopes beside it
  /// are, so there they must be seen to vanish.
  private func slowPlace(
    _ low: Double, _ high: Double, sign: Double, isSmooth: Bool
  ) -> Monotonicity? {
    func second(_ z: Double) -> Double {
      sign * map.forward(Dual(Dual<Double>.variable(z), 1)).derivative.derivative
    }
    guard second(low) < 0, second(high) > 0 else { return nil }
    let place = boundary(from: low, to: high) { second($0) < 0 }
    let slope = slope(Interval(place.nextDown, place.nextUp))
    if sign * (sign > 0 ? slope.upper : slope.lower) < 0 {
      return .turns(
        at: boundary(from: low, to: place) { sign * map.forward(Dual<Double>.variable($0)).derivative > 0 })
    }
    // An enclosure that holds slopes as large as those beside it tells of rounding, as where 1 − Φ(z) is an ulp, and of no 0.
    let beside = Swift.max(look(low).derivative.magnitude, look(high).derivative.magnitude)
    guard slope.contains(0.0), slope.magnitude <= beside / 4 else { return nil }
    return isSmooth || vanishes(at: place, within: high - low) ? .zeroSlope(at: place) : nil
  }

  /// Whether |f′| a million times nearer to the place is a sixty-fourth at most: √|z − z₀| falls a thousandfold.
  private func vanishes(at place: Double, within width: Double) -> Bool {
    func slope(_ step: Double) -> Double {
      let sides = [place - step, place + step].map {
        map.forward(Dual<Double>.variable($0)).derivative.magnitude
      }
      return Swift.max(sides[0], sides[1])
    }
    return slope(0x1p-40 * width) <= slope(0x1p-20 * width) / 64
  }
}
