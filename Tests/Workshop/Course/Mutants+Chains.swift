import ExerciseCalls
import Foundation

extension Mutant {
  static var chains: [Mutant] {
    func wrong(_ name: String, _ f: @escaping (Double, [Line]) throws -> Double) -> Mutant {
      Mutant(name, .chain(f))
    }
    /// Undone, in the order of these places.
    func undone(_ x: Double, _ inverses: [Line], _ places: [Int]) -> Double {
      places.reduce(x) { $1 < inverses.count ? inverses[$1]($0) : $0 }
    }
    return [
      wrong("nothing undone") { x, _ in x },
      wrong("only the first step") { x, g in g[0](x) },
      wrong("K = 3 by hand") { x, g in undone(x, g, [2, 1, 0]) },
      wrong("K = 2 by hand") { x, g in undone(x, g, [1, 0]) },
      wrong("K = 4 by hand") { x, g in undone(x, g, [3, 2, 1, 0]) },
      wrong("K = 1, 2, 3 right, else first to last") { x, g in
        g.count > 3 ? g.reduce(x) { $1($0) } : g.reversed().reduce(x) { $1($0) }
      },
      wrong("last step twice") { x, g in g.reversed().reduce(g[g.count - 1](x)) { $1($0) } },
      wrong("first step twice") { x, g in g[0](g.reversed().reduce(x) { $1($0) }) },
      wrong("each from x, summed") { x, g in g.reduce(0) { $0 + $1(x) } },
      wrong("each from x, averaged") { x, g in g.reduce(0) { $0 + $1(x) } / Double(g.count) },
      wrong("each from x, multiplied") { x, g in g.reduce(1) { $0 * $1(x) } },
      wrong("size of it") { x, g in abs(g.reversed().reduce(x) { $1($0) }) },
      wrong("sign turned") { x, g in -g.reversed().reduce(x) { $1($0) } },
      wrong("right for x > 0") { x, g in x > 0 ? g.reversed().reduce(x) { $1($0) } : g.reduce(x) { $1($0) } },
      wrong("middle left out") { x, g in
        g.indices.reversed().reduce(x) { $1 == 1 && g.count > 2 ? $0 : g[$1]($0) }
      },
      wrong("kept within 1") { x, g in max(-1, min(1, g.reversed().reduce(x) { $1($0) })) },
      wrong("through Float") { x, g in Double(Float(g.reversed().reduce(x) { $1($0) })) },
      wrong("six digits") { x, g in cut(g.reversed().reduce(x) { $1($0) }, 1e6) },
      wrong("rounded on the way") { x, g in g.reversed().reduce(x) { cut($1($0), 1e9) } },
      wrong("sorted by what they make of x") { x, g in g.sorted { $0(x) < $1(x) }.reduce(x) { $1($0) } },
      wrong("even steps first") { x, g in
        let places = g.indices.reversed()
        return undone(x, g, places.filter { $0 % 2 == 0 } + places.filter { $0 % 2 == 1 })
      },
    ]
  }

  static var chainDensities: [Mutant] {
    func wrong(_ name: String, _ f: @escaping (Double, [Line], [Line], Line) throws -> Double) -> Mutant {
      Mutant(name, .alongChain(f))
    }
    /// What comes of the log-sizes of the slopes, z₀ and log P_Z(z₀).
    func from(
      _ name: String, last: Int = .max, _ f: @escaping (_ logs: [Double], _ logBase: Double) -> Double
    ) -> Mutant {
      Mutant(
        name,
        .alongChain { x, g, s, logBase in
          var (z, logs) = (x, [Double]())
          for k in g.indices.reversed() where k < last {
            z = g[k](z)
            logs.insert(log(abs(s[k](z))), at: 0)
          }
          return f(logs, logBase(z))
        })
    }
    func sum(_ logs: [Double]) -> Double { logs.reduce(0, +) }
    return [
      from("K = 3 by hand", last: 3) { $1 - sum($0) },
      from("K = 4 by hand", last: 4) { $1 - sum($0) },
      from("three logs at most") { $1 - sum(Array($0.prefix(3))) },
      from("last three logs") { $1 - sum(Array($0.suffix(3))) },
      from("no last step") { $1 - sum(Array($0.dropLast())) },
      from("last twice") { $1 - sum($0) - $0[$0.count - 1] },
      from("size of the sum") { $1 - abs(sum($0)) },
      from("never above the base") { $1 - max(0, sum($0)) },
      from("only what squeezes") { $1 - sum($0.map { min($0, 0) }) },
      from("twice the sum") { $1 - 2 * sum($0) },
      from("half the sum") { $1 - sum($0) / 2 },
      from("log2") { $1 - sum($0) / log(2) },
      from("log(1 + slope)") { $1 - sum($0.map { log1p(exp($0)) }) },
      from("density, not its log") { exp($1 - sum($0)) },
      from("slopes, not their logs") { $1 - sum($0.map { exp($0) }) },
      from("log of the mean slope") { $1 - log(sum($0.map { exp($0) }) / Double($0.count)) },
      from("squared log") { $1 - sum($0.map { $0 * $0 }) },
      from("signs in turn") { logs, base in
        base - sum(logs.indices.map { $0 % 2 == 0 ? logs[$0] : -logs[$0] })
      },
      from("a guard against 0") { $1 - sum($0.map { log(exp($0) + 1e-9) }) },
      from("six digits") { cut($1 - sum($0), 1e6) },
      wrong("slope of the inverse by differences") { x, g, _, logBase in
        var (z, total) = (x, 0.0)
        for inverse in g.reversed() {
          total += log(abs(quotient(inverse, z, 1e-5)))
          z = inverse(z)
        }
        return logBase(z) + total
      },
      wrong("base at z1") { x, g, s, logBase in
        var (z, total) = (x, 0.0)
        for k in g.indices.reversed() {
          z = g[k](z)
          total += log(abs(s[k](z)))
        }
        return logBase(g.dropFirst().reversed().reduce(x) { $1($0) }) - total
      },
    ]
  }
}
