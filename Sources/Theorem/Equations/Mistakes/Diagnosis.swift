/// Names a wrong answer after the known mistakes that give the same numbers; what else it may be, `Explanation` says.
public struct Diagnosis: Sendable {
  /// The mistakes that agree with the answer at every probe; empty where none does.
  public let mistakes: [Mistake]
  /// The first probe where the answer differs from the right one: point, got, want; nil where none does.
  public let firstDifference: (at: [Double], got: Double, want: Double)?

  /// How the answers `got` at `points` compare with every wrong formula for P_X there.
  ///
  /// Allowed gap: rounding only, as interval arithmetic encloses it for the right and the wrong formulas.
  public init(density got: [Double], at points: [Double], of p: Pushforward) {
    self.init(
      got: got, at: points, right: { Estimate.rounding(Equation5.Reference(), of: p, at: $0) },
      candidates: Mistake.all.compactMap { mistake in
        guard case .density(let wrong) = mistake.answer else { return nil }
        let prepared = wrong.prepared(for: p)
        return (mistake, { Estimate.rounding(prepared, of: p, at: $0) })
      })
  }

  /// How the answers `got` at `points` compare with every wrong formula for a chain's density there.
  public init(density got: [Double], at points: [Double], of chain: Chain, base: any Density) {
    let whole = Pushforward(chain, of: base)
    func estimate(_ formula: any ChainFormula) -> (Double) -> Estimate {
      let along = Equation9.AlongSteps(chain: whole.chain!, formula: formula)
      return { Estimate.rounding(along, of: whole, at: $0) }
    }
    self.init(
      got: got, at: points, right: estimate(Equation9.Reference()),
      candidates: Mistake.all.compactMap { mistake in
        guard case .chain(let wrong) = mistake.answer else { return nil }
        return (mistake, estimate(wrong))
      })
  }

  /// How the answers `got` at `points` compare with every wrong formula for the inverse's slope there.
  public init(slopeOfInverse got: [Double], at points: [Double], of f: any ScalarMap) {
    func estimate(_ formula: any SlopeFormula) -> (Double) -> Estimate {
      {
        .rounding(
          formula.slopeOfInverse(of: f, at: $0), within: formula.slopeOfInverse(of: f, at: Interval($0)))
      }
    }
    self.init(
      got: got, at: points, right: estimate(Equation6.Reference()),
      candidates: Mistake.all.compactMap { mistake in
        guard case .slope(let wrong) = mistake.answer else { return nil }
        return (mistake, estimate(wrong))
      })
  }

  /// How the answers `got` to |det ∂f/∂z| at the points z compare with every wrong formula for it there.
  ///
  /// Shapes: a point has as many coordinates as `f` takes numbers. f's own claim is not asked: its Jacobian is by dual numbers.
  public init(absDeterminant got: [Double], at points: [[Double]], of f: any VectorMap) {
    func estimate(_ formula: any DeterminantFormula) -> ([Double]) -> Estimate {
      { z in
        .rounding(formula.factor(of: f, at: z), within: formula.factor(of: f, at: z.map { Interval($0) }))
      }
    }
    func right<S: Scalar>(_ z: [S]) -> S { abs(jacobian(of: f, at: z).determinant) }
    self.init(
      got: got, at: points, { $0 },
      right: { z in .rounding(right(z), within: right(z.map { Interval($0) })) },
      candidates: Mistake.all.compactMap { mistake in
        guard case .determinant(let wrong) = mistake.answer else { return nil }
        return (mistake, estimate(wrong))
      })
  }

  /// For points of the line.
  private init(
    got: [Double], at points: [Double], right: (Double) -> Estimate,
    candidates: [(Mistake, (Double) -> Estimate)]
  ) {
    self.init(got: got, at: points, { [$0] }, right: right, candidates: candidates)
  }

  /// The general rule: an answer is a mistake if it differs from the right one somewhere and agrees with the
  /// mistake everywhere.
  private init<Point>(
    got: [Double], at points: [Point], _ coordinates: (Point) -> [Double], right: (Point) -> Estimate,
    candidates: [(Mistake, (Point) -> Estimate)]
  ) {
    precondition(got.count == points.count, "one answer a point")
    let answers = Array(zip(points, got))
    let wants = points.map(right)
    guard let first = answers.indices.first(where: { !wants[$0].agrees(with: got[$0]) }) else {
      mistakes = []
      firstDifference = nil
      return
    }
    firstDifference = (coordinates(points[first]), got[first], wants[first].value)
    mistakes = candidates.compactMap { mistake, formula in
      answers.allSatisfy { formula($0.0).agrees(with: $0.1) } ? mistake : nil
    }
  }
}
