/// Where X peaks and what it averages: points that f does not simply carry over.
///
/// Left: the mode of P_X, by golden-section search on (5); the mean of X, by quadrature of x P_X(x). Right: f of the
/// base's mode or mean, which is a mistake unless f is affine. The median is carried: f(median Z) = median X.
/// Source: Bishop, Pattern Recognition and Machine Learning (2006), exercise 1.4.
public enum Locations {
  /// The x where (5) peaks between the probes, and half the width of the last bracket.
  public static func mode(of p: Pushforward) -> Estimate {
    let edges = p.probes.map { p.map.forward($0) }.sorted()
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (edges[0], edges[edges.count - 1])
    // 2⁻²⁶ of the bracket: nearer the peak, which is flat, the density's values no longer differ.
    while high - low > (edges[edges.count - 1] - edges[0]) * 0x1p-26 {
      let (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
      // Where x hardly moves, no double may lie between.
      guard low < left, right < high else { break }
      if Equation5.density(of: p, at: left) < Equation5.density(of: p, at: right) {
        low = left
      } else {
        high = right
      }
    }
    return Estimate((low + high) / 2, error: high - low)
  }

  /// The x between the probes with half of the mass below it, by halving on ∫ P_X, in which F_Z has no part; half the
  /// last bracket, and what the quadrature's own error moves it by.
  public static func median(of p: Pushforward) -> Estimate {
    let edges = p.probes.map { p.map.forward($0) }.sorted()
    var (low, high) = (edges[0], edges[edges.count - 1])
    var below = Quadrature.integral(from: p.support.lower, to: low, breaks: p.cuts) { p.density(at: $0) }
    while case let middle = low / 2 + high / 2, low < middle, middle < high, (high - low) > below.error {
      let part = GaussKronrod.integral(from: low, to: middle) { p.density(at: $0) }.estimate
      if below.value + part.value < 0.5 {
        below += part
        low = middle
      } else {
        high = middle
      }
    }
    return Estimate((low + high) / 2, error: high - low + below.error / p.density(at: low))
  }

  /// ∫ x P_X(x) dx.
  public static func mean(of p: Pushforward) -> Estimate {
    Quadrature.integral(over: p.support, breaks: p.probes.map { p.map.forward($0) }) {
      $0 * Equation5.density(of: p, at: $0)
    }
  }

  /// The claim "f carries the mode (or the mean) along", which fails where f bends.
  static func checks(_ mistake: LocationMistake, _ p: Pushforward, _ question: Question) -> [Check] {
    let others = Evidence.allCases.filter { $0 != .measured && question.options.names($0) }
      .map { Check.undecided(question.about, $0, "a mode or a mean has measured evidence only") }
    guard question.options.wants(.measured) else { return others }
    let claimed = Side("f(the base's own)", p.map.forward(p.base.quantile(0.5)))
    let left =
      switch mistake {
      case .modeKept: Side("peak of P_X", mode(of: p))
      case .meanKept: Side("integral of x P_X(x)", mean(of: p))
      }
    return others + [
      .worst(
        of: [
          Comparison(subject: mistake == .modeKept ? "mode of X" : "mean of X", left: left, right: claimed)
        ], question.about, because: "width of the search, error bar of the integral", evidence: .measured,
        covers: Coverage(mistake == .modeKept ? "x between the outermost probes" : "all x of the range of f"))
    ]
  }
}
