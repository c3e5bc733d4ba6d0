/// X = f(Z) in D dimensions: a map and the base density that it carries over.
public struct VectorPushforward: Sendable {
  /// f.
  public let map: any VectorMap
  /// The density of Z.
  public let base: any VectorBase

  /// Shapes: `base.dimension` = `map.dimension`.
  public init(_ map: any VectorMap, of base: any VectorBase) {
    precondition(map.dimension == base.dimension, "map and base need the same dimension")
    self.map = map
    self.base = base
  }

  /// The i-th draw of Z, one uniform number a coordinate.
  func draw(_ i: Int, from stream: Stream) -> [Double] {
    base.quantile((0..<map.dimension).map { stream.uniform(i * map.dimension + $0) })
  }

  /// Fixed points of Z, spread over the base, none of them a symmetric or special point: coordinate d of probe
  /// k sits at the fractional part of (k + 1)(golden ratio) + d √2.
  public func probes(_ count: Int = 7) -> [[Double]] { Self.probes(of: base, count) }

  /// The same, of a base alone.
  static func probes(of base: any VectorBase, _ count: Int) -> [[Double]] {
    (0..<count).map { k in
      base.quantile(
        (0..<base.dimension).map { d in
          let turn = Double(k + 1) * 0.618_033_988_749_894_9 + Double(d) * 1.414_213_562_373_095
          return 0.03 + 0.94 * (turn - turn.rounded(.down))
        })
    }
  }
}

extension VectorPushforward: CustomStringConvertible {
  public var description: String { "\(map.name) of \(base.name)" }
}

extension Matrix where S == Double {
  /// The largest entry of each row: how far a unit cell reaches along each axis.
  var rowSizes: [Double] { (0..<rows).map { i in (0..<columns).map { self[i, $0].magnitude }.max() ?? 0 } }
}

extension VectorMap {
  /// An open box around x that stays in the range, as far as doubling finds it; the whole space where the range is.
  func rangeBox(around x: [Double]) -> [Domain] {
    x.indices.map { d in
      func reach(_ direction: Double) -> Double {
        var step = Swift.max(x[d].magnitude, 1)
        while step > 0x1p-40 {
          var moved = x
          moved[d] += direction * step
          if isInRange(moved) { return moved[d] }
          step /= 2
        }
        return x[d] + direction * Swift.max(step, 2 * x[d].ulp)
      }
      let (low, high) = (reach(-1), reach(1))
      return low < high ? Domain(low, high) : .line
    }
  }
}
