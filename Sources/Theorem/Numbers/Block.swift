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
  /// `function` of each lane; of a constant, once.
  @inline(__always) func map(_ function: (Double) -> Double) -> Block {
    guard let buffer else { return Block(function(constant)) }
    let out = Lanes()
    let (x, y) = (buffer.start, out.start)
    for i in 0..<Block.lanes { y[i] = function(x[i]) }
    return withExtendedLifetime(buffer) { Block(out) }
  }

  /// `function` of the lanes of both, one pair after another.
  @inline(__always) static func zip(_ a: Block, _ b: Block, _ function: (Double, Double) -> Double) -> Block {
    guard a.buffer != nil || b.buffer != nil else { return Block(function(a.constant, b.constant)) }
    let out = Lanes()
    let z = out.start
    if let left = a.buffer, let right = b.buffer {
      let (x, y) = (left.start, right.start)
      for i in 0..<Block.lanes { z[i] = function(x[i], y[i]) }
    } else if let left = a.buffer {
      let (x, y) = (left.start, b.constant)
      for i in 0..<Block.lanes { z[i] = function(x[i], y) }
    } else if let right = b.buffer {
      let (x, y) = (a.constant, right.start)
      for i in 0..<Block.lanes { z[i] = function(x, y[i]) }
    }
    return withExtendedLifetime((a.buffer, b.buffer)) { Block(out) }
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
