/// Several hundred doubles that go through a map together, one lane a draw.
///
/// A map written over any `Scalar` runs on it as it stands, from whatever module, through `any ScalarMap` or `any VectorMap`:
/// what a call through an existential costs is paid once a block, and the loops over lanes are compiled to vector
/// instructions.
/// Shapes: `Block.lanes` numbers; a constant is one number for all lanes and has no buffer.
/// Domain: every lane is on its own, and a NaN or an infinity in one touches no other. Branches: `select` takes both sides where
/// lanes differ, and keeps of each the lanes that belong to it.
/// Edge cases: as `Double`'s, lane by lane: NaN, infinities, signed zeros, subnormals.
/// Allowed error: + − * / √ and |x| as `Double`'s; an elementary function's, in ulps of its value: see `Lane`.
/// Buffers are recycled, thread by thread: an operation asks the system for no memory but a header of a few words.
public struct Block: Scalar {
  /// How many lanes there are: half a dozen blocks fill a first-level cache.
  public static let lanes = 512

  /// "default", or "native" where `make native` built for the machine's own instructions: a sampled number may then differ in
  /// its last digits.
  public static var build: String { Lane.isNative ? "native" : "default" }

  /// The lanes; nil where all of them are `constant`.
  let buffer: Lanes?
  let constant: Double

  /// The same number in every lane.
  public init(_ value: Double) {
    constant = value
    buffer = nil
  }
  public init(_ literal: DecimalLiteral) { self.init(Double(literal)) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
  public static var pi: Block { Block(.pi) }
  public static var logTwoPi: Block { Block(.logTwoPi) }
  public static var unknown: Block { Block(.nan) }

  /// `lane(0)`, `lane(1)`, …
  public init(_ lane: (Int) -> Double) {
    self.init(filling: { out in
      for i in 0..<Block.lanes { out[i] = lane(i) }
    })
  }

  /// What `fill` writes into every lane of a buffer.
  init(filling fill: (UnsafeMutablePointer<Double>) -> Void) {
    let buffer = Lanes()
    fill(buffer.start)
    (self.buffer, constant) = (buffer, 0)
  }

  /// One lane.
  public subscript(lane: Int) -> Double {
    precondition(
      0 <= lane && lane < Block.lanes, "lanes are numbered from 0 to \(Block.lanes - 1); got \(lane)")
    return buffer?.start[lane] ?? constant
  }

  /// The lanes, for as long as `body` runs.
  func withLanes<Result>(_ body: (UnsafePointer<Double>) -> Result) -> Result {
    guard let buffer else {
      let copy = Block(filling: { [constant] out in out.update(repeating: constant, count: Block.lanes) })
      return copy.withLanes(body)
    }
    return withExtendedLifetime(buffer) { body(UnsafePointer(buffer.start)) }
  }
}

extension Block {
  /// What is done to lanes, alone or with a constant.
  enum Operation {
    case plus, minus, times, over, min, max, power, wholePower, negate
    case exp, expm1, log, log1p, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
    case erf, erfc, floor, abs
  }

  /// `function` of each lane; of a constant, once.
  @inline(__always) func map(_ function: (Double) -> Double) -> Block {
    guard let buffer else { return Block(function(constant)) }
    return withExtendedLifetime(buffer) {
      Block(filling: { y in for i in 0..<Block.lanes { y[i] = function(buffer.start[i]) } })
    }
  }

  /// The same for a function that has a name; a `parameter` tells functions of one name apart.
  @inline(__always) func map(
    _ operation: Operation, parameter: Int = 0, _ function: (Double) -> Double
  ) -> Block {
    guard let buffer else { return Block(function(constant)) }
    return Block(
      Recycling.result(operation, buffer, Double(parameter)) { x, y in
        for i in 0..<Block.lanes { y[i] = function(x[i]) }
      })
  }

  /// `function` of each lane up to the size `largest`, and `beyond` of the others and of NaN; most often there are none.
  @inline(__always) func map(
    _ operation: Operation, _ function: (Double) -> Double, upTo largest: Double,
    beyond: (Double) -> Double
  ) -> Block {
    guard let buffer else {
      return Block(constant.magnitude <= largest ? function(constant) : beyond(constant))
    }
    return Block(
      Recycling.result(operation, buffer) { x, y in
        // The sign of a difference of two whole numbers, for a comparison of long ones is slow.
        let limit = largest.bitPattern
        var isBeyond: UInt64 = 0
        for i in 0..<Block.lanes {
          y[i] = function(x[i])
          isBeyond |= limit &- (x[i].bitPattern & 0x7fff_ffff_ffff_ffff)
        }
        guard isBeyond &>> 63 == 1 else { return }
        for i in 0..<Block.lanes where !(x[i].magnitude <= largest) { y[i] = beyond(x[i]) }
      })
  }

  /// `function` of the lanes of both, one pair after another.
  @inline(__always) static func zip(
    _ operation: Operation, _ a: Block, _ b: Block, _ function: (Double, Double) -> Double
  ) -> Block {
    switch (a.buffer, b.buffer) {
    case (let left?, let right?):
      return Block(
        Recycling.result(operation, left, with: right) { x, z in
          let y = right.start
          for i in 0..<Block.lanes { z[i] = function(x[i], y[i]) }
        })
    case (let left?, nil):
      let y = b.constant
      return Block(
        Recycling.result(operation, left, y) { x, z in
          for i in 0..<Block.lanes { z[i] = function(x[i], y) }
        })
    case (nil, let right?):
      let x = a.constant
      return Block(
        Recycling.result(operation, right, x, isLeft: true) { y, z in
          for i in 0..<Block.lanes { z[i] = function(x, y[i]) }
        })
    case (nil, nil): return Block(function(a.constant, b.constant))
    }
  }

