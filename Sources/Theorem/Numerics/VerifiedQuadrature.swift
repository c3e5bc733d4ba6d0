/// A function of one number, written once and run on any `Scalar`.
public protocol ScalarFunction: Sendable {
  /// The value at x.
  func callAsFunction<S: Scalar>(_ x: S) -> S
}

/// A proved enclosure of an integral, and what it cost.
public struct VerifiedIntegral: Sendable, Hashable {
  /// Holds the integral if `isContinuous`.
  public let enclosure: Interval
  /// How many panels the range was cut into.
  public let panels: Int
  /// Whether the integrand is proved defined and continuous on every panel: the hypothesis of it all.
  public let isContinuous: Bool

  @inlinable init(enclosure: Interval, panels: Int, isContinuous: Bool) {
    self.enclosure = enclosure
    self.panels = panels
    self.isContinuous = isContinuous
  }
}

/// Encloses ∫ f over [`a`, `b`] for each a and b of the two intervals, with proof.
///
/// On a panel c ± h, with n even and Pₖ, W the Taylor coefficients of f at c and over the whole panel,
/// ∫ f = 2 Σ Pₖ h^(k+1)/(k+1) over even k < n, + 2 Wₙ h^(n+1)/(n+1); odd k cancel. A panel is halved until
/// the width of its last term is at most its share of `width`, or 2⁻⁵⁰ of the panel's own integral where f has one sign, beside
/// which a share of `width` may be less than rounding. Where that never happens, at a kink, the
/// plain enclosure of f on the panel times its length does.
///
/// Domain: `a` and `b` bounded, in either order; `width` > 0.
/// Edge cases: past `budget` panels the rest is taken as it stands, wider but still proved; the whole
/// line where f isn't bounded.
/// Allowed error: `enclosure` is about `width` + 2⁻⁵⁰ ∫ |f| wide, and rounding adds about the number of panels in units
/// in the last place.
/// Source: Moore, Interval Analysis (1966), chapter 8; Corliss & Rall, Adaptive self-validating numerical
/// quadrature (1987).
@inlinable public func verifiedIntegral<F: ScalarFunction>(
  of f: F, from a: Interval, to b: Interval, width: Double, budget: Int = 4096
) -> VerifiedIntegral {
  precondition(width > 0 && budget > 0, "a verified integral needs a positive width and budget")
  guard a.isBounded && b.isBounded else {
    return VerifiedIntegral(enclosure: .entire, panels: 0, isContinuous: false)
  }
  let low = a.midpoint
  let high = b.midpoint
  var sum = PanelSum(low: Swift.min(low, high), high: Swift.max(low, high), width: width, budget: budget)
  sum.integrate(f)
  var total = low <= high ? sum.total : -sum.total
  var isContinuous = sum.isContinuous
  // From an end that is only enclosed to the double inside it: the distance times a value of f between.
  for (end, inside, sign) in [(a, low, -1.0), (b, high, 1.0)] where !end.isPoint {
    let values = f(DefinedInterval(end))
    total = total + Interval(sign) * (end - Interval(inside)) * values.value
    isContinuous = isContinuous && values.isDefined
  }
  return VerifiedIntegral(
    enclosure: total.isEmpty ? .entire : total, panels: sum.panels, isContinuous: isContinuous)
}

/// The panels still to do, and the sum of those done.
@usableFromInline struct PanelSum {
  @usableFromInline var waiting: [(low: Double, high: Double)]
  @usableFromInline let share: Double
  @usableFromInline let budget: Int
  /// Of a panel's own integral: less than rounding makes of a sum of sixteen terms.
  @usableFromInline static var relative: Double { 0x1p-50 }
  @usableFromInline var total: Interval = 0
  @usableFromInline var panels = 0
  @usableFromInline var isContinuous = true

  @inlinable init(low: Double, high: Double, width: Double, budget: Int) {
    waiting = low < high ? [(low, high)] : []
    share = width / (high - low)
    self.budget = budget
  }

  @inlinable mutating func integrate<F: ScalarFunction>(_ f: F) {
    // Whole generations of panels, so that a budget that runs out does so evenly.
    while !waiting.isEmpty {
      let generation = waiting
      waiting.removeAll(keepingCapacity: true)
      for (index, panel) in generation.enumerated() {
        let unfinished = panels + waiting.count + generation.count - index
        add(panel, of: f, mayHalve: unfinished < budget)
      }
    }
  }

