import Report
import Theorem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

extension Cases {
  /// How the time grows with the draws, the dimension, the steps of a chain and the threads; the least of `rounds` times each.
  static func growth(rounds: Int) -> [Growth] {
    func least(_ clock: () -> Double, _ work: () -> Double) -> Double {
      (0..<rounds).map { _ in timed(clock, work) }.min() ?? .nan
    }
    let draws = (14...22).filter { $0 % 2 == 0 }.map { 1 << $0 }
    let dimensions = [2, 4, 8, 16, 32, 64, 128]
    let steps = [1, 2, 4, 8, 16, 32, 64]
    let cores = Swift.max(2, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return [
      Growth(
        "mass in the plane by draws", of: "draws",
        draws.map { n in (n, least(cpuSeconds) { mass(own, draws: n, threads: 1).value }) }, power: 1),
      Growth(
        "Jacobian by dual numbers, and log det", of: "D, dimensions",
        dimensions.map { d in
          let one = determinants(d)
          return (d, least(cpuSeconds, one.work) / Double(one.values))
        }, power: 3),
      Growth(
        "the same mass along a chain, 65,536 draws", of: "K, layers",
        steps.map { k in
          let layers = (0..<k).map { own[$0 % 2] }
          return (k, least(cpuSeconds) { mass(layers, draws: 1 << 16, threads: 1).value })
        }, power: 1),
      Growth(
        "the same mass on threads, 4,194,304 draws", of: "threads, of \(cores) cores",
        (1...cores).map { t in (t, least(wallSeconds) { mass(own, draws: 1 << 22, threads: t).value }) },
        power: -1),
    ]
  }
}
