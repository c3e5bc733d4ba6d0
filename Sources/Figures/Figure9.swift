import Theorem

extension Figure {
  /// (9): the density under each stage and, below it, the running log-density: each step takes log |f_k′| off.
  ///
  /// `columns` keeps room for more stages than the chain has, so that the pictures of a film have one size.
  public static func equation9(
    _ chain: Chain = Catalogue.telltaleChain, from base: any Density = Normal(), at z0: Double = 1.6,
    columns: Int? = nil, name: String = "equation-9"
  ) -> Figure {
    let stages = chain.stages(from: z0)
    let logs = zip(chain.steps, stages).map { $0.logAbsDerivative($1) }
    var running = [base.logDensity(z0)]
    for log in logs { running.append(running[running.count - 1] - log) }
    let count = columns ?? stages.count
    let cell = count > 5 ? 112.0 : 172.0
    var drawing = Drawing(name, width: 70 + cell * Double(count), height: 400)
    let (low, high) = (min(running.min() ?? -1, -2.4), max(running.max() ?? 0, 0))
    let sums = Plot(
      left: 60, top: 220, width: cell * Double(count), height: 130, x: 0...Double(count),
      y: (low - 0.4)...(high + 0.3))
    for k in stages.indices {
      let left = 60 + cell * Double(k)
      let curve = Self.parametric(chain, k, base)
      let xs = curve.map(\.0)
      let plot = Plot(
        left: left + 10, top: 40, width: cell - 34, height: 100,
        x: View.widened((xs.min() ?? 0)...(xs.max() ?? 1)), y: 0...(1.12 * (curve.map(\.1).max() ?? 1)))
      let style: Style = k == 0 ? .z : k == stages.count - 1 ? .x : .ink
      drawing.axes(plot, x: "", y: "", xTicks: 3, yTicks: 2)
      drawing.curve(plot.trace(curve), style)
      let foot = plot.point(stages[k], 0)
      if plot.x.contains(stages[k]) {
        drawing.line(foot, Point(foot.x, plot.top), .faint, dashed: true)
        drawing.dot(foot, style)
      }
      let label = k == 0 ? "z_0" : k == stages.count - 1 ? "x = z_\(k)" : "z_\(k)"
      drawing.text("\(label) = \(drawing.number(stages[k]))", Point(left + cell / 2, 24), .middle, size: 12)
      // The running sum, with the step that led here.
      let (from, to) = (Double(k) + 0.15, Double(k) + 0.85)
      let (a, b) = (sums.point(from, running[k]), sums.point(to, running[k]))
      drawing.path([a, b], k == 0 ? .z : k == stages.count - 1 ? .x : .ink)
      drawing.text(
        drawing.number(running[k]), Point((a.x + b.x) / 2, a.y - 7), .middle, size: 12, bold: true, halo: true
      )
      guard k > 0 else { continue }
      let start = sums.point(Double(k), running[k - 1])
      drawing.arrow(start, sums.point(Double(k), running[k]), .ink)
      drawing.text(
        "− \(drawing.number(logs[k - 1], digits: 4))".replacingMinus, Point(start.x, sums.top - 14), .middle,
        size: 11)
    }
    drawing.axes(sums, x: "", y: "log-density", xTicks: 1)
    drawing.text(
      "below: log P_{Z0}(z_0), and after each step less log |f_k′(z_{k−1})|", Point(64, 384), size: 12)
    let last = running[running.count - 1]
    return Figure(
      drawing, equation: 9, title: "(9) Along a chain",
      finding:
        "From log P_Z0 = \(decimal(running[0])) at z0 = \(decimal(z0)) the steps' log-slopes, "
        + "\(logs.map { decimal($0) }.joined(separator: ", ")), are taken off one by one: log P_X = \(decimal(last)) at x = "
        + "\(decimal(stages[stages.count - 1])), a density of \(decimal(Double.exp(last))).")
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
      let stages = chain.stages(from: z)
      let logSlope = zip(chain.steps, stages).prefix(k).map { $0.logAbsDerivative($1) }.reduce(0, +)
      return (stages[k], Double.exp(base.logDensity(z) - logSlope))
    }
  }
}

extension String {
  /// "− −0.5" reads as "+ 0.5".
  fileprivate var replacingMinus: String { hasPrefix("− −") ? "+ " + dropFirst(3) : self }
}
