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
