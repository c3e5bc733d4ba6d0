import Theorem

/// Where X lies, as a mixture of Student t's around a cloud of its images: its tails are heavier than a normal's.
///
/// Formula: q(x) = 1/m Σ t₃(x; c_k, h²Σ), Σ the cloud's covariance, h = m^(−1/(D + 4)), half of the shares with 3h.
/// Source: Silverman, Density Estimation (1986), section 4.3, for h.
struct HeavyTailed {
  private let cloud: [[Double]]
  private let factor: Cholesky<Double>
  private let logScale: Double
  /// L⁻¹ c_k.
  private let scaledCloud: [[Double]]
  private let widths: [Double]
  private let freedom = 3.0

  /// Nil where the cloud does not spread in all directions.
  init?(around cloud: [[Double]]) {
    guard let d = cloud.first?.count, cloud.count > 2 * d else { return nil }
    let n = Double(cloud.count)
    let centre = (0..<d).map { j in cloud.reduce(0) { $0 + $1[j] } / n }
    let covariance = Matrix<Double>(rows: d, columns: d) { i, j in
      cloud.reduce(0) { $0 + ($1[i] - centre[i]) * ($1[j] - centre[j]) } / n
    }
    let factor = Cholesky(covariance)
    self.factor = factor
    self.cloud = cloud
    let h = Double.exp(-Double.log(n) / Double(d + 4))
    widths = [h, 3 * h]
    scaledCloud = cloud.map(factor.solveLower)
    logScale = (0..<d).reduce(0) { $0 + Double.log(factor.lower[$1, $1]) }
    guard logScale.isFinite else { return nil }
  }

  /// c_k + w L y √(ν/χ²), y normal and χ² of three normals; `share` in (0, 1) chooses k and w.
  func draw(_ share: Double, _ normal: () -> Double) -> [Double] {
    // The component is drawn too: only then has every weight the mean 1.
    let index = Int(share * Double(2 * cloud.count))
    let centre = cloud[index % cloud.count]
    let width = widths[index / cloud.count % 2]
    let y = centre.map { _ in normal() }
    let chi = (0..<3).reduce(0.0) { sum, _ in
      let v = normal()
      return sum + v * v
    }
    return zip(centre, factor.lower * y).map { $0 + width * $1 * (freedom / chi).squareRoot() }
  }

  /// log q(x), with Γ((3 + D)/2)/Γ(3/2) by Γ(s + 1) = s Γ(s) from Γ(3/2) = √π/2 or Γ(2) = 1.
  func logDensity(_ x: [Double]) -> Double {
    let d = Double(x.count)
    var (s, constant) = x.count % 2 == 0 ? (1.5, 0.0) : (2.0, -Double.log(0.5 * Double.pi.squareRoot()))
    while s < (3 + d) / 2 - 0.25 {
      constant += Double.log(s)
      s += 1
    }
    constant -= d / 2 * Double.log(freedom * Double.pi) + logScale
    let y = factor.solveLower(x)
    var sum = 0.0
    for c in scaledCloud {
      let square = zip(y, c).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      for w in widths {
        sum += Double.exp(-(freedom + d) / 2 * Double.log1p(square / (w * w) / freedom) - d * Double.log(w))
      }
    }
    return constant + Double.log(sum / Double(cloud.count * widths.count))
  }
}
