import Theorem

extension Figure {
  /// (6): the graphs of f and of its inverse, mirrored in y = x, with B(b, a) and A(a, b), their tangents, the point (c, c)
  /// where both meet the mirror, and the two triangles, mirrored too, of which the slopes are read off: their legs b − c and
  /// a − c, and the angles θ of the tangent at A and θ′ of the one at B.
  ///
  /// Domain: b in the map's domain; `range` is what both axes show, chosen around the points if none is given.
  /// Edge cases: a tangent of slope 1 has no c, and one that meets the mirror outside the frame is drawn without its
  /// triangle.
  public static func equation6(
    _ map: any ScalarMap = FallingSinh(), at b: Double = -0.8, over range: ClosedRange<Double>? = nil,
    name: String = "equation-6"
  ) throws(NoPicture) -> Figure {
    let mirrored = try MirroredSlopes(map, at: b)
    let around = try mirrored.range()
    let range = range ?? around
    let (a, c) = (mirrored.a, mirrored.c.flatMap { range.contains($0) ? $0 : nil })
    let plot = Plot(left: 56, top: 20, width: 430, height: 430, x: range, y: range)
    var drawing = Drawing(name, width: 500, height: 640)
    drawing.axes(plot, x: "z for f, x for its inverse", y: "value")
    drawing.line(
      plot.point(range.lowerBound, range.lowerBound), plot.point(range.upperBound, range.upperBound), .faint)
    drawing.text("y = x", plot.point(range.upperBound, range.upperBound).moved(-8, 22), .end, size: 11)
    if let c {
      drawing.area([plot.point(c, c), plot.point(b, c), plot.point(b, a)], .z)
      drawing.area([plot.point(c, c), plot.point(c, b), plot.point(a, b)], .x)
    }
    for (x, y, slope) in [(b, a, mirrored.slopeAtB), (a, b, mirrored.slopeAtA)] {
      let line = plot.curve(steps: 1) { y + slope * ($0 - x) }
      for part in line { drawing.line(part[0], part[part.count - 1], .wrong) }
    }
    drawing.curve(plot.curve { map.domain.contains($0) ? map.forward($0) : .nan }, .z)
    drawing.curve(plot.curve { map.range.contains($0) ? map.inverse($0) : .nan }, .x)
    drawing.dot(plot.point(b, a), .z)
    drawing.dot(plot.point(a, b), .x)
    drawing.name(a, b, c, in: plot)
    if let c { drawing.measure(a, b, c, in: plot) }
    let facts = mirrored.facts(of: map)
    drawing.state(facts.points, at: Point(20, 516), width: 220)
    drawing.state(facts.slopes, at: Point(248, 516), width: 248, bold: true)
    let meeting =
      mirrored.c.map { "meet y = x at (c, c), c = \(shown($0))" } ?? "run beside y = x, without a c"
    return try Figure(
      ofReaders: drawing, equation: 6, title: "(6) Mirrored slopes",
      finding:
        "The graphs of \(map.formula) and of its inverse are mirrored in y = x. Their tangents at "
        + "B(\(shown(b)), \(shown(a))) and A(\(shown(a)), \(shown(b))) \(meeting); the slopes, "
        + "\(shown(mirrored.slopeAtB)) and \(shown(mirrored.slopeAtA)), multiply to "
        + "\(shown(mirrored.slopeAtA * mirrored.slopeAtB)).")
  }
}

extension Drawing {
  /// The names of A, B and (c, c), each on a side where the other two aren't; of A and B one name where they are one point.
  fileprivate mutating func name(_ a: Double, _ b: Double, _ c: Double?, in plot: Plot) {
    let (at, mirror) = (plot.point(b, a), plot.point(a, b))
    if (at.x - mirror.x).magnitude < 14 {
      text("A and B", at.moved(9, 17), bold: true, halo: true)
    } else {
      // The upper one's name goes up, the lower one's down.
      text("B(b, a)", at.moved(9, at.y < mirror.y ? -7 : 17), bold: true, halo: true)
      text("A(a, b)", mirror.moved(9, at.y < mirror.y ? 17 : -7), bold: true, halo: true)
    }
    guard let c else { return }
    let corner = plot.point(c, c)
    dot(corner, .ink)
    // Opposite the triangles where both lie on one side.
    let isBeyond = a < c && b < c
    text(
      "(c, c)", isBeyond ? corner.moved(10, -8) : corner.moved(-9, 17), isBeyond ? .start : .end, bold: true,
      halo: true)
  }

