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

extension Figure {
  /// How far three rules are from the mass of a window of the plane, against the points they take; below, how narrowly a proof
  /// encloses it.
  ///
  /// N = 2ᵏ for k in `powers`, at least two; errors of draws and of Sobol's points are root mean squares over `seeds` seeds, and
  /// none is drawn lower than the proof can tell.
  public static func errorAgainstN(
    _ window: PlaneWindow = .example, powers: ClosedRange<Int> = 2...10, seeds: Int = 4
  ) -> Figure {
    let errors = RuleErrors(window, powers: powers, seeds: seeds)
    let (drawn, sobol, gauss, proof) = (errors.drawn, errors.sobol, errors.gauss, errors.proof)
    let known = proof.enclosure.radius
    let slopes = [drawn, sobol].map { Plot.slope(of: $0) }
    let end = drawn[drawn.count - 1].0
    let worst = (drawn + sobol + gauss).map(\.1).max() ?? 1
    let plot = Plot(
      left: 76, top: 24, width: 450, height: 330,
      x: (Plot.exponent(drawn[0].0) - 0.1)...(Plot.exponent(Swift.max(end, gauss[gauss.count - 1].0)) + 0.1),
      y: (Plot.exponent(known) - 1)...(Plot.exponent(worst) + 1))
    var drawing = Drawing("error-against-n", width: 720, height: 410)
    drawing.slope(-0.5, from: (drawn[0].0, 3 * drawn[0].1), to: end, in: plot)
    drawing.slope(-1, from: (sobol[0].0, sobol[0].1 / 10), to: end, in: plot)
    let (a, b) = (plot.x.lowerBound, plot.x.upperBound)
    drawing.path([a, b].map { plot.point($0, Plot.exponent(known)) }, .proved)
    drawing.row(drawn, in: plot, .circle)
    drawing.row(sobol, in: plot, .square)
    drawing.row(gauss, in: plot, .triangle)
    drawing.axesOfPowers(plot, x: "N, values of P_X", y: "error", step: 2)
    let right = plot.left + plot.width + 8
    func label(_ lines: [String], _ y: Double, _ mark: Mark?, style: Style = .ink) {
      if let mark { drawing.mark(Point(right + 4, y - 4), mark, style) }
      for (k, line) in lines.enumerated() {
        drawing.text(
          line, Point(right + 14, y + 15 * Double(k)), size: 12, style: style == .proved ? .proved : .ink,
          bold: k == 0)
      }
    }
    let heights = [drawn, sobol].map { plot.power(end, $0[$0.count - 1].1).y }
    label(["Monte Carlo", "slope \(drawing.number(slopes[0], digits: 2))"], heights[0], .circle)
    label(["Sobol", "slope \(drawing.number(slopes[1], digits: 2))"], heights[1], .square)
    let middle = gauss[gauss.count / 2]
    let beside = plot.power(middle.0, middle.1)
    drawing.text("Gauss–Legendre", Point(beside.x + 44, beside.y + 4), size: 12, bold: true)
    drawing.text("n by n points", Point(beside.x + 44, beside.y + 19), size: 12)
    label(
      [
        "proof", "another route,", "radius \(drawing.number(known, digits: 2)),", "\(proof.panels) panels",
      ],
      plot.up(Plot.exponent(known)) - 8, nil, style: .proved)
    drawing.text("dashed: slopes −1/2 and −1", Point(plot.left + 120, plot.top + 6), size: 12)
    func last(_ row: [(Double, Double)]) -> String { decimal(row[row.count - 1].1, digits: 2) }
    return Figure(
      drawing, equation: nil, title: "Three rules and a proof",
      finding:
        "The mass \(decimal(proof.enclosure.midpoint)) of a window of the plane. With \(Int(end)) points Monte Carlo is off by \(last(drawn)), falling "
        + "with slope \(decimal(slopes[0], digits: 2)), Sobol's points by \(last(sobol)), with slope "
        + "\(decimal(slopes[1], digits: 2)); \(Int(gauss[gauss.count - 1].0)) of Gauss and Legendre by \(last(gauss)). A proof "
        + "that uses no determinant encloses it to \(decimal(known, digits: 2)) either way.")
  }
}

/// How far rules for the mass of a window of the plane are from it, the truth being known by proof: rows of (N, error).
struct RuleErrors: Sendable {
  let proof: VerifiedIntegral
  /// Of N draws, a root mean square over the seeds.
  let drawn: [(Double, Double)]
  /// Of N of Sobol's points, shifted by as many seeds.
  let sobol: [(Double, Double)]
  /// Of Gauss's and Legendre's points, n a side and N = n² in all.
  let gauss: [(Double, Double)]

