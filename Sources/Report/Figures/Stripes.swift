import Theorem

/// Ten stripes of equal mass under P_Z and their images under P_X, numbered in the order of z.
///
/// A stripe keeps its number on its way through f, so that the numbers show where each goes, and that a falling map
/// turns their order round.
struct Stripes {
  /// The number of a stripe, and the coordinate at which half of the stripe's mass lies to either side: there it is high
  /// enough to hold its number.
  struct Middle {
    let number: Int
    let z: Double
    let x: Double
  }

  let middles: [Middle]

  init(of p: Pushforward) {
    middles = (0..<10).map { k in
      let z = p.base.quantile((Double(k) + 0.5) / 10)
      return Middle(number: k + 1, z: z, x: p.map.forward(z))
    }
  }

  /// Which numbers have room where their stripes' middles are at `places`: the outermost first, each clear of those before
  /// it in its row, in `rows` rows by turns. `sizes` is how much of the line each takes; a place outside `frame` has none.
  static func seats(
    _ places: [Double], sizes: [Double], in frame: ClosedRange<Double>, rows: Int = 1
  ) -> [Int] {
    let inwards = places.indices.sorted {
      min($0, places.count - 1 - $0) < min($1, places.count - 1 - $1)
    }
    var seated: [Int] = []
    for k in inwards where frame.contains(places[k]) {
      let isClear = seated.filter { $0 % rows == k % rows }.allSatisfy {
        (places[$0] - places[k]).magnitude >= (sizes[$0] + sizes[k]) / 2
      }
      if isClear { seated.append(k) }
    }
    return seated.sorted()
  }
}

extension Drawing {
  /// The stripes' numbers in a row above the lower edge of `plot`, `at` their places along it; in two where one has not
  /// room for all.
  mutating func number(_ stripes: Stripes, in plot: Plot, at place: (Stripes.Middle) -> Double) {
    let places = stripes.middles.map { plot.across(place($0)) }
    let sizes = stripes.middles.map { Lettering.width(of: "\($0.number)", size: Self.numberSize) + 3 }
    let frame = plot.left...(plot.left + plot.width)
    let fits = Stripes.seats(places, sizes: sizes, in: frame).count == places.count
    let rows = fits ? 1 : 2
    for k in Stripes.seats(places, sizes: sizes, in: frame, rows: rows) {
      let at = Point(places[k], plot.top + plot.height - 5 - 12 * Double(k % rows))
      text("\(stripes.middles[k].number)", at, .middle, size: Self.numberSize, halo: true)
    }
  }

  static let numberSize = 10.0
}