  /// The legs of the two triangles, named outside them, and the tangents' angles with the horizontal; nothing where the
  /// triangles are too small for it.
  fileprivate mutating func measure(_ a: Double, _ b: Double, _ c: Double, in plot: Plot) {
    let (corner, atB, atA) = (plot.point(c, c), plot.point(b, a), plot.point(a, b))
    let (run, rise) = ((atB.x - corner.x).magnitude, (atB.y - corner.y).magnitude)
    guard min(run, rise) >= 56 else { return }
    // Nearer to the triangle's far end than to (c, c), whose own name stands there, and to where triangles of a rising map
    // cross.
    let across = corner.x + 0.62 * (atB.x - corner.x)
    let along = corner.y + 0.62 * (atA.y - corner.y)
    text("b − c", Point(across, corner.y + (a > c ? 14 : -6)), .middle, size: 12, halo: true)
    text(
      "a − c", Point(atB.x + (b < c ? -6 : 6), corner.y + 0.72 * (atB.y - corner.y) + 4),
      b < c ? .end : .start, size: 12, halo: true)
    text("b − c", Point(corner.x + (a > c ? -6 : 6), along + 4), a > c ? .end : .start, size: 12, halo: true)
    text(
      "a − c", Point(corner.x + 0.72 * (atA.x - corner.x), atA.y + (b < c ? 14 : -6)), .middle, size: 12,
      halo: true)
    angle("θ′", at: corner, towards: atB)
    angle("θ", at: atA, towards: corner)
  }

  /// The angle at a point between the horizontal and the way to another point.
  private mutating func angle(_ name: String, at vertex: Point, towards other: Point) {
    let (dx, dy) = (other.x - vertex.x, other.y - vertex.y)
    let full = Double.atan(dy / dx)
    let side = dx < 0 ? -1.0 : 1.0
    let radius = min(34, 0.6 * dx.magnitude)
    func place(_ share: Double, _ radius: Double) -> Point {
      vertex.moved(side * radius * Double.cos(share * full), side * radius * Double.sin(share * full))
    }
    path((0...16).map { place(Double($0) / 16, radius) }, .ink)
    text(name, place(0.5, radius + 11).moved(0, 4), .middle, bold: true, halo: true)
  }

  /// Facts one below the other, each in as many lines as the width asks for; the last one in bold, if so.
  fileprivate mutating func state(_ facts: [String], at place: Point, width: Double, bold: Bool = false) {
    var y = place.y
    for (index, fact) in facts.enumerated() {
      for (row, line) in Lettering.lines(fact, width: width - 12, size: 12).enumerated() {
        text(line, Point(place.x + (row > 0 ? 12 : 0), y), size: 12, bold: bold && index == facts.count - 1)
        y += 15
      }
      y += 5
    }
  }
}

extension Point {
  func moved(_ dx: Double, _ dy: Double) -> Point { Point(x + dx, y + dy) }
}

/// What the picture of (6) is made of: b, a = f(b), the slopes there, each from its own graph as the checks have them, and c.
struct MirroredSlopes {
  let b: Double
  let a: Double
  let slopeAtB: Double
  let slopeAtA: Double
  /// Where the tangents meet y = x; nil where the slope is 1.
  let c: Double?

  init(_ map: any ScalarMap, at b: Double) throws(NoPicture) {
    self.b = try placed(b, "b")
    a = try placed(map.forward(b), "a = f(b)")
    slopeAtB = try placed(
      FiniteDifference.derivative(at: b, in: map.domain) { map.forward($0) }.value, "the slope of f at b")
    slopeAtA = try placed(
      FiniteDifference.derivative(at: a, in: map.range) { map.inverse($0) }.value,
      "the slope of the inverse at a")
    // A slope within rounding of 1 would put c at a place of no meaning.
    let isOne = (slopeAtB - 1).magnitude <= 0x1p-40
    c = isOne ? nil : Equation6.mirrorPoint(through: b, a, slope: slopeAtB)
  }

  /// What the picture shows: A, B, (c, c) unless it is far off, and room around them.
  func range() throws(NoPicture) -> ClosedRange<Double> {
    let size = max((a - b).magnitude, 0.6)
    let near = [c].compactMap { $0 }.filter { ($0 - (a + b) / 2).magnitude < 3 * size }
    return try Self.range(around: [a, b] + near)
  }

  /// A range that holds the points, with this share of its width more on each side.
  static func range(around points: [Double], room share: Double = 0.45) throws(NoPicture) -> ClosedRange<
    Double
  > {
    let (low, high) = (points.min() ?? 0, points.max() ?? 1)
    let room = max(share * (high - low), 0.5)
    return try span(low - room, high + room, "what the picture shows")
  }

  /// What stands beside the picture: where the points lie, and the slopes, measured and read off the triangles.
  func facts(of map: any ScalarMap) -> (points: [String], slopes: [String]) {
    func n(_ x: Double) -> String { shown(x) }
    let corner =
      c.map { c in ["c = \(n(c))", "b − c = \(n(b - c))", "a − c = \(n(a - c))"] }
      ?? ["slope 1: the tangents never meet y\u{A0}=\u{A0}x"]
    let angles =
      c.map { c in
        [
          "tan θ = (b − c)/(a − c) = \(n((b - c) / (a - c)))",
          "tan θ′ = (a − c)/(b − c) = \(n((a - c) / (b - c)))",
        ]
      } ?? []
    return (
      ["f(z) = \(map.formula)", "b = \(n(b))", "a = f(b) = \(n(a))"] + corner,
      angles + [
        "thin: f; its slope at B is \(n(slopeAtB))",
        "thick: f⁻¹; its slope at A is \(n(slopeAtA))",
        "product of the slopes: \(n(slopeAtA * slopeAtB))",
      ]
    )
  }
}
