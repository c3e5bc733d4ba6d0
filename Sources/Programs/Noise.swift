import Theorem

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
  /// σ along nine points that lie close: the largest of orders 4, 5, 6, and never less than rounding to `unit` leaves.
  ///
  /// A number rounded to a grid of width q is off by q/√12 in the root mean square: 0.58 of half a unit.
  static func level(_ reading: Reading, _ precision: Precision) -> Double {
    let size = reading.fine.reduce(0) { Swift.max($0, $1.magnitude) }
    let floor = 0.58 * precision.unit * size
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
