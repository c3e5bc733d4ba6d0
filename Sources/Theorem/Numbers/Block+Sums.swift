extension Block {
  /// The sum of all lanes: eight sums of every eighth lane, then those, in a fixed order.
  public var sum: Double {
    guard buffer != nil else { return constant * Double(Block.lanes) }
    return withLanes { x in
      let vectors = UnsafeRawPointer(x)
      var sums = SIMD8<Double>.zero
      for i in stride(from: 0, to: Block.lanes, by: 8) {
        sums += vectors.loadUnaligned(fromByteOffset: 8 * i, as: SIMD8<Double>.self)
      }
      return sums.sum()
    }
  }

  /// Whether every lane is a finite number and none is below 0, −0 included.
  var isAllAtLeastZero: Bool {
    guard buffer != nil else { return constant >= 0 && constant < .infinity && constant.sign == .plus }
    return withLanes { x in
      // The bits of such numbers are whole numbers up to those of the largest; a larger one borrows from the sign.
      let most = Double.greatestFiniteMagnitude.bitPattern
      var beyond: UInt64 = 0
      for i in 0..<Block.lanes { beyond |= (most &- x[i].bitPattern) | x[i].bitPattern }
      return beyond &>> 63 == 0
    }
  }

  /// Whether Σ |a − b| < 2⁻³⁰ (1 + Σ |b|) in every lane, the sums over coordinates; a NaN is close to nothing.
  static func areClose(_ a: [Block], _ b: [Block]) -> Bool {
    var gap = Block(-0x1p-30)
    for (a, b) in Swift.zip(a, b) {
      gap = gap.withLanes { gap in
        a.withLanes { a in
          b.withLanes { b in
            Block(filling: { out in
              for i in 0..<lanes {
                out[i] = gap[i] + Lane.magnitude(a[i] - b[i]) - 0x1p-30 * Lane.magnitude(b[i])
              }
            })
          }
        }
      }
    }
    return gap.negatives == lanes
  }

  /// Σ w, Σ (min(w, `bound`) − 1), Σ (min(w, `bound`) − 1)² and the largest w over all lanes w, none of which is NaN.
  ///
  /// Each sum as four sums of every fourth lane, then those.
  func sums(upTo bound: Double) -> (all: Double, gains: Double, squares: Double, largest: Double) {
    withLanes { x in
      let vectors = UnsafeRawPointer(x)
      let bounds = SIMD4(repeating: bound)
      var (all, gains, squares) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
      var largest = SIMD4(repeating: x[0])
      for i in stride(from: 0, to: Block.lanes, by: 4) {
        let w = vectors.loadUnaligned(fromByteOffset: 8 * i, as: SIMD4<Double>.self)
        let gain = w.replacing(with: bounds, where: w .> bounds) - 1
        all += w
        gains += gain
        squares += gain * gain
        largest.replace(with: w, where: w .> largest)
      }
      return (all.sum(), gains.sum(), squares.sum(), largest.max())
    }
  }

  /// How many of the first `lanes` lanes are NaN.
  func unknowns(first lanes: Int) -> Int {
    isAllAtLeastZero ? 0 : (0..<lanes).count { self[$0].isNaN }
  }

  /// How many of the first `lanes` lanes lie between, `lower` excluded and `upper` as said.
  func count(above lower: Double, upTo upper: Double, including: Bool, first lanes: Int) -> Int {
    withLanes { x in
      var count = 0
      if including {
        for i in 0..<lanes { count &+= lower < x[i] && x[i] <= upper ? 1 : 0 }
      } else {
        for i in 0..<lanes { count &+= lower < x[i] && x[i] < upper ? 1 : 0 }
      }
      return count
    }
  }
}
