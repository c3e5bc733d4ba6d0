/// A density to draw from in P_X's place, with tails at least as heavy, so that the weights P_X/q stay tame.
///
/// Formula: Student's t with ν = 2, t = Z/√E, Z normal in D dimensions and E exponential, scaled coordinate by coordinate:
/// q(x) = Γ((2 + D)/2) / ((2π)^{D/2} ∏ s_d) (1 + |(x − m)/s|²/2)^{−(2 + D)/2}.
/// Shapes: `center` and `scale` of D numbers, D uniform numbers and one more a draw.
/// Source: Kotz & Nadarajah, Multivariate t Distributions and Their Applications (2004), chapter 1.
public struct Proposal: Sendable {
  /// m, one number a coordinate.
  public let center: [Double]
  /// s, one positive number a coordinate.
  public let scale: [Double]
  private let normalization: Double

  /// m = `center`, s = `scale`.
  public init(center: [Double], scale: [Double]) {
    precondition(
      center.count == scale.count && scale.allSatisfy { $0 > 0 }, "one positive scale a coordinate")
    self.center = center
    self.scale = scale
    normalization = Self.normalization(of: scale)
  }

  /// Centred and scaled like a sample: its medians, and half the width of its middle half.
  public init(covering sample: [[Double]]) {
    let columns = sample[0].indices.map { d in sample.map { $0[d] }.sorted() }
    let center = columns.map { $0[$0.count / 2] }
    let scale = columns.map {
      let spread = ($0[$0.count * 3 / 4] - $0[$0.count / 4]) / 1.35
      return spread > .leastNormalMagnitude && spread.isFinite ? spread : .leastNormalMagnitude
    }
    self.init(center: center, scale: scale)
  }

  /// q(x) > 0.
  public func density(_ x: [Double]) -> Double {
    let d = Double(center.count)
    var square = 0.0
    for i in center.indices { square += Double.pow((x[i] - center[i]) / scale[i], 2) }
    return normalization * Double.pow(1 + square / 2, -(2 + d) / 2)
  }

  /// Draw `i` of a stream that has `center.count` + 1 uniform numbers a draw.
  public func draw(_ i: Int, from stream: Stream) -> [Double] {
    let first = i * (center.count + 1)
    let root = (-Double.log(stream.uniform(first))).squareRoot()
    return center.indices.map {
      center[$0] + scale[$0] * Normal().quantile(stream.uniform(first + 1 + $0)) / root
    }
  }

  /// Γ((2 + D)/2)/((2π)^{D/2} ∏ s): Γ(1) = 1 and Γ(3/2) = √π/2, then Γ(a + 1) = a Γ(a).
  private static func normalization(of scale: [Double]) -> Double {
    let d = scale.count
    var gamma = d % 2 == 0 ? 1.0 : Double.pi.squareRoot() / 2
    var a = d % 2 == 0 ? 1.0 : 1.5
    while a < Double(2 + d) / 2 {
      gamma *= a
      a += 1
    }
    return scale.reduce(gamma / Double.pow(2 * .pi, Double(d) / 2)) { $0 / $1 }
  }
}
