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

/// In what precision a program answers, as its numbers show.
struct Precision: Sendable, Equatable {
  /// Whether all its numbers are single precision's, or as rough.
  var isSingle: Bool
  /// The digits that it prints.
  var digits: Int

  /// Half a unit in the last place of what it printed, or of what its type holds, relative to the number.
  var unit: Double {
    let type = isSingle ? 0x1p-24 : 0x1p-53
    // 17 digits, and 9 of single precision, name each number; fewer are a coarser grid.
    guard digits < (isSingle ? 8 : 16) else { return type }
    return Swift.max(type, 0.5 * Double.exp(Double(1 - digits) * Double.log(10)))
  }

  /// Noise, relative to x, that says that some of x was computed in single precision, though x is printed as a double:
  /// the rounding, half a unit of 2^-23, of a summand that is a 512th of x. Noise of doubles alone lies twenty bits below.
  static let partlySingle = 0x1p-24 / 512

  /// Half of its digits: what moves by more was not rounded, it is another number.
  var half: Double { unit.squareRoot() }
}

/// The standard deviation of what f's last digits do, read from answers that ought to lie on smooth curves.
///
/// Formula: the k-th differences of n equally spaced values kill a polynomial of degree k − 1 and multiply
/// independent noise of variance σ² to (2k)!/k!² σ²; so σ² is estimated by k!²/(2k)! · mean (Δᵏf)².
/// Source: Hamming, Introduction to Applied Numerical Analysis (1971), chapter 6; Moré & Wild, Estimating
/// Computational Noise, SIAM J. Sci. Comput. 33 (2011), section 3.
enum Noise {
  /// An x nearer to 0 counts as this large where noise is told relative to x: probes lie at about 1, and what is left there
  /// of a sum that cancelled ten bits has the noise of its terms, not of itself.
  static let leastSize = 0x1p-10

  /// What rounding leaves, in half units of the last place: a number rounded to a grid of width q is off by q/√12 in the
  /// root mean square, and q/2 is half a unit, so 1/√3.
  static let ofRounding = 0.5773502691896258

  /// σ along nine points that lie close: the largest of orders 4, 5, 6, and never less than rounding to `unit` leaves.
  static func level(_ reading: Reading, _ precision: Precision) -> Double {
    let size = reading.fine.reduce(0) { Swift.max($0, $1.magnitude) }
    let floor = ofRounding * precision.unit * size
    var level = Swift.max(floor, measured(reading))
    // In single precision what a layer rounds is often the same for all nine; along the wider line it isn't. The
    // median passes over a corner, which reaches five of the thirteen differences.
    if precision.isSingle {
      level = Swift.max(level, median(differences(reading.wide, 4)) * 1.4826 * (1.0 / 70).squareRoot())
    }
    return level
  }

  /// The same without a floor, on the close line alone.
  static func measured(_ reading: Reading) -> Double {
    [(4, 70.0), (5, 252.0), (6, 924.0)].reduce(0) { level, order in
      let d = differences(reading.fine, order.0)
      let mean = d.reduce(0) { $0 + $1 * $1 } / Double(d.count)
      return Swift.max(level, (mean / order.1).squareRoot())
    }
  }

  /// σ from the three finest steps of each coordinate's ladder, which shows a coarser grid than the close line does.
  ///
  /// Formula: c = (D_K − D_{K−1}) − (D_{K−1} − D_{K−2})/16 has no h² in it; its variance is
  /// (1 + (17/16)²/16 + 1/256²) σ²/(2h²), so that σ = 1.367 h times the root mean square of c.
  static func level(_ reading: Reading, steps: [Double]) -> Double {
    guard steps.count > 2 else { return 0 }
    let last = steps.count - 1
    let squares = zip(reading.plus, reading.minus).reduce(0.0) { sum, sides in
      func slope(_ k: Int) -> Double { (sides.0[k] - sides.1[k]) / (2 * steps[k]) }
      let c = (slope(last) - slope(last - 1)) - (slope(last - 1) - slope(last - 2)) / 16
      return sum + c * c
    }
    return 1.367 * steps[last] * (squares / Double(reading.plus.count)).squareRoot()
  }

  private static func differences(_ values: [Double], _ order: Int) -> [Double] {
    (0..<order).reduce(values) { d, _ in zip(d.dropFirst(), d).map { $0 - $1 } }
  }
}

func median(_ values: [Double]) -> Double {
  let sorted = values.map(\.magnitude).sorted()
  return sorted.isEmpty ? 0 : (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
}
