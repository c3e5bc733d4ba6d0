/// f′(x) from values of f alone, with an error bar.
///
/// Formula: central differences (f(x + h) − f(x − h))/2h at h, h/2, h/4, …, extrapolated to h = 0 (Richardson); two such
/// tables with steps in the golden ratio. Each entry carries its truncation error, seen from its neighbours, and
/// the rounding of f, seen from f's own noise; the entry of least error is kept, and the tables compared.
/// Domain: never steps outside the open interval given; at a kink give `side`.
/// Edge cases: where f is not finite nearby, NaN with an infinite error.
/// Allowed error: the bar times `coverage`.
/// Source: Ridders, Advances in Engineering Software 4 (1982); Moré & Wild, SIAM J. Sci. Comput. 33 (2011), for the noise.
public enum FiniteDifference {
  /// From which side a difference is taken.
  public enum Side: Sendable { case both, left, right }

  /// By how much the bar is widened before anything is called wrong. The bar alone holds at 999 points of 1000;
  /// four of them held at every one of 20,000 points of ten functions.
  public static let coverage = 4.0

  private static let levels = 10

  /// f′ at `x`, stepping inside `domain` only.
  public static func derivative(
    at x: Double, in domain: Domain = .line, side: Side = .both, of f: (Double) -> Double
  ) -> Estimate {
    // Half of x's own size, at least 1/2, and never nearer than a tenth of the way to the domain's end.
    let room: Double =
      switch side {
      case .both: Swift.min(x - domain.lower, domain.upper - x)
      case .left: x - domain.lower
      case .right: domain.upper - x
      }
    let step = Swift.min(Swift.max(x.magnitude, 1) / 2, 0.9 * room)
    guard step > 0, x.isFinite else { return Estimate(.nan, error: .infinity) }
    let noise = noise(of: f, around: x, spacing: step * 0x1p-30)
    let tables = [1, 0.618_033_988_749_895].map { table(f, x, step * $0, side, noise) }
    guard let best = tables.min(by: { $0.error < $1.error }) else { return Estimate(.nan, error: .infinity) }
    return Estimate(best.value, error: Swift.max(best.error, (tables[0].value - tables[1].value).magnitude))
  }

  /// ∂f_i/∂x_j, row i, column j: one coordinate moved at a time.
  ///
  /// Shapes: `x` of n numbers, `f` answering m: m rows of n estimates.
  public static func jacobian(at x: [Double], in domain: [Domain]? = nil, of f: ([Double]) -> [Double])
    -> [[Estimate]]
  {
    f(x).indices.map { i in
      x.indices.map { j in
        derivative(at: x[j], in: domain?[j] ?? .line) { moved in
          var point = x
          point[j] = moved
          return f(point)[i]
        }
      }
    }
  }

  /// One Richardson table: the entry of least error.
  private static func table(
    _ f: (Double) -> Double, _ x: Double, _ first: Double, _ side: Side, _ noise: Double
  ) -> Estimate {
    var best = Estimate(.nan, error: .infinity)
    var row: [Estimate] = []
    var h = first
    // Central differences err in h², h⁴, …; one-sided ones in h, h², ….
    let ratio = side == .both ? 4.0 : 2.0
    for _ in 0..<levels {
      let high = side == .left ? x : x + h
      let low = side == .right ? x : x - h
      let width = high - low
      // The two arms may differ by an ulp of x, which tilts the quotient by that share of the slope.
      var entry = Estimate((f(high) - f(low)) / width, error: 2 * noise / width)
      entry.error += entry.value.magnitude * (high.ulp + low.ulp) / width
      var next = [entry]
      var weight = ratio
      for coarser in row {
        let finer = next[next.count - 1]
        let value = (weight * finer.value - coarser.value) / (weight - 1)
        let rounding = (weight * finer.error + coarser.error) / (weight - 1)
        let truncation = Swift.max((value - finer.value).magnitude, (value - coarser.value).magnitude)
        if truncation + rounding < best.error { best = Estimate(value, error: truncation + rounding) }
        next.append(Estimate(value, error: rounding))
        weight *= ratio
      }
      row = next
      h /= 2
    }
    return best
  }

  /// How rough f is on a scale where a smooth function is a straight line: its third to sixth differences,
  /// scaled so that independent errors of size σ give σ; at least two ulps of f.
  private static func noise(of f: (Double) -> Double, around x: Double, spacing: Double) -> Double {
    let step = Swift.max(spacing, 8 * x.ulp)
    var differences = (-3...3).map { f(x + Double($0) * step) }
    let size = differences.map(\.magnitude).max() ?? 0
    var noise = 2 * size.ulp
    // (k!)² / (2k)!, the share of σ² in a k-th difference's square.
    var share = 1.0
    for k in 1...6 {
      differences = zip(differences, differences.dropFirst()).map { $1 - $0 }
      share *= Double(k) / Double(2 * (2 * k - 1))
      let meanSquare = differences.map { $0 * $0 }.reduce(0, +) / Double(differences.count)
      if k >= 3 { noise = Swift.max(noise, (share * meanSquare).squareRoot()) }
    }
    return noise.isFinite ? noise : 2 * size.ulp
  }
}
