import Programs
import Theorem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number type that flows are written in here: single or double precision.
protocol Real: BinaryFloatingPoint & Sendable {
  static func e(_ x: Self) -> Self
  static func ln(_ x: Self) -> Self
  static func th(_ x: Self) -> Self
  static func sh(_ x: Self) -> Self
  static func ash(_ x: Self) -> Self
}
extension Double: Real {
  static func e(_ x: Double) -> Double { exp(x) }
  static func ln(_ x: Double) -> Double { log(x) }
  static func th(_ x: Double) -> Double { tanh(x) }
  static func sh(_ x: Double) -> Double { sinh(x) }
  static func ash(_ x: Double) -> Double { asinh(x) }
}
extension Float: Real {
  static func e(_ x: Float) -> Float { expf(x) }
  static func ln(_ x: Float) -> Float { logf(x) }
  static func th(_ x: Float) -> Float { tanhf(x) }
  static func sh(_ x: Float) -> Float { sinhf(x) }
  static func ash(_ x: Float) -> Float { asinhf(x) }
}

/// A closure in the place of a program.
struct Closure: Answering {
  let row: @Sendable ([Double]) -> [Double]
  func answers(to points: Rows, width: Int, count: Int) throws(Misbehaviour) -> Answers {
    var rows = Rows(width: width)
    for i in 0..<points.count { rows.append(row(points[i])) }
    return Answers(rows)
  }
}

/// Draws of one seed: normal enough for weights.
struct Weights {
  let stream: RandomStream
  var drawn = 0
  init(_ seed: UInt64) { stream = RandomStream(seed: seed, check: 77) }
  mutating func one<F: Real>(_ sigma: F) -> F {
    var sum = 0.0
    for _ in 0..<4 {
      sum += stream.uniform(drawn) - 0.5
      drawn += 1
    }
    return F(sum * 1.73) * sigma
  }
  mutating func vector<F: Real>(_ n: Int, _ sigma: F) -> [F] { (0..<n).map { _ in one(sigma) } }
  mutating func matrix<F: Real>(_ m: Int, _ n: Int, _ sigma: F) -> [[F]] {
    (0..<m).map { _ in vector(n, sigma) }
  }
}

func times<F: Real>(_ a: [[F]], _ v: [F]) -> [F] { a.map { zip($0, v).reduce(0) { $0 + $1.0 * $1.1 } } }
func plus<F: Real>(_ a: [F], _ b: [F]) -> [F] { zip(a, b).map(+) }

/// A network of one hidden layer.
struct Network<F: Real>: Sendable {
  let w1: [[F]], b1: [F], w2: [[F]], b2: [F]
  let relu: Bool
  init(_ n: Int, _ hidden: Int, _ m: Int, _ sigma: F, relu: Bool = false, _ w: inout Weights) {
    w1 = w.matrix(hidden, n, sigma)
    b1 = w.vector(hidden, sigma)
    w2 = w.matrix(m, hidden, sigma)
    b2 = w.vector(m, sigma)
    self.relu = relu
  }
  func callAsFunction(_ x: [F]) -> [F] {
    let h = plus(times(w1, x), b1).map { relu ? Swift.max(0, $0) : F.th($0) }
    return plus(times(w2, h), b2)
  }
}

/// z ↦ (x, log|det|), in one precision.
typealias Flow<F> = @Sendable ([F]) -> ([F], F)

/// Ten flows whose log-determinant is right, of random weights.
enum RightFlows {
  static let names = [
    "affine", "dense", "coupling", "coupling-relu", "sinh-arcsinh", "planar", "autoregressive", "spline",
    "leaky", "wave",
  ]
  static let dimensions = [3, 4, 4, 4, 2, 3, 5, 2, 4, 1]