  private init(_ buffer: Lanes) { (self.buffer, constant) = (buffer, 0) }

  /// Lanes of `inside` where `sign` < 0, of `outside` where it is not.
  static func blend(_ sign: Block, negative inside: Block, otherwise outside: Block) -> Block {
    sign.withLanes { s in
      inside.withLanes { a in
        outside.withLanes { b in
          Block(filling: { out in for i in 0..<lanes { out[i] = s[i] < 0 ? a[i] : b[i] } })
        }
      }
    }
  }

  /// How many lanes are below 0.
  var negatives: Int {
    guard buffer != nil else { return constant < 0 ? Block.lanes : 0 }
    return withLanes { x in
      var count = 0
      for i in 0..<Block.lanes { count &+= x[i] < 0 ? 1 : 0 }
      return count
    }
  }

  public static func select(_ sign: Block, negative: () -> Block, otherwise: () -> Block) -> Block {
    switch sign.negatives {
    case 0: otherwise()
    case lanes: negative()
    default: blend(sign, negative: negative(), otherwise: otherwise())
    }
  }
}

/// The memory of one block; where it has been used it is kept for the next.
final class Lanes: @unchecked Sendable {
  // Written once, before anybody else sees it.
  let start: UnsafeMutablePointer<Double>
  init() { start = Recycling.take() }
  deinit { Recycling.give(start) }
}

extension Block {
  public static func + (a: Block, b: Block) -> Block { zip(.plus, a, b) { $0 + $1 } }
  public static func - (a: Block, b: Block) -> Block { zip(.minus, a, b) { $0 - $1 } }
  public static func * (a: Block, b: Block) -> Block { zip(.times, a, b) { $0 * $1 } }
  public static func / (a: Block, b: Block) -> Block {
    // Over a power of two it is a product, to the last bit, and several times as fast.
    if b.buffer == nil, b.constant.significand == 1, b.constant.exponent.magnitude < 1000 {
      return a * Block(1 / b.constant)
    }
    return zip(.over, a, b) { $0 / $1 }
  }
  public static prefix func - (a: Block) -> Block { a.map(.negate) { -$0 } }

  public static func exp(_ x: Block) -> Block {
    x.map(.exp, Lane.shortExp, upTo: Lane.largestExponent, beyond: Lane.exp)
  }
  public static func expm1(_ x: Block) -> Block { x.map(.expm1, Lane.expm1) }
  public static func log(_ x: Block) -> Block { x.map(.log, Lane.log) }
  public static func log1p(_ x: Block) -> Block { x.map(.log1p, Lane.log1p) }
  public static func sqrt(_ x: Block) -> Block { x.map(.sqrt, Lane.sqrt) }
  public static func sin(_ x: Block) -> Block {
    x.map(.sin, Lane.sin, upTo: Lane.largestAngle, beyond: Double.sin)
  }
  public static func cos(_ x: Block) -> Block {
    x.map(.cos, Lane.cos, upTo: Lane.largestAngle, beyond: Double.cos)
  }
  public static func tan(_ x: Block) -> Block {
    x.map(.tan, Lane.tan, upTo: Lane.largestAngle, beyond: Double.tan)
  }
  public static func asin(_ x: Block) -> Block { x.map(.asin, Double.asin) }
  public static func acos(_ x: Block) -> Block { x.map(.acos, Double.acos) }
  public static func atan(_ x: Block) -> Block { x.map(.atan, Lane.atan) }
  public static func sinh(_ x: Block) -> Block { x.map(.sinh, Lane.sinh) }
  public static func cosh(_ x: Block) -> Block { x.map(.cosh, Lane.cosh) }
  public static func tanh(_ x: Block) -> Block { x.map(.tanh, Lane.tanh) }
  public static func asinh(_ x: Block) -> Block { x.map(.asinh, Lane.asinh) }
  public static func acosh(_ x: Block) -> Block { x.map(.acosh, Double.acosh) }
  public static func atanh(_ x: Block) -> Block { x.map(.atanh, Double.atanh) }
  public static func erf(_ x: Block) -> Block { x.map(.erf, Double.erf) }
  public static func erfc(_ x: Block) -> Block { x.map(.erfc, Double.erfc) }
  public static func floor(_ x: Block) -> Block { x.map(.floor, Double.floor) }
  public static func abs(_ x: Block) -> Block { x.map(.abs, Lane.magnitude) }
  public static func min(_ x: Block, _ y: Block) -> Block {
    zip(.min, x, y) { a, b in a < b ? a : (b <= a ? b : a + b) }
  }
  public static func max(_ x: Block, _ y: Block) -> Block {
    zip(.max, x, y) { a, b in a > b ? a : (b >= a ? b : a + b) }
  }

  /// Small powers are products, the others the platform's.
  public static func pow(_ x: Block, _ n: Int) -> Block {
    switch n {
    case 0: 1
    case 1: x
    case 2: x.map(.wholePower, parameter: 2) { $0 * $0 }
    case 3: x.map(.wholePower, parameter: 3) { $0 * $0 * $0 }
    case -1: x.map(.wholePower, parameter: -1) { 1 / $0 }
    default: x.map(.wholePower, parameter: n) { Double.pow($0, n) }
    }
  }
  public static func pow(_ x: Block, _ y: Block) -> Block { zip(.power, x, y) { Double.pow($0, $1) } }

  /// Lane by lane: root finding branches as it goes.
  public static func solve<M: MonotoneFunction>(_ map: M, for x: Block) -> Block {
    x.map { Double.solve(map, for: $0) }
  }
}
