import Theorem

/// Measured times of one kind of work against what it grows with.
public struct Growth: Sendable {
  /// What is timed, and what is counted along the axis, each in a few words.
  public let work: String
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
    var drawing = Drawing("growth", width: 760, height: 90 + 270 * Double((rows.count + 1) / 2))
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
        // Through the last point, a little above it.
        let first = row.places[0]
        let start = (first.0, 1.6 * last.1 * Double.pow(first.0 / last.0, power))
        if plot.y.contains(Plot.exponent(start.1)) { drawing.slope(power, from: start, to: last.0, in: plot) }
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