  /// Adds the integral over `panel`, or halves it.
  @inlinable mutating func add<F: ScalarFunction>(
    _ panel: (low: Double, high: Double), of f: F, mayHalve: Bool
  ) {
    let box = Interval(unchecked: panel.low, panel.high)
    let center = box.midpoint
    let allowed = share * (panel.high - panel.low)
    let halvable = mayHalve && panel.low < center && center < panel.high

    let length = Interval(panel.high) - Interval(panel.low)
    // In units of about h, so that sixteenth powers stay within the doubles however short or long the panel is.
    let unit = box.scale
    // c − h and c + h are the ends of the panel, but for rounding; both distances are kept.
    let left = (Interval(panel.low) - Interval(center)) / unit
    let right = (Interval(panel.high) - Interval(center)) / unit
    let remainder = unit * (PanelSum.evenMoment(16, left, right) * f(IntervalJet.ray(from: box, unit))[16])
    if !(remainder.width <= allowed) && halvable {
      let plain = f(box)
      let enough = Swift.max(allowed, PanelSum.relative * plain.mignitude * length.lower)
      if !(remainder.width <= enough) && !(length.upper * plain.width <= enough) { return halve() }
    }
    let values = f(DefinedInterval(box))
    if !values.isDefined && halvable { return halve() }
    var part = values.value * length
    if values.isDefined && remainder.isBounded {
      let point = f(IntervalJet.ray(from: Interval(center), unit)).series
      part = part.intersection(unit * PanelSum.integral(point, left, right) + remainder)
    }
    total = total + part
    panels += 1
    isContinuous = isContinuous && values.isDefined

    func halve() {
      waiting.append((panel.low, center))
      waiting.append((center, panel.high))
    }
  }

  /// ∫ tⁿ over [`left`, `right`], n even, left < 0 < right.
  @inlinable static func evenMoment(_ n: Int, _ left: Interval, _ right: Interval) -> Interval {
    let power = Interval.pow(right, n + 1)
    let other = left == -right ? power : Interval.pow(-left, n + 1)
    return (power + other) / Interval(Double(n + 1))
  }

  /// ∫ Σ Pₖ tᵏ over [`left`, `right`], by Horner's rule; odd k cancel where the two are symmetric.
  @inlinable static func integral(_ series: IntervalJet.Series, _ left: Interval, _ right: Interval)
    -> Interval
  {
    func primitive(_ t: Interval, step: Int, _ factor: Interval) -> Interval {
      var sum: Interval = 0
      for k in stride(from: step == 2 ? 14 : 15, through: 0, by: -step) {
        sum = sum * factor + series[k] / Interval(Double(k + 1))
      }
      return sum * t
    }
    if left == -right { return 2 * primitive(right, step: 2, Interval.pow(right, 2)) }
    return primitive(right, step: 1, right) - primitive(left, step: 1, left)
  }
}

/// An upright box in D dimensions, for counting draws and for the mass a formula gives it.
struct Box {
  let lower: [Double]
  let upper: [Double]

  /// A box around `center`, as wide as `sides`.
  init(around center: [Double], sides: [Double]) {
    lower = pairwise(center, sides) { $0 - $1 / 2 }
    upper = pairwise(center, sides) { $0 + $1 / 2 }
  }

  func contains(_ x: [Double]) -> Bool {
    for i in x.indices where !(lower[i] < x[i] && x[i] < upper[i]) { return false }
    return true
  }

  /// ∫ f over a box of the plane: one Gauss–Kronrod quadrature inside another.
  func integral(of f: ([Double]) -> Double) -> Estimate {
    precondition(
      lower.count == 2, "only boxes of the plane are integrated over; got \(lower.count) dimensions")
    var inner = 0.0
    let outer = GaussKronrod.integral(from: lower[0], to: upper[0]) { first in
      let line = GaussKronrod.integral(from: lower[1], to: upper[1]) { f([first, $0]) }.estimate
      inner = Swift.max(inner, line.error)
      return line.value
    }.estimate
    return Estimate(outer.value, error: outer.error + inner * (upper[0] - lower[0]))
  }
}
