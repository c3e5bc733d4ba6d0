import Theorem

/// The image of a square: its edge, followed point by point, and the area inside, by the shoelace formula: no Jacobian.
struct Cell {
  let side: Double
  /// The image of the corner at z.
  let origin: (Double, Double)
  let edge: [(Double, Double)]
  let area: Double

  init(_ map: any VectorMap, _ z: [Double], side: Double) throws(NoPicture) {
    // As many points as the chapter's table takes.
    let steps = 1000
    let start: [Double] = map.forward(z)
    guard start.count == 2 else { throw NoPicture("f gives \(start.count) numbers, not 2") }
    // Relative to the first corner, so that a small square's area keeps its digits.
    var offsets: [(Double, Double)] = []
    for i in 0..<4 * steps {
      let t = Double(i % steps) / Double(steps)
      let (u, v) = [(t, 0), (1, t), (1 - t, 1), (0, 1 - t)][i / steps]
      let p: [Double] = map.forward([z[0] + side * u, z[1] + side * v])
      offsets.append(
        (try placed(p[0] - start[0], "the image's edge"), try placed(p[1] - start[1], "the image's edge")))
    }
    var twice = 0.0
    for i in offsets.indices {
      let (p, q) = (offsets[i], offsets[(i + 1) % offsets.count])
      twice += p.0 * q.1 - q.0 * p.1
    }
    self.side = side
    area = try placed(twice.magnitude / 2, "the image's area")
    origin = (start[0], start[1])
    // One point of forty draws the same line.
    edge = offsets.indices.filter { $0 % 40 == 0 }.map {
      (start[0] + offsets[$0].0, start[1] + offsets[$0].1)
    }
  }

  /// What the Jacobian makes of the square, from the same corner.
  func parallelogram(by matrix: Matrix<Double>) -> [(Double, Double)] {
    [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { u, v in
      (
        origin.0 + side * (matrix[0, 0] * u + matrix[0, 1] * v),
        origin.1 + side * (matrix[1, 0] * u + matrix[1, 1] * v)
      )
    }
  }
}
