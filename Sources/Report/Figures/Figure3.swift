import Theorem

extension Figure {
  /// (3): a slab of width dz under P_Z and its image, of width dx, under P_X: their areas agree, and agree the better the
  /// narrower they are.
  public static func equation3(
    _ p: Pushforward = .ofTheChapter, at z: Double? = nil, dz: Double? = nil, name: String = "equation-3"
  ) throws(NoPicture) -> Figure {
    let view = try View(p)
    let z = z ?? p.base.quantile(0.788)
    let dz = dz ?? (p.base.quantile(0.75) - p.base.quantile(0.25)) / 13.5
    let x = try placed(p.map.forward(z), "f(z)")
    let dx = try placed(p.map.forward(z + dz), "f(z + dz)") - x
    let heights = (try placed(view.base(z), "P_Z"), try placed(view.pushed(x), "P_X"))
    // Eight widths to either side: near enough to see the slab, far enough to see the curve.
    let zs = try span(
      max(z - 8 * dz, view.z.lowerBound), min(z + 8 * dz, view.z.upperBound), "the step's surroundings")
    let xs = try p.map.image(of: zs)
    let (upper, lower) = Plot.stacked(z: zs, 0...(1.6 * heights.0), x: xs, 0...(1.6 * heights.1))
    var drawing = Drawing(name, width: 500, height: 562)
    drawing.area(upper.area(from: z, to: z + dz) { _ in heights.0 }, .z)
    drawing.area(lower.area(from: x, to: x + dx) { _ in heights.1 }, .x)
    drawing.base(of: view, in: upper)
    drawing.pushed(of: view, in: lower)
    drawing.stacked(upper, lower)
    let n = { drawing.number($0) }
    drawing.head(upper, "dz = \(n(dz))", "|P_Z dz| = \(n(heights.0 * dz))")
    drawing.head(
      lower, "dx = \(n(dx))\(dx < 0 ? ": the step turns round" : "")",
      "|P_X dx| = \(n((heights.1 * dx).magnitude))")
    return try Figure(
      ofReaders: drawing, equation: 3, title: "(3) The mass element",
      finding:
        "A step dz = \(shown(dz)) at z = \(shown(z)) becomes dx = \(shown(dx)); its slab is "
        + "\(shown((dz / dx).magnitude, digits: 3)) times as wide as its image's, and the slabs' areas, "
        + "\(shown(heights.0 * dz)) and \(shown((heights.1 * dx).magnitude)), nearly agree.")
  }
}
