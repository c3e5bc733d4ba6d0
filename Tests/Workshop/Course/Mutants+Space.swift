import ExerciseCalls
import Foundation

extension Mutant {
  /// By minors along the first row; `sign` of every other term.
  static func determinant(_ m: [[Double]], sign: Double = -1, deepest: Int = .max) -> Double {
    guard m.count > 1 else { return m[0][0] }
    return m.indices.prefix(deepest).reduce(0) { sum, k in
      let minor = m.dropFirst().map { row in row.indices.filter { $0 != k }.map { row[$0] } }
      return sum + (k % 2 == 0 ? 1 : sign) * m[0][k] * determinant(minor, sign: sign, deepest: deepest)
    }
  }

  /// By elimination; the rows are exchanged for the largest pivot if `exchanging`.
  static func eliminated(_ m: [[Double]], exchanging: Bool) -> Double {
    var m = m
    var product = 1.0
    for k in m.indices {
      if exchanging {
        let pivot = m.indices[k...].max { abs(m[$0][k]) < abs(m[$1][k]) }!
        if pivot != k {
          m.swapAt(k, pivot)
          product = -product
        }
      }
      product *= m[k][k]
      for i in m.indices[(k + 1)...] {
        let factor = m[i][k] / m[k][k]
        for j in m.indices[k...] { m[i][j] -= factor * m[k][j] }
      }
    }
    return product
  }

