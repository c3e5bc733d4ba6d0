import Theorem

/// A random map of the line, of the plane, or a chain, with a claim about its slopes that is right, or wrong in a known way.
///
/// Maps are sums and compositions of what flows are made of; their slopes are written out by the chain rule, as text, so a right
/// claim is right for every z and a corrupted one is 1 + `size` times `shape` too large.
struct RandomClaim: CustomStringConvertible {
  /// What the claim is wrong by.
  enum Corruption: String, CaseIterable {
    case none = "right"
    case everywhere
    case spike = "in a spike"
    case tail = "in a tail"
    case farTail = "in the far tail"
    case besideKink = "beside a kink"
    case betweenProbes = "between probes"
  }
  enum Kind: CaseIterable { case line, chain, plane }

  private var stream: RandomStream
  private var next = 0
  private(set) var kind = Kind.line
  private(set) var corruption = Corruption.none
  /// What the claimed slope is too large by, where it is most.
  private(set) var size = 0.0
  private(set) var base = BaseChoice()
  private(set) var density: any Density = Normal()
  private(set) var forward: [String] = []
  /// Whether its scales lie between 1e-3 and 1e3, and what it adds is no more than a thousand of them.
  private(set) var isOrdinary = true
  private var slope = ""
  /// Of the corruption: 0 ... 1, in z or z1.
  private var shape: Shape?

  init(seed: UInt64, kind: Kind = .line, corruption: Corruption, base name: String, on interval: Domain?) {
    stream = RandomStream(seed: seed, check: 14)
    self.kind = kind
    self.corruption = corruption
    base = BaseChoice(name, on: interval.map { Array(repeating: $0, count: kind == .plane ? 2 : 1) } ?? [])
    density = (try? BaseChoice(name, on: interval.map { [$0] } ?? []).density(default: Normal())) ?? Normal()
    if corruption != .none { size = Double.pow(10, -Double(pick([0, 1, 2, 3, 4, 6, 8, 10, 12]))) }
    shape = corruption == .none ? nil : makeShape()
    switch kind {
    case .line:
      let (f, s) = map()
      (forward, slope) = ([f], s)
    case .chain: forward = (0..<pick([2, 3])).map { _ in map().f }
    case .plane: makePlane()
    }
  }

  // MARK: Numbers