  /// N = 2ᵏ for k in `powers`, draws and points by `seeds` seeds each. No error is said to be smaller than the proof's radius.
  init(_ window: PlaneWindow, powers: ClosedRange<Int>, seeds: Int) {
    precondition(powers.lowerBound >= 0 && seeds >= 1, "errors need a point and a seed")
    let proof = window.provedMass()
    let (truth, known) = (proof.enclosure.midpoint, proof.enclosure.radius)
    let sizes = powers.map { 1 << $0 }

    /// The errors of the first N points, for each N, of one seed.
    func run(_ point: (Int) -> [Double]) -> [Double] {
      var (sum, count) = (0.0, 0)
      return sizes.map { size in
        while count < size {
          sum += window.weight(at: point(count))
          count += 1
        }
        return sum / Double(size) - truth
      }
    }
    func row(_ runs: [[Double]]) -> [(Double, Double)] {
      sizes.enumerated().map { k, size in
        let square = runs.reduce(0) { $0 + $1[k] * $1[k] } / Double(runs.count)
        return (Double(size), Swift.max(square.squareRoot(), known))
      }
    }
    self.proof = proof
    drawn = row(
      (0..<UInt64(seeds)).map { seed in
        let stream = RandomStream(seed: seed, check: 2)
        return run { [stream.uniform(2 * $0), stream.uniform(2 * $0 + 1)] }
      })
    sobol = row((0..<UInt64(seeds)).map { run(Sobol(seed: $0).point) })
    gauss = (2...14).map { n in
      (Double(n * n), Swift.max((window.mass(gauss: n) - truth).magnitude, known))
    }
  }
}

/// Measured times of one kind of work against what it grows with.
public struct Growth: Sendable {
  /// What is timed, in a few words.
  public let work: String
  /// What is counted along the axis, in a few words.
  public let of: String
  /// How often, and the seconds that it took; at least two, both above 0.
  public let points: [(count: Int, seconds: Double)]
  /// The power that theory has for it, drawn dashed; nil where there is none.
  public let power: Double?

  /// The seconds that `work` took for each count of `of`.
  public init(_ work: String, of: String, _ points: [(count: Int, seconds: Double)], power: Double?) {
    precondition(
      points.count >= 2 && points.allSatisfy { $0.count > 0 && $0.seconds > 0 },
      "growth takes two times above 0")
    (self.work, self.of, self.points, self.power) = (work, of, points, power)
  }

  var places: [(Double, Double)] { points.map { (Double($0.count), $0.seconds) } }
  /// The power between the two largest counts: small ones are mostly what a call costs.
  var slope: Double { Plot.slope(of: Array(places.suffix(2))) }
}

extension Figure {
  /// Two by two frames of measured times, both axes in powers: a power law is a straight line, and its dashed neighbour has
  /// the slope of theory. `machine` says what they were measured on.
  public static func growth(_ rows: [Growth], machine: String) -> Figure {
    var drawing = Drawing("growth", width: 760, height: 20 + 270 * Double((rows.count + 1) / 2))
    for (k, row) in rows.enumerated() {
      let times = row.places.map { Plot.exponent($0.1) }
      let counts = row.places.map { Plot.exponent($0.0) }
      let (low, high) = (times.min() ?? 0, times.max() ?? 1)
      let plot = Plot(
        left: 80 + 370 * Double(k % 2), top: 50 + 270 * Double(k / 2), width: 270, height: 170,
        x: (counts[0] - 0.1)...(counts[counts.count - 1] + 0.1),
        // A decade at least, so that the axis has two numbers to read.
        y: (low.rounded(.down) - 0.1)...(Swift.max(high.rounded(.up), low.rounded(.down) + 1) + 0.1))
      drawing.text(row.work, Point(plot.left, plot.top - 14), size: 12, bold: true)
      let last = row.places[row.places.count - 1]
      if let power = row.power {
        // A little above the last point, and back to where it leaves the frame.
        func dashed(_ count: Double) -> (Double, Double) {
          (count, 1.6 * last.1 * Double.pow(count / last.0, power))
        }
        if let start = row.places.map({ dashed($0.0) }).first(where: { plot.y.contains(Plot.exponent($0.1)) })
        {
          drawing.slope(power, from: start, to: last.0, in: plot)
        }
      }
      drawing.row(row.places, in: plot, .circle)
      let all = row.points.map(\.count)
      drawing.axesOfPowers(
        plot, x: row.of, y: "seconds", ticks: all.count < 9 && (all.last ?? 0) < 1000 ? all : [])
      drawing.text(
        "slope \(drawing.number(row.slope, digits: 2))"
          + (row.power.map { ", dashed \(drawing.number($0))" } ?? ""),
        Point(plot.left + 12, plot.top + 10), size: 11)
    }
    drawing.text(machine, Point(drawing.width / 2, 18), .middle, size: 12)
    let words = rows.map { row in
      "\(row.work): \(decimal(row.places[row.places.count - 1].1, digits: 2)) s at \(row.points[row.points.count - 1].count), slope \(decimal(row.slope, digits: 2))"
    }
    return Figure(
      drawing, equation: nil, title: "How the time grows",
      finding:
        "Seconds against \(rows.map(\.of).joined(separator: "; ")). \(words.joined(separator: ". ")). \(machine)."
    )
  }
}
