extension Block {
  public static func + (a: Block, b: Block) -> Block { zip(a, b) { $0 + $1 } }
  public static func - (a: Block, b: Block) -> Block { zip(a, b) { $0 - $1 } }
  public static func * (a: Block, b: Block) -> Block { zip(a, b) { $0 * $1 } }
  public static func / (a: Block, b: Block) -> Block { zip(a, b) { $0 / $1 } }
  public static prefix func - (a: Block) -> Block { a.map { -$0 } }

  public static func exp(_ x: Block) -> Block { x.map(Lane.exp) }
  public static func expm1(_ x: Block) -> Block { x.map(Lane.expm1) }
  public static func log(_ x: Block) -> Block { x.map(Lane.log) }
  public static func log1p(_ x: Block) -> Block { x.map(Lane.log1p) }
  public static func sqrt(_ x: Block) -> Block { x.map(Lane.sqrt) }
  public static func sin(_ x: Block) -> Block { x.map(Lane.sin).mended(Double.sin, where: x) }
  public static func cos(_ x: Block) -> Block { x.map(Lane.cos).mended(Double.cos, where: x) }
  public static func tan(_ x: Block) -> Block { x.map(Lane.tan).mended(Double.tan, where: x) }
  public static func asin(_ x: Block) -> Block { x.map(Double.asin) }
  public static func acos(_ x: Block) -> Block { x.map(Double.acos) }
  public static func atan(_ x: Block) -> Block { x.map(Lane.atan) }
  public static func sinh(_ x: Block) -> Block { x.map(Lane.sinh) }
  public static func cosh(_ x: Block) -> Block { x.map(Lane.cosh) }
  public static func tanh(_ x: Block) -> Block { x.map(Lane.tanh) }
  public static func asinh(_ x: Block) -> Block { x.map(Lane.asinh) }
  public static func acosh(_ x: Block) -> Block { x.map(Double.acosh) }
  public static func atanh(_ x: Block) -> Block { x.map(Double.atanh) }
  public static func erf(_ x: Block) -> Block { x.map(Double.erf) }
  public static func erfc(_ x: Block) -> Block { x.map(Double.erfc) }
  public static func floor(_ x: Block) -> Block { x.map(Double.floor) }
  public static func abs(_ x: Block) -> Block { x.map(Lane.magnitude) }
  public static func min(_ x: Block, _ y: Block) -> Block {
    zip(x, y) { a, b in a < b ? a : (b <= a ? b : a + b) }
  }
  public static func max(_ x: Block, _ y: Block) -> Block {
    zip(x, y) { a, b in a > b ? a : (b >= a ? b : a + b) }
  }

  /// Small powers are products, the others the platform's.
  public static func pow(_ x: Block, _ n: Int) -> Block {
    switch n {
    case 0: 1
    case 1: x
    case 2: x.map { $0 * $0 }
    case 3: x.map { $0 * $0 * $0 }
    case -1: x.map { 1 / $0 }
    default: x.map { Double.pow($0, n) }
    }
  }
  public static func pow(_ x: Block, _ y: Block) -> Block { zip(x, y) { Double.pow($0, $1) } }

  /// Lane by lane: root finding branches as it goes.
  public static func solve<M: MonotoneFunction>(_ map: M, for x: Block) -> Block {
    x.map { Double.solve(map, for: $0) }
  }

  /// The lanes whose angle is too large for `Lane`, NaN or infinite, by `function` instead; most often there are none.
  private func mended(_ function: (Double) -> Double, where angle: Block) -> Block {
    let limit = Lane.largestAngle.bitPattern
    guard angle.buffer != nil else {
      return angle.constant.magnitude <= Lane.largestAngle ? self : Block(function(angle.constant))
    }
    return angle.withLanes { x in
      var isBeyond: UInt64 = 0
      // The sign of a difference of two whole numbers, for a comparison of long ones is slow.
      for i in 0..<Block.lanes { isBeyond |= limit &- (x[i].bitPattern & 0x7fff_ffff_ffff_ffff) }
      guard isBeyond &>> 63 == 1 else { return self }
      return withLanes { y in
        Block(filling: { out in
          for i in 0..<Block.lanes { out[i] = x[i].magnitude <= Lane.largestAngle ? y[i] : function(x[i]) }
        })
      }
    }
  }
}