  static var spaces: [Mutant] {
    func wrong(
      _ name: String,
      _ f: @escaping ([Double], Space, ([Double]) -> [[Double]], ([Double]) -> Double) throws -> Double
    ) -> Mutant {
      Mutant(name, .space(f))
    }
    func size(_ name: String, _ f: @escaping (_ j: [[Double]]) -> Double) -> Mutant {
      Mutant(
        name,
        .space { x, g, j, logBase in
          let z = g(x)
          return logBase(z) - log(abs(f(j(z))))
        })
    }
    func logs(_ name: String, _ f: @escaping (_ logBase: Double, _ log: Double, _ dimension: Int) -> Double)
      -> Mutant
    {
      Mutant(
        name,
        .space { x, g, j, logBase in
          let z = g(x)
          return f(logBase(z), log(abs(determinant(j(z)))), z.count)
        })
    }
    return [
      size("D up to 3, the corner for 4") {
        determinant($0.count < 4 ? $0 : $0.prefix(3).map { Array($0.prefix(3)) })
      },
      size("D up to 2, the corner else") { determinant($0.prefix(2).map { Array($0.prefix(2)) }) },
      size("the rule of Sarrus for all D > 2") { j in
        let d = j.count
        guard d > 2 else { return determinant(j) }
        return (0..<d).reduce(0.0) { sum, s in
          sum + (0..<d).reduce(1.0) { $0 * j[$1][($1 + s) % d] }
            - (0..<d).reduce(1.0) { $0 * j[$1][(s + d - $1) % d] }
        }
      },
      size("elimination without exchange") { eliminated($0, exchanging: false) },
      size("first two terms of the expansion") { determinant($0, deepest: 2) },
      size("lengths of the rows") { $0.reduce(1) { $0 * sqrt($1.reduce(0) { $0 + $1 * $1 }) } },
      size("largest entry") { $0.flatMap { $0 }.map { abs($0) }.max()! },
      size("Frobenius") { sqrt($0.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }) },
      size("other diagonal") { j in j.indices.reduce(1.0) { $0 * j[$1][j.count - 1 - $1] } },
      size("sum of all entries") { $0.flatMap { $0 }.reduce(0, +) },
      size("a guard against 0") { abs(determinant($0)) + 1e-9 },
      size("a floor") { max(abs(determinant($0)), 1e-3) },
      size("a ceiling") { min(abs(determinant($0)), 1e6) },
      size("through Float") { Double(Float(determinant($0))) },
      logs("never above the base") { b, l, _ in b - max(0, l) },
      logs("never below the base") { b, l, _ in b - min(0, l) },
      logs("log2") { b, l, _ in b - l / log(2) },
      logs("half of the log") { b, l, _ in b - l / 2 },
      logs("D times the log") { b, l, d in b - Double(d) * l },
      logs("base per dimension") { b, l, d in b / Double(d) - l },
      logs("density, not its log") { b, l, _ in exp(b - l) },
      logs("six digits") { b, l, _ in cut(b - l, 1e6) },
      wrong("Jacobian of the inverse by differences") { x, g, _, logBase in
        let columns = x.indices.map { i -> [Double] in
          var (up, down) = (x, x)
          up[i] += 1e-5
          down[i] -= 1e-5
          return zip(g(up), g(down)).map { ($0 - $1) / 2e-5 }
        }
        return logBase(g(x)) + log(abs(determinant(columns)))
      },
      wrong("Jacobian at z backwards") { x, g, j, logBase in
        let z = g(x)
        return logBase(z) - log(abs(determinant(j(z.reversed()))))
      },
      wrong("Jacobian at 0") { x, g, j, logBase in
        logBase(g(x)) - log(abs(determinant(j(x.map { _ in 0 }))))
      },
    ]
  }

  static var couplings: [Mutant] {
    typealias There = (x: [Double], logDeterminant: Double)
    typealias Back = (z: [Double], logDeterminant: Double)
    typealias Half = (_ passed: [Double], _ other: [Double], _ s: [Double], _ t: [Double]) -> (
      [Double], Double
    )
    func split(_ v: [Double], _ scale: Space, _ shift: Space, _ f: Half) -> ([Double], Double) {
      let (a, b) = (Array(v.prefix(v.count / 2)), Array(v.suffix(v.count / 2)))
      let (second, log) = f(a, b, scale(a), shift(a))
      return (a + second, log)
    }
    let there: Half = { _, b, s, t in (b.indices.map { b[$0] * exp(s[$0]) + t[$0] }, s.reduce(0, +)) }
    let back: Half = { _, b, s, t in (b.indices.map { (b[$0] - t[$0]) * exp(-s[$0]) }, -s.reduce(0, +)) }
    func wrong(_ name: String, there f: @escaping Half, back g: @escaping Half) -> Mutant {
      Mutant(
        name, .coupling(there: { split($0, $1, $2, f) as There }, back: { split($0, $1, $2, g) as Back }))
    }
    /// The same function of the sum of s on both ways.
    func logs(_ name: String, _ f: @escaping (_ s: [Double]) -> Double) -> Mutant {
      wrong(
        name, there: { (there($0, $1, $2, $3).0, f($2)) },
        back: { (back($0, $1, $2, $3).0, -f($2)) })
    }
    return [
      logs("size of the sum") { abs($0.reduce(0, +)) },
      logs("sum of sizes") { $0.reduce(0) { $0 + abs($1) } },
      logs("sign turned") { -$0.reduce(0, +) },
      logs("mean for sum") { $0.reduce(0, +) / Double($0.count) },
      logs("twice the sum") { 2 * $0.reduce(0, +) },
      logs("D times the sum") { 2 * Double($0.count) * $0.reduce(0, +) },
      logs("first alone") { $0[0] },
      logs("last alone") { $0[$0.count - 1] },
      logs("D up to 6 by hand") { $0.prefix(3).reduce(0, +) },
      logs("largest") { $0.max()! },
      logs("0, as if it kept volumes") { _ in 0 },
      logs("log of the sum of stretches") { log($0.reduce(0) { $0 + exp($1) }) },
      logs("squares") { $0.reduce(0) { $0 + $1 * $1 } },
      logs("log10 of the stretches") { $0.reduce(0, +) / log(10) },
      logs("three digits") { cut($0.reduce(0, +), 1e3) },
      wrong(
        "log of the size there alone", there: { (there($0, $1, $2, $3).0, abs($2.reduce(0, +))) }, back: back),
      wrong(
        "log of the size back alone", there: there, back: { (back($0, $1, $2, $3).0, -abs($2.reduce(0, +))) }),
      wrong(
        "no exp there", there: { a, b, s, t in (b.indices.map { b[$0] * s[$0] + t[$0] }, s.reduce(0, +)) },
        back: back),
      wrong(
        "no exp back", there: there,
        back: { a, b, s, t in (b.indices.map { (b[$0] - t[$0]) / s[$0] }, -s.reduce(0, +)) }),
      wrong(
        "shifted before scaled",
        there: { a, b, s, t in (b.indices.map { (b[$0] + t[$0]) * exp(s[$0]) }, s.reduce(0, +)) }, back: back),
      wrong(
        "added on the way back", there: there,
        back: { a, b, s, t in (b.indices.map { (b[$0] + t[$0]) * exp(-s[$0]) }, -s.reduce(0, +)) }),
      wrong(
        "scaled up on the way back", there: there,
        back: { a, b, s, t in (b.indices.map { (b[$0] - t[$0]) * exp(s[$0]) }, -s.reduce(0, +)) }),
      wrong(
        "size of the scale",
        there: { a, b, s, t in (b.indices.map { b[$0] * exp(abs(s[$0])) + t[$0] }, s.reduce(0, +)) },
        back: back),
      wrong(
        "first s for all",
        there: { a, b, s, t in (b.indices.map { b[$0] * exp(s[0]) + t[$0] }, s.reduce(0, +)) }, back: back),
      Mutant(
        "each coordinate asked alone",
        .coupling(
          there: { z, scale, shift in
            let h = z.count / 2
            let s = z.prefix(h).map { scale([$0])[0] }
            return (
              z.prefix(h) + (0..<h).map { z[h + $0] * exp(s[$0]) + shift(Array(z.prefix(h)))[$0] },
              s.reduce(0, +)
            )
          }, back: { split($0, $1, $2, back) as Back })),
      Mutant(
        "s and t of the other half",
        .coupling(
          there: { split($0, $1, $2, there) as There },
          back: { x, scale, shift in
            let h = x.count / 2
            let (s, t) = (scale(Array(x.suffix(h))), shift(Array(x.suffix(h))))
            return (x.prefix(h) + (0..<h).map { (x[h + $0] - t[$0]) * exp(-s[$0]) }, -s.reduce(0, +))
          })),
      Mutant(
        "scale and shift swapped",
        .coupling(there: { split($0, $2, $1, there) as There }, back: { split($0, $2, $1, back) as Back })),
    ]
  }
}
