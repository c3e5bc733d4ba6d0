import Theorem

extension Figure {
  /// (8): a square with a corner at z, its image, and the parallelogram that the Jacobian makes of it, at one or more sizes,
  /// each scaled to fit; the ratio of areas tends to |det|.
  ///
  /// Domain: maps of the plane; the squares lie in the map's domain.
  public static func equation8(
    _ map: any VectorMap = Catalogue.couplingAfterMixing, at z: [Double] = [0.8, -0.5],
    sides: [Double] = [1, 0.3, 0.1], name: String = "equation-8"
  ) -> Figure {
    precondition(map.dimension == 2 && z.count == 2, "cells are drawn in the plane")
    let matrix = jacobian(at: z) { map.forward($0) }
    let determinant = matrix.determinant
    var drawing = Drawing(name, width: 40 + 240 * Double(sides.count), height: 400)
    var ratios: [Double] = []
    for (k, side) in sides.enumerated() {
      let left = 30 + 240 * Double(k)
      let cell = Cell(map, z, side: side)
      ratios.append(cell.area / (side * side))
      let square = Plot(left: left + 65, top: 34, width: 80, height: 80, x: 0...1, y: 0...1)
      drawing.text("side \(drawing.number(side))", Point(left + 105, 24), .middle, bold: true)
      drawing.area([(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { square.point($0.0, $0.1) }, .z)
      drawing.arrow(Point(left + 105, 120), Point(left + 105, 142), .ink)
      let spanned = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { u, v -> (Double, Double) in
        (
          cell.origin.0 + side * (matrix[0, 0] * u + matrix[0, 1] * v),
          cell.origin.1 + side * (matrix[1, 0] * u + matrix[1, 1] * v)
        )
      }
      let plot = Self.frame(around: cell.edge + spanned, left: left, top: 152, size: 210, shape: 180)
      drawing.area(cell.edge.map { plot.point($0.0, $0.1) }, .x)
      drawing.path(spanned.map { plot.point($0.0, $0.1) }, .wrong, closed: true)
      drawing.text("area ratio \(drawing.number(ratios[k]))", Point(left + 105, 356), .middle)
      drawing.text(
        "image at \(drawing.number(1 / side, digits: 3)) times its size", Point(left + 105, 374), .middle,
        size: 11)
    }
    drawing.text(
      "hatched: image of the square; dashed: the Jacobian's parallelogram, |det| = \(drawing.number(determinant.magnitude))",
      Point(drawing.width / 2, 394), .middle, size: sides.count > 1 ? 12 : 7)
    return Figure(
      drawing, equation: 8, title: "(8) A small cell in the plane",
      finding:
        "Squares with a corner at (\(decimal(z[0])), \(decimal(z[1]))) of side \(sides.map { decimal($0) }.joined(separator: ", ")) "
        + "grow by \(ratios.map { decimal($0) }.joined(separator: ", ")) in area, closer and closer to |det| = "
        + "\(decimal(determinant.magnitude)); the image comes to lie on the Jacobian's parallelogram.")
  }

  /// A frame of one scale for both axes that holds the points.
  private static func frame(
    around points: [(Double, Double)], left: Double, top: Double, size: Double, shape: Double
  ) -> Plot {
    let (xs, ys) = (points.map(\.0), points.map(\.1))
    let (x0, x1) = (xs.min() ?? 0, xs.max() ?? 1)
    let (y0, y1) = (ys.min() ?? 0, ys.max() ?? 1)
    let unit = max((x1 - x0) / size, (y1 - y0) / shape)
    let (cx, cy) = ((x0 + x1) / 2, (y0 + y1) / 2)
    return Plot(
      left: left, top: top, width: size, height: shape, x: (cx - unit * size / 2)...(cx + unit * size / 2),
      y: (cy - unit * shape / 2)...(cy + unit * shape / 2))
  }
}

/// The image of a square: its edge, followed point by point, and the area inside, by the shoelace formula: no Jacobian.
struct Cell {
  let origin: (Double, Double)
  let edge: [(Double, Double)]
  let area: Double

  init(_ map: any VectorMap, _ z: [Double], side: Double) {
    let steps = 256
    let start: [Double] = map.forward(z)
    var offsets: [(Double, Double)] = []
    for i in 0..<4 * steps {
      let t = Double(i % steps) / Double(steps)
      let (u, v) = [(t, 0), (1, t), (1 - t, 1), (0, 1 - t)][i / steps]
      let p: [Double] = map.forward([z[0] + side * u, z[1] + side * v])
      offsets.append((p[0] - start[0], p[1] - start[1]))
    }
    var twice = 0.0
    for i in offsets.indices {
      let (p, q) = (offsets[i], offsets[(i + 1) % offsets.count])
      twice += p.0 * q.1 - q.0 * p.1
    }
    area = twice.magnitude / 2
    origin = (start[0], start[1])
    // A sixteenth of the points draw the same line.
    edge = offsets.indices.filter { $0 % 16 == 0 }.map {
      (start[0] + offsets[$0].0, start[1] + offsets[$0].1)
    }
  }
}
