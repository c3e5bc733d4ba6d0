// Draws by the block, for evidence that is sampled: the same maps as everywhere, run on half a thousand numbers at once. Parts
// run on as many threads as the options allow, and are added up in order.

extension Pushforward {
  /// How many of `options.samples` draws of X fall into each window, its lower end excluded.
  func counts(
    in windows: [(Double, Double)], includingUpper: Bool, from stream: RandomStream, _ options: CheckOptions
  ) -> [Int] {
    let p = self
    return sums(of: windows.count, options) { index, lanes in
      let x = p.map.forward(stream.uniforms(index).0.map { p.base.quantile($0) })
      return windows.map { x.count(above: $0.0, upTo: $0.1, including: includingUpper, first: lanes) }
    }
  }

  /// A formula's P_X in each lane, 0 where there is no z in the base's support; as `density(by:at:)` for doubles.
  func density(by formula: any DensityFormula, at x: Block) -> Block {
    let value = formula.density(of: self, at: x)
    // Where all of the line is carried to all of the line, a finite value that isn't negative needs no second look.
    if support == .line, base.support == .line, value.isAllAtLeastZero { return value }
    let z = map.inverse(x)
    return Block { lane in
      guard support.contains(x[lane]) else { return 0 }
      if z[lane].isNaN { return .nan }
      return base.support.contains(z[lane]) ? value[lane] : 0
    }
  }
}

extension VectorPushforward {
  /// How many of `options.samples` draws of X fall into each box.
  func counts(in boxes: [Box], from stream: RandomStream, _ options: CheckOptions) -> [Int] {
    let (p, d) = (self, map.dimension)
    return sums(of: boxes.count, options) { index, lanes in
      // Draw i takes the numbers i d, …, i d + d − 1 of the stream.
      let uniforms = (0..<d).map { stream.uniforms(index * d + $0).0 }
      let draws = (0..<Block.lanes).map { lane in
        p.base.quantile(
          Array(count: d) { uniforms[(lane * d + $0) / Block.lanes][(lane * d + $0) % Block.lanes] })
      }
      let x = p.map.forward((0..<d).map { coordinate in Block { draws[$0][coordinate] } })
      let points = Array(count: lanes) { lane in Array(count: d) { x[$0][lane] } }
      return boxes.map { box in points.count { box.contains($0) } }
    }
  }

  /// A formula's P_X in each lane, 0 at an x out of f's range, and where there is no z in the base's support.
  ///
  /// Undone step by step, and each step taken again: what a step leads to is in its range, and where all lanes come back none is
  /// asked by itself. The reference is read off on the way, log P_Z − Σ log |det|, each where its step is entered.
  func density(by formula: any DeterminantFormula, at x: [Block]) -> Block {
    var z = x
    var logarithm = Block(0)
    var comesBack = true
    for step in map.steps.reversed() {
      let image = z
      z = step.inverse(image)
      comesBack = comesBack && Block.areClose(step.forward(z), image)
      logarithm = logarithm + step.logAbsDeterminant(z)
    }
    let value =
      formula.id == "reference"
      ? exp(base.logDensity(z) - logarithm) : Equation8.density(of: self, formula, at: x)
    let isWhole = base.marginals?.allSatisfy { $0.support == .line } ?? false
    if comesBack, isWhole, value.isAllAtLeastZero { return value }
    var point = x.map { $0[0] }
    /// One array for all lanes: a new one each would cost more than the map.
    func isInside(_ blocks: [Block], _ lane: Int, _ test: ([Double]) -> Bool) -> Bool {
      for d in blocks.indices { point[d] = blocks[d][lane] }
      return test(point)
    }
    return Block { lane in
      guard comesBack || isInside(x, lane, map.isInRange) else { return 0 }
      return isInside(z, lane, base.contains) ? value[lane] : 0
    }
  }
}

/// The sums, place by place, of `counts(index, lanes)` over blocks of draws, of the last one only as many lanes as are left.
private func sums(
  of places: Int, _ options: CheckOptions, _ counts: @escaping @Sendable (Int, Int) -> [Int]
) -> [Int] {
  let samples = options.samples
  let parts = InParallel.map((samples + Block.lanes - 1) / Block.lanes, threads: options.threads) { index in
    counts(index, Swift.min(samples - index * Block.lanes, Block.lanes))
  }
  return (0..<places).map { place in parts.reduce(0) { $0 + $1[place] } }
}
