import Theorem

extension Figure {
  /// (1): a chain, with the density under each stage and one point on its way through.
  ///
  /// `z0` is the point's start. The densities are those of (5), each stage by the chain up to there.
  /// Domain: a chain that can be undone, of eight steps at most.
  public static func equation1(
    _ chain: Chain = Catalogue.telltaleChain, from base: any Density = Normal(), at z0: Double = 1.6,
    name: String = "equation-1"
  ) throws(NoPicture) -> Figure {
    let stages = try chain.drawnStages(from: z0)
    let count = stages.count
    let (cell, gap) = (112.0, 48.0)
    let width = 60 + Double(count) * cell + Double(count - 1) * gap + 20
    var drawing = Drawing(name, width: width, height: 262)
    for k in 0..<count {
      let left = 60 + Double(k) * (cell + gap)
      let view = try View(stage(k, chain, base))
      let range = View.widened(k == 0 ? view.z : view.x)
      let plot = Plot(
        left: left, top: 50, width: cell, height: 130, x: range,
        y: 0...(k == 0 ? view.highestBase : view.highestPushed))
      let style: Style = k == 0 ? .z : k == count - 1 ? .x : .ink
      drawing.axes(
        plot, x: k == count - 1 ? "x = z_\(k)" : "z_\(k)", y: k == 0 ? "density (per unit)" : "",
        xTicks: 3, yTicks: 3)
      drawing.curve(plot.curve(steps: 240) { k == 0 ? view.base($0) : view.pushed($0) }, style)
      if range.contains(stages[k]) {
        let foot = plot.point(stages[k], 0)
        drawing.line(foot, Point(foot.x, plot.top), .faint, dashed: true)
        drawing.dot(foot, style)
        drawing.text(drawing.number(stages[k]), Point(foot.x, plot.top - 5), .middle, size: 11)
      }
      guard k > 0 else { continue }
      let middle = left - gap / 2
      drawing.arrow(Point(middle - 24, 34), Point(middle + 18, 34), .ink)
      drawing.text(
        Lettering.shortened(chain.steps[k - 1].formula, to: cell + gap - 12, size: 12), Point(middle - 3, 24),
        .middle,
        size: 12)
      drawing.arrow(Point(middle + 18, 236), Point(middle - 24, 236), .faint)
    }
    drawing.text("undone from the right, last step first", Point(width / 2, 257), .middle, size: 11)
    let way = stages.map { shown($0) }.joined(separator: " to ")
    return try Figure(
      ofReaders: drawing, equation: 1, title: "(1) A chain of invertible steps",
      finding:
        "The density under each stage of \(chain.formula): the steps carry \(way), and their inverses carry it back in reverse."
    )
  }

  /// More stages than these stand in no page side by side.
  static let mostSteps = 8

  static func stage(_ k: Int, _ chain: Chain, _ base: any Density) -> Pushforward {
    Pushforward(k == 0 ? Affine.identity : Chain(Array(chain.steps.prefix(k))), of: base)
  }
}

extension Chain {
  /// z₀, z₁, …, z_K, all of them finite.
  func drawnStages(from z0: Double) throws(NoPicture) -> [Double] {
    guard steps.count <= Figure.mostSteps else {
      throw NoPicture(
        "\(steps.count) steps are more than the \(Figure.mostSteps) that one picture has room for")
    }
    let stages = stages(from: z0)
    for (k, stage) in stages.enumerated() { _ = try placed(stage, "stage z\(k)") }
    return stages
  }
}
