extension ProductDensity {
  /// Independent coordinates, each a draw of `factor` given that it lies in its own interval; nil where one has no mass there.
  public init?(_ factor: any Density, on intervals: [Domain]) {
    var factors: [any Density] = []
    for interval in intervals {
      if interval.lower <= factor.support.lower && factor.support.upper <= interval.upper {
        factors.append(factor)
      } else if let conditioned = Conditioned(factor, to: interval) {
        factors.append(conditioned)
      } else {
        return nil
      }
    }
    guard !factors.isEmpty else { return nil }
    self.init(factors)
  }
}
