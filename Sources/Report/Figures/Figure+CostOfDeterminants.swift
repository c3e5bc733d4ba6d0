import Theorem

extension Figure {
  /// The operations that log |det| takes against D, counted while it is done: a slope of 3, and slopes of 1.
  public static func costOfDeterminants(_ dimensions: [Int] = [4, 8, 16, 32, 64]) -> Figure {
    precondition(dimensions.count >= 2, "a slope takes two dimensions at least")
    let counts = Cost.allCases.map { cost in
      dimensions.map { (Double($0), Double(cost.operations(dimension: $0))) }
    }
    let ends = counts.map { $0[$0.count - 1] }
    // Between the two largest: a lower power is still to be seen in small ones.
    let slopes = counts.map { Plot.slope(of: Array($0.suffix(2))) }
    let largest = ends[0].0
    let plot = Plot(
      left: 70, top: 24, width: 420, height: 300,
      x: (Plot.exponent(counts[0][0].0) - 0.1)...(Plot.exponent(largest) + 0.1),
      y: 0.5...(Plot.exponent(ends.map(\.1).max() ?? 10) + 0.3))
    var drawing = Drawing("cost-of-determinants", width: 720, height: 380)
    let first = counts.map { $0[0] }
    drawing.slope(3, from: (first[0].0, first[0].1 / 4), to: largest, in: plot)
    drawing.slope(1, from: (first[1].0, first[1].1 / 2), to: largest, in: plot)
    let marks: [Mark] = [.circle, .square, .triangle, .diamond, .cross]
    for (points, mark) in zip(counts, marks) { drawing.row(points, in: plot, mark) }
    drawing.axesOfPowers(plot, x: "D, dimensions", y: "operations for log |det|", ticks: dimensions)
    // Labels from the top down, 18 pixels apart at least.
    var lowest = 0.0
    for (k, cost) in Cost.allCases.enumerated().sorted(by: { ends[$0.offset].1 > ends[$1.offset].1 }) {
      let end = plot.power(ends[k].0, ends[k].1)
      let height = Swift.max(end.y, lowest + 18)
      lowest = height
      drawing.line(Point(end.x + 6, end.y), Point(516, height), .faint)
      drawing.mark(Point(526, height), marks[k])
      drawing.text(
        "\(cost.rawValue): \(drawing.number(ends[k].1)), slope \(decimal(slopes[k], digits: 3))",
        Point(536, height + 4), size: 12)
    }
    drawing.text("dashed: slopes 3 and 1", Point(plot.left + 12, plot.top + 12), size: 12)
    let words = Cost.allCases.indices.map {
      "\(Cost.allCases[$0].rawValue) \(decimal(ends[$0].1)) (slope \(decimal(slopes[$0], digits: 3)))"
    }
    return Figure(
      drawing, equation: nil, title: "What log |det| costs",
      finding:
        "Counted operations for log |det| in D = \(Int(largest)) dimensions: \(words.joined(separator: ", ")). Elimination grows "
        + "like the third power of D, structure like the first.")
  }
}
