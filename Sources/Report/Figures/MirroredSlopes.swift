import Theorem

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
