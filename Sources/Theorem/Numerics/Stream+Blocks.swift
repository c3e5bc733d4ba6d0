extension RandomStream {
  /// Two blocks of uniform draws, in (0, 1), both ends open, from one block of counters: each output of Philox has the bits of two.
  ///
  /// Shapes: lane i of the first is `uniform(index × Block.lanes + i)`; lane i of the second comes from the same counter's
  /// other half, and no other draw does.
  public func uniforms(_ index: Int) -> (Block, Block) {
    var second = Block(0)
    let first = Block(filling: { u in
      second = Block(filling: { v in fill(index, u, v) { ($0, $1) } })
    })
    return (first, second)
  }

  /// Two blocks of independent normal draws.
  ///
  /// Formula: r cos 2πv and r sin 2πv with r = √(−2 log u); 4v is split into a whole number of quarter turns and a rest, both
  /// exact.
  /// Allowed error: 3 ulps of r. No draw is beyond 8.6, for u is 2⁻⁵³ at least.
  /// Source: Box & Muller, A Note on the Generation of Random Normal Deviates, Annals of Mathematical Statistics 29 (1958).
  public func normals(_ index: Int) -> (Block, Block) {
    var second = Block(0)
    let first = Block(filling: { x in
      second = Block(filling: { y in fill(index, x, y, Self.normalPair) })
    })
    return (first, second)
  }

  /// Two blocks, lane by lane the coordinates of a point of the plane that has Student's density with 2 degrees of freedom,
  /// 1/2π (1 + r²/2)⁻² at distance r.
  ///
  /// Formula: r cos 2πv and r sin 2πv as for normal draws, with r = √(2/u − 2): P(r²/2 > s) = P(u < 1/(1 + s)) = 1/(1 + s).
  /// Source: Kotz & Nadarajah, Multivariate t Distributions and Their Applications (2004), chapter 1.
  func studentPairs(_ index: Int) -> (Block, Block) {
    var second = Block(0)
    let first = Block(filling: { x in
      second = Block(filling: { y in fill(index, x, y) { Self.point(square: 2 / $0 - 2, angle: $1) } })
    })
    return (first, second)
  }

  @inline(__always) private static func normalPair(_ u: Double, _ v: Double) -> (Double, Double) {
    let (k, f) = Lane.split(u)
    return point(square: -2 * Lane.logarithm(k, f, rest: 0), angle: v)
  }

  /// At a distance whose square is given, `angle` turns on from the first axis.
  @inline(__always) private static func point(square: Double, angle v: Double) -> (Double, Double) {
    let radius = (square > 0 ? square : 0).squareRoot()
    let turns = 4 * v + 0x1.8p52
    let (sine, cosine) = Lane.quarterTurn(4 * v - (turns - 0x1.8p52))
    let (y, x) = Lane.turned(turns.bitPattern, sine, cosine)
    return (radius * x, radius * y)
  }

  /// Writes what `pair` makes of the two uniform numbers of each counter.
  @inline(__always) private func fill(
    _ index: Int, _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>,
    _ pair: (Double, Double) -> (Double, Double)
  ) {
    precondition(index >= 0, "blocks of draws are numbered from 0; got \(index)")
    let start = UInt64(index) &* UInt64(Block.lanes)
    // Within one block the high half of the counter is one number: `lanes` divides 2³².
    let (low, high) = (start & 0xffff_ffff, start &>> 32)
    for i in 0..<Block.lanes {
      let words = Philox.lane(
        low &+ UInt64(i), high, check & 0xffff_ffff, check &>> 32, key: (seed & 0xffff_ffff, seed &>> 32))
      first[i] = Self.uniform(words.0, words.1)
      second[i] = Self.uniform(words.2, words.3)
    }
    for i in 0..<Block.lanes { (first[i], second[i]) = pair(first[i], second[i]) }
  }

  /// (52 bits + 1/2)/2⁵², by way of the doubles from 1 to 2: a conversion of whole numbers is no vector instruction.
  @inline(__always) private static func uniform(_ high: UInt64, _ low: UInt64) -> Double {
    let bits = high &<< 20 | low &>> 12
    return (Double(bitPattern: bits | 0x3ff0_0000_0000_0000) - 1) + 0x1p-53
  }
}

extension Philox {
  /// `block`, its words in the low halves of 64 bits and its rounds written out, as a loop over lanes needs them.
  @inline(__always) static func lane(
    _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, key: (UInt64, UInt64)
  ) -> (UInt64, UInt64, UInt64, UInt64) {
    var words = (a, b, c, d)
    round(&words, key, 0)
    round(&words, key, 1)
    round(&words, key, 2)
    round(&words, key, 3)
    round(&words, key, 4)
    round(&words, key, 5)
    round(&words, key, 6)
    round(&words, key, 7)
    round(&words, key, 8)
    round(&words, key, 9)
    return words
  }

  @inline(__always) private static func round(
    _ words: inout (UInt64, UInt64, UInt64, UInt64), _ key: (UInt64, UInt64), _ number: UInt64
  ) {
    let first = (words.0 & 0xffff_ffff) &* 0xD251_1F53
    let second = (words.2 & 0xffff_ffff) &* 0xCD9E_8D57
    let k = (key.0 &+ number &* 0x9E37_79B9) & 0xffff_ffff
    let l = (key.1 &+ number &* 0xBB67_AE85) & 0xffff_ffff
    words = (
      (second &>> 32) ^ words.1 ^ k, second & 0xffff_ffff, (first &>> 32) ^ words.3 ^ l, first & 0xffff_ffff
    )
  }
}

extension Matrix where S == Block {
  /// log |det A| of the matrix in each lane, one after the other: each has pivots of its own.
  @usableFromInline var logAbsDeterminantByLanes: Block {
    Block { lane in
      LUDecomposition(Matrix<Double>(rows: rows, columns: columns) { self[$0, $1][lane] }).logAbsDeterminant
    }
  }
}
