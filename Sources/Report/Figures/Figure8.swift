import Theorem

extension Figure {
  /// (8): a square with a corner at z, its image, and the parallelogram that the Jacobian makes of it, at one or more sizes,
  /// each scaled to fit; the ratio of areas tends to |det|.
  ///
  /// Domain: maps of the plane; the squares lie in the map's domain. One size stands in a row, several in columns.
  public static func equation8(
    _ map: any VectorMap = Catalogue.planeOfTheChapter, at z: [Double] = [0.8, -0.5],
    sides: [Double] = [1, 0.1, 0.01], name: String = "equation-8"
  ) throws(NoPicture) -> Figure {
    guard map.dimension == 2, z.count == 2, !sides.isEmpty else {
      throw NoPicture("cells are drawn in the plane, and this map has \(map.dimension) dimensions")
    }
    let matrix = jacobian(at: z) { map.forward($0) }
    let determinant = try placed(matrix.determinant, "the determinant")
    guard determinant != 0 else { throw NoPicture("the determinant is 0: the image has no area") }
    var cells: [Cell] = []
    for side in sides { cells.append(try Cell(map, z, side: side)) }
    let ratios = cells.map { $0.area / ($0.side * $0.side) }
    var drawing = Drawing(name, width: cells.count == 1 ? 520 : 28 + 176 * Double(cells.count), height: 436)
    for (k, cell) in cells.enumerated() {
      let left = 20 + 176 * Double(k)
      let spanned = cell.parallelogram(by: matrix)
      let square: Plot
      let image: Plot
      if cells.count == 1 {
        square = Plot(left: 30, top: 130, width: 110, height: 110, x: 0...1, y: 0...1)
        image = try frame(around: cell.edge + spanned, left: 206, top: 40, size: 300, shape: 290)
        drawing.arrow(Point(154, 185), Point(192, 185), .ink)
        drawing.text("side \(drawing.number(cell.side))", Point(85, 112), .middle, bold: true)
      } else {
        square = Plot(left: left + 42, top: 34, width: 80, height: 80, x: 0...1, y: 0...1)
        image = try frame(around: cell.edge + spanned, left: left, top: 152, size: 164, shape: 180)
        drawing.arrow(Point(left + 82, 122), Point(left + 82, 144), .ink)
        drawing.text("side \(drawing.number(cell.side))", Point(left + 82, 24), .middle, bold: true)
      }
      drawing.area([(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { square.point($0.0, $0.1) }, .z)
      drawing.dot(square.point(0, 0), .z)
      drawing.area(cell.edge.map { image.point($0.0, $0.1) }, .x)
      drawing.path(spanned.map { image.point($0.0, $0.1) }, .wrong, closed: true)
      drawing.dot(image.point(cell.origin.0, cell.origin.1), .x)
      let middle = image.left + image.width / 2
      drawing.text("area ratio \(drawing.number(ratios[k], digits: 7))", Point(middle, 354), .middle)
      // Without a size beside it the image of a small square would seem as large as that of a large one.
      let scale = image.width / (image.x.upperBound - image.x.lowerBound) / (square.width / cell.side)
      drawing.text(
        "drawn at \(drawing.number(scale, digits: 2)) times", Point(middle, 371), .middle, size: 11)
      drawing.text("the square's scale", Point(middle, 385), .middle, size: 11)
    }
    drawing.text("hatched: image of the square", Point(drawing.width / 2, 409), .middle, size: 12)
    drawing.text(
      "dashed: the Jacobian's parallelogram, |det| = \(drawing.number(determinant.magnitude, digits: 7))",
      Point(drawing.width / 2, 426), .middle, size: 12)
    return try Figure(
      ofReaders: drawing, equation: 8, title: "(8) A small cell in the plane",
      finding: finding(z, sides, ratios, determinant))
  }

  private static func finding(
    _ z: [Double], _ sides: [Double], _ ratios: [Double], _ determinant: Double
  ) -> String {
    let corner = "a corner at (\(shown(z[0])), \(shown(z[1])))"
    let limit = "|det| = \(shown(determinant.magnitude, digits: 7))"
    guard sides.count > 1 else {
      return
        "A square with \(corner) of side \(shown(sides[0])) grows by \(shown(ratios[0], digits: 7)) in area; \(limit)."
    }
    return "Squares with \(corner) of side \(sides.map { shown($0) }.joined(separator: ", ")) grow by "
      + "\(ratios.map { shown($0, digits: 7) }.joined(separator: ", ")) in area, and \(limit): the smaller the square, the "
      + "nearer its image to the Jacobian's parallelogram."
  }

  /// A frame of one scale for both axes that holds the points.
  private static func frame(
    around points: [(Double, Double)], left: Double, top: Double, size: Double, shape: Double
  ) throws(NoPicture) -> Plot {
    let (xs, ys) = (points.map(\.0), points.map(\.1))
    let (x0, x1) = (xs.min() ?? 0, xs.max() ?? 1)
    let (y0, y1) = (ys.min() ?? 0, ys.max() ?? 1)
    let unit = max((x1 - x0) / size, (y1 - y0) / shape)
    let (cx, cy) = ((x0 + x1) / 2, (y0 + y1) / 2)
    return Plot(
      left: left, top: top, width: size, height: shape,
      x: try span(cx - unit * size / 2, cx + unit * size / 2, "the image of the square"),
      y: try span(cy - unit * shape / 2, cy + unit * shape / 2, "the image of the square"))
  }
}

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