  private mutating func uniform() -> Double {
    next += 1
    return stream.uniform(next)
  }
  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[Swift.min(Int(uniform() * Double(choices.count)), choices.count - 1)]
  }
  /// Of a size between the two, evenly in its logarithm; three digits.
  private mutating func size(_ low: Double, _ high: Double) -> Double {
    rounded(low * Double.pow(high / low, uniform()))
  }
  private func rounded(_ x: Double) -> Double { Double(decimal(x, digits: 3)) ?? x }
  private func shown(_ x: Double) -> String { x < 0 ? "(\(x))" : "\(x)" }

  // MARK: Maps of the line

  /// z in units of the base's spread, so that no function is asked for what has left the doubles in the middle of the mass.
  private var unit: Double {
    let spread = density.quantile(0.9) - density.quantile(0.1)
    return rounded(2 / spread)
  }
  private var middle: Double { rounded(density.quantile(0.5)) }

  /// A rising or falling f, and its slope.
  private mutating func map() -> (f: String, slope: String) {
    let u = "(\(shown(unit))*(z - \(shown(middle))))"
    var (f, s) = sum(of: u, slope: shown(unit))
    if uniform() < 0.3 {
      // A composition; the inner sum shrunk to where the outer functions move.
      let inner = "(\(shown(size(0.05, 0.5)))*(\(f)))"
      let factor = inner.dropFirst().prefix { $0 != "*" }
      (f, s) = sum(of: inner, slope: "\(factor)*(\(s))")
    }
    if corruption == .besideKink, case .step(let place, _)? = shape {
      let bend = shown(size(0.1, 1))
      // The slope of |z − k| is written by what has no value at k itself.
      f = "\(f) + \(bend)*max(0, z - \(shown(place)))"
      s = "\(s) + \(bend)*(1 + (z - \(shown(place)))/abs(z - \(shown(place))))/2"
    }
    let scale = pick([1, 1, 1, 1e-8, 1e-3, 1e3, 1e8, -1, -30])
    let shift = pick([0, 0, 0, 1, -1000, 1e6])
    let ratio = Swift.max(scale.magnitude, 1 / scale.magnitude)
    if ratio > 1e3 || shift.magnitude > 1e3 * scale.magnitude { isOrdinary = false }
    f = "\(shown(scale))*(\(f))" + (shift == 0 ? "" : " + \(shown(shift))")
    s = "\(shown(scale))*(\(s))"
    return (f, s)
  }

  private mutating func sum(of u: String, slope: String) -> (String, String) {
    let straight = size(0.1, 1)
    var f = "\(straight)*\(u)"
    var s = "\(straight)"
    for _ in 0..<pick([1, 1, 2, 3]) {
      let (g, d) = atom(u)
      f += " + \(g)"
      s += " + \(d)"
    }
    if uniform() < 0.3 {
      let weight = rounded(straight * 0.8 * uniform()) + 0.001
      f += " + \(weight)*sin(\(u))"
      s += " + \(weight)*cos(\(u))"
    }
    return (f, "\(slope)*(\(s))")
  }

  private mutating func atom(_ u: String) -> (String, String) {
    let w = shown(size(1e-3, 10))
    // The inner slopes reach a few units and the outer three decades: more, and tanh is a step.
    let a = shown(size(0.1, 3))
    let b = shown(rounded(2 * uniform() - 1))
    let v = "(\(a)*\(u) + \(b))"
    switch Int(uniform() * 7) {
    case 0: return ("\(w)*exp\(v)", "\(w)*\(a)*exp\(v)")
    case 1: return ("\(w)*sinh\(v)", "\(w)*\(a)*cosh\(v)")
    case 2: return ("\(w)*tanh\(v)", "\(w)*\(a)/cosh\(v)^2")
    case 3: return ("\(w)*atan\(v)", "\(w)*\(a)/(1 + \(v)^2)")
    case 4: return ("\(w)*log(1 + exp\(v))", "\(w)*\(a)/(1 + exp(-\(v)))")
    case 5: return ("\(w)*\(v)^3", "\(w)*3*\(a)*\(v)^2")
    default: return ("\(w)*\(u)", "\(w)")
    }
  }

  // MARK: Maps of the plane

  private var plane: (forward: String, determinant: String) = ("", "")

  /// A triangular map after a shear: (a(y1), y2 exp(s tanh y1) + t(y1)), y = (z1 + c z2, z2).
  private mutating func makePlane() {
    let (f, s) = sum(of: "y", slope: "1")
    let mix = pick(["0", "0.5", "-1"])
    let y = mix == "0" ? "z1" : "(z1 + \(mix)*z2)"
    let weight = shown(size(0.05, 0.5))
    let stretch = "exp(\(weight)*tanh(\(y)))"
    func placed(_ text: String) -> String { text.replacing("y", with: y) }
    forward = ["\(placed(f)), z2*\(stretch) + \(shown(size(0.1, 1)))*atan(\(y))"]
    slope = "(\(placed(s)))*\(stretch)"
  }

  // MARK: Corruptions

  enum Shape {
    case all
    case bump(at: Double, width: Double)
    /// From 0 up to 1 within `width` beyond the place.
    case step(from: Double, width: Double)

    func text(_ z: String) -> String {
      switch self {
      case .all: "1"
      case .bump(let at, let width): "exp(-((\(z) - (\(at)))/\(width))^2)"
      case .step(let from, let width): "min(1, max(0, (\(z) - (\(from)))/\(width)))"
      }
    }
    func callAsFunction<S: Scalar>(_ z: S) -> S {
      switch self {
      case .all: 1
      case .bump(let at, let width): .exp(-.pow((z - S(at)) / S(width), 2))
      case .step(let from, let width): .min(1, .max(0, (z - S(from)) / S(width)))
      }
    }
  }

  private mutating func makeShape() -> Shape {
    let level = 0.05 + 0.9 * uniform()
    let spread = density.quantile(0.75) - density.quantile(0.25)
    func near(_ level: Double) -> Double { density.quantile(level) }
    switch corruption {
    case .none, .everywhere: return .all
    case .spike: return .bump(at: near(level), width: spread * pick([1e-1, 1e-2, 1e-3]))
    case .tail: return .step(from: near(0.97), width: (near(0.99) - near(0.97)))
    case .farTail: return .step(from: near(0.998), width: near(0.9995) - near(0.998))
    case .besideKink: return .step(from: rounded(near(level)), width: spread * 1e-6)
    case .betweenProbes:
      // Halfway between the fixed levels 0.46 and 0.63, 0.63 and 0.82, or 0.28 and 0.46.
      let (low, high) = pick([(0.46, 0.63), (0.63, 0.82), (0.28, 0.46)])
      let (a, b) = (near(low), near(high))
      return .bump(at: (a + b) / 2, width: (b - a) / 20)
    }
  }

  // MARK: What to ask

  var equations: [Equation] {
    switch kind {
    case .line: [.eq5, .eq7]
    case .chain: [.eq9]
    case .plane: [.eq8]
    }
  }

  /// The subject and the claim about it.
  func question() throws -> (subject: any Subject, claim: Claim) {
    switch kind {
    case .line:
      let typed = Typed(forward[0], derivative: corrupted(slope, "z"), base: base)
      return (try typed.subject(), typed.claim)
    case .plane:
      let typed = Typed(forward[0], determinant: corrupted(slope, "z1"), base: base)
      return (try typed.subject(), typed.claim)
    case .chain:
      let subject = try Typed(steps: forward.map(Typed.Step.init), base: base).subject()
      guard let shape else { return (subject, .reference) }
      return (subject, .chain(Corrupted(shape: shape, size: size)))
    }
  }

  private func corrupted(_ slope: String, _ z: String) -> String {
    shape.map { "(\(slope))*(1 + \(size)*\($0.text(z)))" } ?? slope
  }

  /// (9)'s formula, wrong by the same factor.
  private struct Corrupted: ChainFormula {
    let id = "corrupted"
    let shape: Shape
    let size: Double
    func density<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      Equation9.Reference().density(of: chain, along: stages) / (1 + S(size) * shape(stages[0][0]))
    }
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      Equation9.Reference().logDensity(of: chain, along: stages)
        - S.log(1 + S(size) * shape(stages[0][0]))
    }
  }

  // MARK: What is true

  /// The base's mass on `box`, weighted by how wrong the claim is there: by so much two masses differ at most and, its sign
  /// being one, at least half of it.
  func wrongMass(on box: ClosedRange<Double>) -> Double {
    guard let shape else { return 0 }
    let n = 20_000
    let (a, b) = (density.cumulative(box.lowerBound), density.cumulative(box.upperBound))
    let mean = (0..<n).reduce(0.0) { sum, k in
      let e = size * shape(density.quantile(a + (b - a) * (Double(k) + 0.5) / Double(n)))
      return sum + e / (1 + e)
    }
    return mean / Double(n) * (b - a)
  }

  /// How wrong it is at most on `box`.
  func worst(on box: ClosedRange<Double>) -> Double {
    guard let shape else { return 0 }
    let place: Double =
      switch shape {
      case .all: box.lowerBound
      case .bump(let at, _): Swift.min(Swift.max(at, box.lowerBound), box.upperBound)
      case .step: box.upperBound
      }
    return size * shape(place)
  }

  var description: String {
    let claim = kind == .chain ? "" : " claim \(corrupted(slope, kind == .plane ? "z1" : "z"))"
    let on = base.on.first.map { " on \($0.lower)...\($0.upper)" } ?? ""
    return
      "\(corruption.rawValue) \(size): \(forward.joined(separator: " ; "))\(claim) base \(density.name)\(on)"
  }
}
