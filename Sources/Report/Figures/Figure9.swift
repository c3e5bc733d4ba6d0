import Theorem

extension Figure {
  /// (9): the density under each stage and, below it, the running log-density: each step takes log |f_k′| off.
  ///
  /// `steps` of them are drawn, all of them if it isn't given, in a picture that has room for the whole chain: the frames of a
  /// film have one size.
  /// Domain: a chain of eight steps at most.
  public static func equation9(
    _ chain: Chain = Catalogue.telltaleChain, from base: any Density = Normal(), at z0: Double = 1.6,
    steps drawn: Int? = nil, name: String = "equation-9"
  ) throws(NoPicture) -> Figure {
    let whole = try chain.drawnStages(from: z0)
    let sumsOfAll = try runningLogDensity(chain, base, whole)
    let count = whole.count
    let last = min(max(drawn ?? chain.steps.count, 0), chain.steps.count)
    let (stages, running) = (Array(whole[...last]), Array(sumsOfAll[...last]))
    let cell = 124.0
    let digits = count > 5 ? 4 : 6
    var drawing = Drawing(name, width: 70 + cell * Double(count), height: 400)
    let (low, high) = (min(sumsOfAll.min() ?? -1, -2.4), max(sumsOfAll.max() ?? 0, 0))
    let room = (high - low) / 6
    let sums = Plot(
      left: 60, top: 220, width: cell * Double(count), height: 130, x: 0...Double(count),
      y: try span(low - room, high + room, "the log-density"))
    for k in stages.indices {
      let left = 60 + cell * Double(k)
      let plot = Plot(
        left: left + 14, top: 40, width: cell - 38, height: 100, x: try range(chain, k, base),
        y: 0...heights(chain, k, base))
      let curve = Self.parametric(chain, k, base)
      let style: Style = k == 0 ? .z : k == last ? .x : .ink
      drawing.axes(plot, x: "", y: "", xTicks: 3, yTicks: 2)
      drawing.curve(plot.trace(curve), style)
      let foot = plot.point(stages[k], 0)
      if plot.x.contains(stages[k]) {
        drawing.line(foot, Point(foot.x, plot.top), .faint, dashed: true)
        drawing.dot(foot, style)
      }
      let label = k == 0 ? "z_0" : k == last ? "x = z_\(k)" : "z_\(k)"
      drawing.text(
        "\(label) = \(drawing.number(stages[k], digits: digits))", Point(left + cell / 2, 24), .middle,
        size: 12)
      // The running sum, with the step that led here.
      let (from, to) = (Double(k) + 0.15, Double(k) + 0.85)
      let (a, b) = (sums.point(from, running[k]), sums.point(to, running[k]))
      drawing.path([a, b], k == 0 ? .z : k == last ? .x : .ink)
      drawing.text(
        drawing.number(running[k], digits: digits), Point((a.x + b.x) / 2, a.y - 7), .middle, size: 12,
        bold: true, halo: true
      )
      guard k > 0 else { continue }
      let (start, end) = (sums.point(Double(k), running[k - 1]), sums.point(Double(k), running[k]))
      drawing.arrow(start, end, .ink)
      drawing.text(
        "− \(drawing.number(running[k - 1] - running[k], digits: 4))".replacingMinus,
        Point(start.x, max(start.y, end.y) + 14),
        .middle, size: 11)
    }
    drawing.axes(sums, x: "", y: "log-density", xTicks: nil)
    drawing.text(
      "bars: log P_{Z0}(z_0), and after each step less log |f_k′(z_{k−1})|", Point(64, 384), size: 12)
    return try Figure(
      ofReaders: drawing, equation: 9, title: "(9) Along a chain", finding: finding(z0, stages, running))
  }

  private static func finding(_ z0: Double, _ stages: [Double], _ running: [Double]) -> String {
    let start = "a log-density of \(shown(running[0])) at z0 = \(shown(z0))"
    guard running.count > 1 else { return "The base alone, before the first step: \(start)." }
    let logs = zip(running, running.dropFirst()).map { shown($0 - $1) }
    let steps =
      logs.count == 1
      ? "the step's log-slope, \(logs[0]), is taken off"
      : "the steps' log-slopes, \(logs.joined(separator: ", ")), are taken off one by one"
    let end = (running[running.count - 1], stages[stages.count - 1])
    return "From \(start) \(steps): \(shown(end.0)) at x = \(shown(end.1)), a density of "
      + "\(shown(Double.exp(end.0)))."
  }

  /// log P_Z0(z₀), and after each step less log |f_k′(z_{k−1})|.
  private static func runningLogDensity(
    _ chain: Chain, _ base: any Density, _ stages: [Double]
  ) throws(NoPicture) -> [Double] {
    var running = [try placed(base.logDensity(stages[0]), "log P_Z0(z0)")]
    for (step, z) in zip(chain.steps, stages) {
      running.append(try placed(running[running.count - 1] - step.logAbsDerivative(z), "a step's log-slope"))
    }
    return running
  }

  /// What of z_k is shown: as the other pictures show it.
  private static func range(_ chain: Chain, _ k: Int, _ base: any Density) throws(NoPicture) -> ClosedRange<
    Double
  > {
    let view = try View(Self.stage(k, chain, base))
    return View.widened(k == 0 ? view.z : view.x)
  }

  /// A little above the highest density between the quantiles of 2 and 98 %.
  private static func heights(_ chain: Chain, _ k: Int, _ base: any Density) -> Double {
    let highest = (0...64).map { density(chain, k, base, base.quantile(0.02 + 0.96 * Double($0) / 64)).1 }
    return 1.12 * (highest.filter(\.isFinite).max() ?? 1)
  }

  /// The density after k steps as points (z_k, P), from values of z₀: no inverse is needed.
  private static func parametric(_ chain: Chain, _ k: Int, _ base: any Density) -> [(Double, Double)] {
    (0...240).map { i in
      let u = 0.004 + 0.992 * Double(i) / 240
      let (near, far) = (
        base.quantile(u),
        base.quantile(0.004) + (base.quantile(0.996) - base.quantile(0.004)) * Double(i) / 240
      )
      let z = k == 0 ? far : (near + far) / 2
      return density(chain, k, base, z)
    }
  }

  private static func density(_ chain: Chain, _ k: Int, _ base: any Density, _ z: Double) -> (Double, Double)
  {
    let stages = chain.stages(from: z)
    let logSlope = zip(chain.steps, stages).prefix(k).map { $0.logAbsDerivative($1) }.reduce(0, +)
    return (stages[k], Double.exp(base.logDensity(z) - logSlope))
  }
}

extension String {
  /// "− −0.5" reads as "+ 0.5".
  fileprivate var replacingMinus: String { hasPrefix("− −") ? "+ " + dropFirst(3) : self }
}
