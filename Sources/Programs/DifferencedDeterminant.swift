import Theorem

/// log|det J| of a Jacobian by differences, with a bar, and J itself.
struct DifferencedDeterminant: Sendable {
  /// ∂x_i/∂z_j.
  let jacobian: Matrix<Double>
  /// What each entry may be off by.
  let errors: Matrix<Double>
  /// log|det J|; −∞ where J is singular, NaN where f had no value.
  let logAbs: Double
  /// ∞ where the entries' bars leave room for a singular J.
  let bar: Double
  let hasCorner: Bool
  /// No entry of the inverse of J is larger, whatever J is within its errors; ∞ where they leave room for a singular J.
  let inverseBound: Matrix<Double>

  /// Formula: with |ΔJ| ≤ E entry by entry and M = |J⁻¹|E, |log|det(J + ΔJ)| − log|det J|| ≤ −log det(I − M), where
  /// the spectral radius of M is below 1. Its first-order part tr M is taken apart: truncations are added, noise,
  /// which is independent from entry to entry, adds in squares.
  init(_ stencil: Stencil, _ readings: [StencilReading], sigmas: [Double]) {
    let d = stencil.centre.count
    let unbounded = Matrix<Double>(rows: d, columns: d) { _, _ in .infinity }
    // A wide step may leave where f is defined; two steps are the least that shows an error.
    let steps = stencil.steps.indices.filter { k in
      readings.allSatisfy { r in (0..<d).allSatisfy { r.plus[$0][k].isFinite && r.minus[$0][k].isFinite } }
    }
    guard steps.count >= 2 else {
      (jacobian, errors) = (
        Matrix(rows: d, columns: d) { _, _ in .nan }, Matrix(rows: d, columns: d) { _, _ in .infinity }
      )
      (logAbs, bar, hasCorner, inverseBound) = (.nan, .infinity, false, unbounded)
      return
    }
    let ladder = SlopeLadder(steps.map { stencil.steps[$0] })
    let readings = readings.map { $0.at(steps) }
    let slopes = (0..<d).map { i in
      let sigma = Swift.max(sigmas[i], Noise.level(readings[i], steps: ladder.steps))
      return (0..<d).map { j in
        ladder.slope(
          plus: readings[i].plus[j], minus: readings[i].minus[j], centre: readings[i].centre, sigma: sigma
        ).per(stencil.units[j])
      }
    }
    jacobian = Matrix(rows: d, columns: d) { slopes[$0][$1].value }
    errors = Matrix(rows: d, columns: d) { slopes[$0][$1].bar }
    hasCorner = slopes.contains { $0.contains(where: \.hasCorner) }
    guard jacobian.elements.allSatisfy(\.isFinite) else {
      (logAbs, bar, inverseBound) = (.nan, .infinity, unbounded)
      return
    }
    let lu = LUDecomposition(jacobian)
    logAbs = lu.logAbsDeterminant
    guard logAbs.isFinite, errors.elements.allSatisfy(\.isFinite) else {
      (bar, inverseBound) = (.infinity, unbounded)
      return
    }
    let inverse = lu.inverse.map { $0.magnitude }
    var (truncation, variance) = (0.0, 0.0)
    for i in 0..<d {
      for j in 0..<d {
        truncation += inverse[j, i] * slopes[i][j].truncation
        let noise = inverse[j, i] * slopes[i][j].noise
        variance += noise * noise
      }
    }
    let relative = inverse * errors
    let trace = (0..<d).reduce(0) { $0 + relative[$1, $1] }
    let all = minusLogDeterminant(ofIdentityMinus: relative)
    bar = truncation + DifferencedSlope.deviations * variance.squareRoot() + Swift.max(0, all - trace)
    // (J + ΔJ)⁻¹ = (I + J⁻¹ΔJ)⁻¹ J⁻¹, and |(I + J⁻¹ΔJ)⁻¹| ≤ (I − M)⁻¹.
    let rest = Matrix<Double>(rows: d, columns: d) { ($0 == $1 ? 1 : 0) - relative[$0, $1] }
    inverseBound = all.isFinite ? LUDecomposition(rest).inverse * inverse : unbounded
  }

  /// The largest log|det| that the bars leave room for, J singular or not.
  ///
  /// Formula: by Weyl's inequality no singular value of J + ΔJ is above s_k + ‖ΔJ‖, so |det| ≤ Π (s_k + ‖E‖).
  var largestLogAbs: Double {
    let slack = errors.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard slack.isFinite, jacobian.elements.allSatisfy(\.isFinite) else { return .infinity }
    return singularValues(jacobian).reduce(0) { $0 + Double.log($1 + slack) }
  }
}

/// −log det(I − M) for M ≥ 0; ∞ unless M's spectral radius is below 1, which is where elimination without pivoting
/// meets positive pivots alone.
func minusLogDeterminant(ofIdentityMinus m: Matrix<Double>) -> Double {
  let d = m.rows
  var a = (0..<d).map { i in (0..<d).map { (i == $0 ? 1 : 0) - m[i, $0] } }
  var sum = 0.0
  for k in 0..<d {
    guard a[k][k] > 0 else { return .infinity }
    sum -= Double.log(a[k][k])
    let pivot = a[k]
    for i in (k + 1)..<Swift.max(d, k + 1) where a[i][k] != 0 {
      let factor = a[i][k] / pivot[k]
      for j in k..<d { a[i][j] -= factor * pivot[j] }
    }
  }
  return sum
}

/// The singular values of A, by one-sided Jacobi rotations of its columns.
///
/// Source: Golub & Van Loan, Matrix Computations (2013), section 8.6.3.
func singularValues(_ a: Matrix<Double>) -> [Double] {
  let d = a.columns
  var columns = (0..<d).map { j in (0..<a.rows).map { a[$0, j] } }
  func dot(_ u: [Double], _ v: [Double]) -> Double { zip(u, v).reduce(0) { $0 + $1.0 * $1.1 } }
  // A dot product of n numbers is rounded by n halves of a unit: columns whose product is smaller are at right angles.
  let rounding = Double(a.rows) * 0x1p-53
  // A bound against a loop without end: sweeps converge quadratically.
  for _ in 0..<30 {
    var turned = false
    for p in 0..<d {
      for q in (p + 1)..<Swift.max(d, p + 1) {
        let (pp, qq, pq) = (
          dot(columns[p], columns[p]), dot(columns[q], columns[q]), dot(columns[p], columns[q])
        )
        guard pq.magnitude > rounding * (pp * qq).squareRoot() else { continue }
        turned = true
        let zeta = (qq - pp) / (2 * pq)
        let t = (zeta < 0 ? -1 : 1) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
        let c = 1 / (1 + t * t).squareRoot()
        for i in 0..<a.rows {
          let u = columns[p][i]
          columns[p][i] = c * u - c * t * columns[q][i]
          columns[q][i] = c * t * u + c * columns[q][i]
        }
      }
    }
    if !turned { break }
  }
  return columns.map { dot($0, $0).squareRoot() }.sorted(by: >)
}
