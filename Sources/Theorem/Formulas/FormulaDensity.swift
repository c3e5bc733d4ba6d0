/// A density in z as a reader typed it, whose mass was found to be 1.
///
/// Formula: P(Z ≤ z) is a sum of panels by Gauss–Kronrod and of a part of one; panels double in width towards an infinite end
/// and halve towards a finite one, and begin at kinks and bends.
/// Domain: the support is the interval asked for, without the stretches at its ends where the formula is 0 or has no value.
/// Edge cases: refused where it is negative or NaN inside, and where its mass is not 1 to within the quadrature's own error.
/// Allowed error: that of the quadrature, relative to the shorter tail; over intervals the cumulative is not known, so
/// certificates that need a mass of the base are undecided.
struct FormulaDensity: Density {
  let formulaRead: Formula
  let support: Domain
  let kinks: [Double]
  private let panels: Panels

  /// A density, or why the formula is none.
  enum Reading {
    case density(FormulaDensity)
    case refused(String)
    /// Its mass is this, and not 1.
    case mass(Double)
  }

  static func read(_ formula: Formula, on domain: Domain) -> Reading {
    guard let support = support(of: formula, in: domain) else {
      return .refused("is 0, or has no value, wherever it was looked at")
    }
    for z in support.probes() {
      let p = formula.evaluate(z)
      if p < 0 {
        return .refused(
          "is \(decimal(p, digits: 3)) at z = \(decimal(z, digits: 3)), and a density is never below 0")
      }
      if p.isNaN { return .refused("has no value at z = \(decimal(z, digits: 3))") }
    }
    let panels = Panels(formula, on: support)
    let mass = panels.mass
    let place = "\(decimal(domain.lower))...\(decimal(domain.upper))"
    guard mass.value.isFinite, mass.error <= 0x1p-20 * mass.value else {
      return .refused("has no mass that could be found on \(place)")
    }
    guard (mass.value - 1).magnitude <= mass.error else {
      return .mass(mass.value)
    }
    return .density(FormulaDensity(formula, support, panels))
  }

  private init(_ formula: Formula, _ support: Domain, _ panels: Panels) {
    (formulaRead, self.support, self.panels) = (formula, support, panels)
    kinks = formula.kinks(on: support)
  }

  var name: String { formulaRead.text }
  var formula: String { formulaRead.text }
  func logDensity<S: Scalar>(_ z: S) -> S { log(formulaRead.evaluate(z)) }
  func cumulative<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: false), z) }
  func upperTail<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: true), z) }
  func quantile(_ u: Double) -> Double {
    u <= 0.5 ? panels.quantile(u, isUpper: false) : panels.quantile(1 - u, isUpper: true)
  }
  func upperQuantile(_ u: Double) -> Double {
    u <= 0.5 ? panels.quantile(u, isUpper: true) : panels.quantile(1 - u, isUpper: false)
  }

  private struct Tail: Primitive {
    let of: FormulaDensity
    let isUpper: Bool
    func value(_ x: Double) -> Double { of.panels.tail(x, isUpper: isUpper) }
    func slope<S: Scalar>(_ x: S) -> S {
      isUpper ? -of.formulaRead.evaluate(x) : of.formulaRead.evaluate(x)
    }
  }

  /// The interval without the ends where the formula is exactly 0, which an enclosure tells from underflow, or undefined.
  private static func support(of formula: Formula, in domain: Domain) -> Domain? {
    func lives(_ z: Double) -> Bool {
      let value = formula.evaluate(Interval(z))
      return !value.isEmpty && value.upper > 0 || value.lower < 0
    }
    let probes = domain.probes()
    guard let first = probes.firstIndex(where: lives), let last = probes.lastIndex(where: lives) else {
      return nil
    }
    let lower =
      first == 0 ? domain.lower : boundary(from: probes[first - 1], to: probes[first]) { !lives($0) }
    let upper =
      last == probes.count - 1
      ? domain.upper : boundary(from: probes[last + 1], to: probes[last]) { !lives($0) }
    return lower < upper ? Domain(lower, upper) : nil
  }
}

/// The mass of a formula between edges, from either side.
private struct Panels: Sendable {
  let formula: Formula
  let edges: [Double]
  /// The mass below each edge, and above it.
  let below: [Double]
  let above: [Double]
  let mass: Estimate

  init(_ formula: Formula, on support: Domain) {
    self.formula = formula
    edges = Self.edges(formula, support)
    let parts = zip(edges, edges.dropFirst()).map { a, b in Self.integral(formula, a, b) }
    below = parts.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1.value) }
    above = parts.reversed().reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1.value) }.reversed()
    var sum = parts.reduce(into: Estimate(0)) { $0 += $1 }
    // What lies beyond the outermost panels is no more than they hold, if the tails fall at all.
    let size = sum.value.magnitude
    for end in [parts.prefix(3), parts.suffix(3)] {
      sum.error += 3 * (end.map(\.value.magnitude).max() ?? 0)
    }
    mass = Estimate(sum.value, error: sum.error + size * 0x1p-46)
  }

  private static func integral(_ formula: Formula, _ a: Double, _ b: Double) -> Estimate {
    a < b ? GaussKronrod.integral(from: a, to: b) { formula.evaluate($0) }.estimate : Estimate(0)
  }

  private static func edges(_ formula: Formula, _ support: Domain) -> [Double] {
    let middle = support.middle
    var edges: Set<Double> = [middle]
    for end in [support.lower, support.upper] {
      for k in 0..<1000 {
        let step = Double(sign: .plus, exponent: end.isFinite ? -k : k, significand: 1)
        edges.insert(end.isFinite ? end + (middle - end) * step : middle + (end < 0 ? -step : step))
      }
    }
    edges.formUnion(formula.kinks(on: support))
    for bend in formula.bends(on: support) {
      for reach in [0.0, 1, 4, 16, 40] {
        edges.formUnion([bend.place - reach * bend.width, bend.place + reach * bend.width])
      }
    }
    return edges.filter { support.contains($0) && $0.isFinite }.sorted()
  }

  /// The panel that holds z: its lower edge's index.
  private func panel(_ z: Double) -> Int {
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= z { low = middle } else { high = middle }
    }
    return low
  }

  func tail(_ z: Double, isUpper: Bool) -> Double {
    if z.isNaN { return .nan }
    if z <= edges[0] { return isUpper ? 1 : 0 }
    if z >= edges[edges.count - 1] { return isUpper ? 0 : 1 }
    let i = panel(z)
    return isUpper
      ? above[i + 1] + Self.integral(formula, z, edges[i + 1]).value
      : below[i] + Self.integral(formula, edges[i], z).value
  }

  /// The z with mass u on its shorter side, by Newton's method in the panel that holds it.
  func quantile(_ u: Double, isUpper: Bool) -> Double {
    let masses = isUpper ? above : below
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if (masses[middle] < u) != isUpper { low = middle } else { high = middle }
    }
    let inside = Domain(edges[low], edges[high])
    return TailSolver(
      support: inside, isRising: !isUpper, tail: { tail($0, isUpper: isUpper) },
      density: { formula.evaluate($0) })(u, from: inside.middle)
  }
}