  static func flow<F: Real>(_ k: Int, _ seed: UInt64) -> Flow<F> {
    var w = Weights(seed &* 16 &+ UInt64(k))
    let d = dimensions[k]
    switch k {
    case 0:
      let (s, t): ([F], [F]) = (w.vector(d, 0.7), w.vector(d, 1))
      return { z in (plus(zip(z, s).map { $0 * F.e($1) }, t), s.reduce(0, +)) }
    case 1: return dense(d, &w)
    case 2, 3:
      let layers = (0..<4).map { layer in
        (parity: layer % 2, net: Network<F>(d / 2, 16, d, 0.4, relu: k == 3, &w))
      }
      return { z in
        var (x, l) = (z, F(0))
        for (parity, net) in layers {
          let kept = x.indices.filter { $0 % 2 == parity }
          let moved = x.indices.filter { $0 % 2 != parity }
          let out = net(kept.map { x[$0] })
          for (i, j) in moved.enumerated() {
            let s = F.th(out[i]) * 1.5
            x[j] = x[j] * F.e(s) + out[moved.count + i]
            l += s
          }
        }
        return (x, l)
      }
    case 4:
      let (a, b): ([F], [F]) = (w.vector(d, 0.5), w.vector(d, 0.2))
      return { z in
        var (x, l) = (z, F(0))
        for i in 0..<d {
          let u = F.ash(z[i]) * (1 + b[i]) + a[i]
          x[i] = F.sh(u)
          l += F.ln((1 + x[i] * x[i]).squareRoot() * (1 + b[i]) / (1 + z[i] * z[i]).squareRoot())
        }
        return (x, l)
      }
    case 5:
      let v: [F] = w.vector(d, 0.8)
      var u: [F] = w.vector(d, 0.8)
      let dot = zip(u, v).reduce(F(0)) { $0 + $1.0 * $1.1 }
      let size = v.reduce(F(0)) { $0 + $1 * $1 }
      let softplus = F.ln(1 + F.e(dot)) - 1
      u = zip(u, v).map { $0 + (softplus - dot) * $1 / size }
      let bias: F = w.one(0.5)
      let (mu, mv) = (u, v)
      return { z in
        let h = F.th(zip(mv, z).reduce(bias) { $0 + $1.0 * $1.1 })
        let uv = zip(mu, mv).reduce(F(0)) { $0 + $1.0 * $1.1 }
        return (zip(z, mu).map { $0 + $1 * h }, F.ln((1 + (1 - h * h) * uv).magnitude))
      }
    case 6:
      let layers = (0..<2).map { _ in (0..<d).map { Network<F>(Swift.max($0, 1), 8, 2, 0.4, &w) } }
      return { z in
        var (x, l) = (z, F(0))
        for nets in layers {
          var y = x
          for i in 0..<d {
            let out = nets[i](i == 0 ? [0] : Array(x[..<i]))
            y[i] = x[i] * F.e(out[0]) + out[1]
            l += out[0]
          }
          x = y.reversed()
        }
        return (x, l)
      }
    case 7:
      let knots = (0..<d).map { _ in Spline<F>(&w) }
      let mix: Flow<F> = dense(d, &w)
      return { z in
        var (x, l) = mix(z)
        for i in 0..<d {
          let (y, s) = knots[i](x[i])
          x[i] = y
          l += F.ln(s)
        }
        return (x, l)
      }
    case 8:
      let (first, second): (Flow<F>, Flow<F>) = (dense(d, &w), dense(d, &w))
      return { z in
        let (x, l) = first(z)
        let bent = x.map { $0 < 0 ? F(0.3) * $0 : $0 }
        let (y, m) = second(bent)
        return (y, l + m + F(x.count { $0 < 0 }) * F.ln(F(0.3)))
      }
    default:
      // Beyond 1 in size it would fold, and be no right flow.
      let a: F = Swift.min(Swift.max(w.one(0.4), -0.95), 0.95)
      return { z in ([z[0] + a * F(sin(Double(z[0])))], F.ln(1 + a * F(cos(Double(z[0]))))) }
    }
  }

  private static func dense<F: Real>(_ d: Int, _ w: inout Weights) -> Flow<F> {
    var a: [[F]] = w.matrix(d, d, 0.4)
    for i in 0..<d { a[i][i] += 1 }
    let matrix = a
    let l = F(LUDecomposition(Matrix(a.map { $0.map { Double($0) } })).logAbsDeterminant)
    return { z in (times(matrix, z), l) }
  }

  /// As a program would answer.
  static func answering(_ k: Int, seed: UInt64, single: Bool) -> Closure {
    single ? closure(flow(k, seed) as Flow<Float>) : closure(flow(k, seed) as Flow<Double>)
  }

  static func closure<F: Real>(_ flow: @escaping Flow<F>) -> Closure {
    Closure { z in
      let (x, l) = flow(z.map { F($0) })
      return x.map { Double($0) } + [Double(l)]
    }
  }
}

/// A rational-quadratic spline on (−3, 3), the identity outside.
struct Spline<F: Real>: Sendable {
  var xs: [F] = [], ys: [F] = [], slopes: [F] = []
  init(_ w: inout Weights) {
    let n = 6
    func ladder(_ raw: [F]) -> [F] {
      let e = raw.map { F.e($0) }
      let sum = e.reduce(0, +)
      var at: F = -3
      return [at]
        + e.map {
          at += 6 * $0 / sum; return at
        }
    }
    xs = ladder(w.vector(n, 0.7))
    ys = ladder(w.vector(n, 0.7))
    slopes = [1] + w.vector(n - 1, 0.7).map { F.e($0) } + [1]
  }
  func callAsFunction(_ x: F) -> (F, F) {
    guard x > -3, x < 3, let k = (0..<xs.count - 1).last(where: { xs[$0] <= x }) else { return (x, 1) }
    let (w, h) = (xs[k + 1] - xs[k], ys[k + 1] - ys[k])
    let (s, a, b) = (h / w, slopes[k], slopes[k + 1])
    let t = (x - xs[k]) / w
    let u = t * (1 - t)
    let below = s + (a + b - 2 * s) * u
    let value = ys[k] + h * (s * t * t + a * u) / below
    let rest = 1 - t
    let above: F = b * t * t + 2 * s * u + a * rest * rest
    return (value, s * s * above / (below * below))
  }
}
