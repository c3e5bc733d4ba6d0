extension Matrix where S == Double {
  /// A bound on |computed log |det A| − true log |det A'||, for every A' with |A' − A| ≤ `perturbation` entry by entry.
  ///
  /// With L U = P(A + ΔA), |ΔA| ≤ M = γ_D Pᵀ|L||U| + perturbation: det(A + ΔA) = det A det(I + A⁻¹ΔA), and with
  /// E = A⁻¹ΔA, ‖E‖ ≤ ε < 1: |log |det(I + E)|| ≤ |tr E| + D(−log(1 − ε) − ε). A⁻¹ is enclosed by way of a computed X:
  /// with ρ ≥ ‖I − XA‖, |tr E| ≤ tr(|X|M) + D ρ/(1 − ρ) ‖|X|M‖ and ε = ‖|X|M‖/(1 − ρ), all in the ∞-norm.
  ///
  /// Up to D = 3, where log |det A| comes from minors, each of the D! products has at most 3D roundings, so the
  /// determinant is off by γ_3D times the permanent of |A|; that is added, so the bound holds for both routes.
  ///
  /// Shapes: square; `perturbation` of the same shape, entries ≥ 0, nil for none.
  /// Edge cases: ∞ where A may be singular for all that rounding tells (ε ≥ 1 or ρ ≥ 1), NaN included.
  /// Allowed error: each logarithm is taken to be good to 1 ulp, which libm doesn't promise.
  /// Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), theorem 9.3 and section 14.6.
  public func logAbsDeterminantError(perturbation: Matrix? = nil) -> Double {
    let lu = LUDecomposition(self)
    let d = rows
    guard lu.pivots.allSatisfy({ $0 != 0 && $0.isFinite }) else { return .infinity }
    // Each of the bounds below is itself a sum of at most 4 D rounded terms, all of one sign.
    let inflation = 1 + gamma(4 * d)
    let x = lu.inverse
    let sizes = map { $0.magnitude }
    let inverseSizes = x.map { $0.magnitude }

    let product = x * self
    let residual = Matrix(rows: d, columns: d) { (product[$0, $1] - ($0 == $1 ? 1 : 0)).magnitude }
    let residualRounding = (inverseSizes * sizes).maximalRowSum * gamma(d + 1)
    let rho = (residual.maximalRowSum + residualRounding) * inflation

    let backward = lu.backwardError
    let change = Matrix(rows: d, columns: d) { backward[$0, $1] + (perturbation?[$0, $1] ?? 0) }
    let relative = inverseSizes * change
    let norm = relative.maximalRowSum * inflation
    guard rho < 1, norm < 1 - rho else { return .infinity }
    let epsilon = norm / (1 - rho)
    let dimension = Double(d)
    let trace = (0..<d).reduce(0) { $0 + relative[$1, $1] } * inflation + dimension * rho / (1 - rho) * norm
    // −log(1 − ε) − ε = ε²/2 + ε³/3 + … ≤ ε²/(2(1 − ε)).
    let higherOrder = dimension * epsilon * epsilon / (2 * (1 - epsilon))
    let logarithms = lu.pivots.reduce(0) { $0 + Double.log($1.magnitude).magnitude }
    return (trace + higherOrder + logarithms * gamma(d + 1) + minorsError(sizes)) * inflation
  }

  private func minorsError(_ sizes: Matrix) -> Double {
    guard rows <= 3 else { return 0 }
    let relative = gamma(3 * rows) * sizes.permanent / determinantByMinors.magnitude
    return relative < 1 ? relative / (1 - relative) : .infinity
  }

  /// Σ over σ of Π a_{i σ(i)}; 3 × 3 at most.
  private var permanent: Double {
    guard rows > 1 else { return self[0, 0] }
    return (0..<columns).reduce(0) { $0 + self[0, $1] * minor(0, $1).permanent }
  }

  /// ‖A‖_∞ for a matrix of sizes.
  private var maximalRowSum: Double {
    (0..<rows).map { i in (0..<columns).reduce(0) { $0 + self[i, $1] } }.reduce(0, Double.max)
  }
}

extension LUDecomposition where S == Double {
  /// γ_D Pᵀ|L||U|, which bounds |ΔA| in L U = P(A + ΔA) entry by entry.
  fileprivate var backwardError: Matrix<Double> {
    let d = dimension
    let lower = Matrix<Double>(rows: d, columns: d) { $0 == $1 ? 1 : $0 > $1 ? factors[$0, $1].magnitude : 0 }
    let upper = Matrix<Double>(rows: d, columns: d) { $0 <= $1 ? factors[$0, $1].magnitude : 0 }
    let product = lower * upper
    var unpermuted = product
    for (i, row) in permutation.enumerated() {
      for j in 0..<d { unpermuted[row, j] = gamma(d) * product[i, j] }
    }
    return unpermuted
  }
}

/// γ_n = n u/(1 − n u), u = 2⁻⁵³: the relative error that n roundings in a row can build up.
func gamma(_ n: Int) -> Double {
  let roundings = Double(n) * 0x1p-53
  return roundings / (1 - roundings)
}

extension FiniteDifference {
  /// log |det| of a differenced Jacobian, the entries' error bars carried through LU.
  static func logAbsDeterminant(of jacobian: [[Estimate]]) -> Estimate {
    let value = Matrix(jacobian.map { $0.map(\.value) })
    let error = Matrix(jacobian.map { $0.map { $0.error * coverage } })
    return Estimate(value.logAbsDeterminant, error: value.logAbsDeterminantError(perturbation: error))
  }
}
