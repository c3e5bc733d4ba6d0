extension Formula {
  /// Where a number whose sign an `abs`, `min` or `max` looks at changes its sign; and where the argument u of a function, or a
  /// denominator, is 0 or turns: there lie the step of tanh u and the spike of exp(−u²), about as wide as u takes to change by 1.
  ///
  /// Domain: a formula of one variable; as far as the domain's probes see.
  /// Edge cases: of very many, the narrowest. A spike that no number inside the formula points to is not found.
  func bends(on domain: Domain) -> [Bend] {
    // Kinks are probes too: beside one there may be others, nearer to it than any probe.
    let points = Set(domain.probes()).union(kinks(on: domain)).sorted()
    var found: Set<Bend> = []
    let seen = points.map(numbers)
    for i in points.indices.dropFirst() {
      let (low, high) = (points[i - 1], points[i])
      for n in seen[i].indices where seen[i - 1].indices.contains(n) {
        let (before, after) = (seen[i - 1][n], seen[i][n])
        if isOpposite(before.value, after.value) {
          let place = boundary(from: low, to: high) { !isOpposite(number(n, at: $0).value, before.value) }
          found.insert(Bend(place: place, width: before.use == .branch ? 0 : width(n, at: place)))
        }
        if before.use == .argument, isOpposite(before.slope, after.slope) {
          let place = boundary(from: low, to: high) { !isOpposite(number(n, at: $0).slope, before.slope) }
          found.insert(Bend(place: place, width: width(n, at: place)))
        }
      }
    }
    let inside = found.filter { domain.contains($0.place) && $0.width.isFinite }
    return inside.sorted { ($0.width, $0.place) < ($1.width, $1.place) }.prefix(Self.mostBends)
      .sorted { $0.place < $1.place }
  }

  private static var mostBends: Int { 16 }

  private struct Number {
    let use: Use
    let value: Double
    let slope: Double
    let second: Double
  }

  private func numbers(at z: Double) -> [Number] {
    var numbers: [Number] = []
    _ = evaluate([Dual(Dual<Double>.variable(z), 1)]) { use, number in
      numbers.append(
        Number(
          use: use, value: number.value.value, slope: number.value.derivative,
          second: number.derivative.derivative))
    }
    return numbers
  }

  private func number(_ n: Int, at z: Double) -> Number { numbers(at: z)[n] }

  private func isOpposite(_ a: Double, _ b: Double) -> Bool { a < 0 && b >= 0 || a >= 0 && b < 0 }

  /// How far from z the n-th number takes to change by 1.
  private func width(_ n: Int, at z: Double) -> Double {
    let u = number(n, at: z)
    return Swift.min(1 / u.slope.magnitude, (2 / u.second.magnitude).squareRoot())
  }
}
