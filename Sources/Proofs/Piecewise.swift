import Theorem

/// A map given piece by piece, such as a spline: its formulas, and the points where they meet.
struct Piecewise {
  let ends: [Rational]
  let pieces: [Expression]

  /// The bins of a rational-quadratic spline, and both tails, one unit of each; nil where a number has no exact form.
  ///
  /// In a bin, with t = (z − z₀)/w and s = h/w: x = x₀ + h (s t² + d₀ t(1 − t)) / (s + (d₀ + d₁ − 2s) t(1 − t)).
  init?(_ spline: Spline) {
    let knots = spline.knots
    guard let first = Rational(decimal: knots[0].z), let last = Rational(decimal: knots[knots.count - 1].z),
      let low = first + -.one, let high = last + .one
    else { return nil }
    var ends = [low]
    var pieces: [Expression] = [.variable]
    for (left, right) in zip(knots, knots.dropFirst()) {
      let numbers = [left.z, left.x, left.slope, right.z, right.x, right.slope].compactMap(
        Rational.init(decimal:))
      guard numbers.count == 6 else { return nil }
      let e = numbers.map(Expression.number)
      let (width, height) = (e[3] - e[0], e[4] - e[1])
      let mean = height / width
      let bend = e[2] + e[5] - .whole(2) * mean
      let t = (Expression.variable - e[0]) / width
      let u = t * (.one - t)
      ends.append(numbers[0])
      pieces.append(e[1] + height * (mean * .power(t, 2) + e[2] * u) / (mean + bend * u))
    }
    ends += [last, high]
    pieces.append(.variable)
    self.ends = ends
    self.pieces = pieces
  }

  /// Each piece is one where its formula's slope is proved here to be positive.
  var rises: Bool {
    pieces.indices.allSatisfy {
      let box = ends[$0]...ends[$0 + 1]
      return StepProof.holds(pieces[$0], on: box) && Signs.sign(of: pieces[$0].slope, on: box) == 1
    }
  }
}
