/// A number that people write without digits, such as 1/2, sqrt(2*pi) or log(2): what a constant factor most often is.
public struct SimpleNumber: Sendable, Hashable {
  /// As it is typed in a formula.
  public let text: String
  /// What it is.
  public let value: Double
  /// Whether it is typed as a product or a quotient, so that it needs parentheses as a divisor.
  var isCompound: Bool { text.contains("*") || text.contains("/") }

  init(_ text: String, _ value: Double) {
    self.text = text
    self.value = value
  }

  /// The simplest one within `error` of `value` > 0; nil where none is, or where so wide an error would find one anywhere.
  ///
  /// Where the numbers of the table lie a few parts in a thousand apart, an error above 2⁻¹⁶ recognises by chance.
  public static func nearest(to value: Double, within error: Double) -> SimpleNumber? {
    guard error <= 0x1p-16 * value else { return nil }
    return table.first { ($0.value - value).magnitude <= error }
  }

  /// Simplest first.
  static let table: [SimpleNumber] = {
    var all = (2...12).flatMap {
      [SimpleNumber("\($0)", Double($0)), SimpleNumber("1/\($0)", 1 / Double($0))]
    }
    let pi = Double.pi
    all += both("pi", pi) + both("sqrt(2)", 2.0.squareRoot()) + both("log(2)", Double.log(2))
    all += both("log(10)", Double.log(10)) + both("e", Double.exp(1)) + both("2*pi", 2 * pi)
    all += both("sqrt(2*pi)", (2 * pi).squareRoot()) + both("sqrt(pi)", pi.squareRoot())
    all += [SimpleNumber("2/sqrt(pi)", 2 / pi.squareRoot()), SimpleNumber("sqrt(pi)/2", pi.squareRoot() / 2)]
    all += both("pi/2", pi / 2) + both("sqrt(3)", 3.0.squareRoot()) + both("pi/180", pi / 180)
    for p in 2...9 {
      for q in 2...9 where p != q && greatestDivisor(p, q) == 1 {
        all.append(SimpleNumber("\(p)/\(q)", Double(p) / Double(q)))
      }
    }
    all += (1...6).flatMap { both("10^\($0 + 1)", Double.pow(10, $0 + 1)) }
    all += (4...10).flatMap { both("2^\($0)", Double.pow(2, $0)) }
    all += both("24", 24) + both("120", 120) + both("720", 720)
    for (text, c) in [("pi", pi), ("sqrt(2*pi)", (2 * pi).squareRoot()), ("log(2)", Double.log(2))] {
      for k in 2...9 { all += both("\(k)*\(text)", Double(k) * c) }
    }
    all += (2...8).flatMap { both("(2*pi)^\($0)", Double.pow(2 * pi, $0)) }
    return all
  }()

  /// The number and one over it.
  private static func both(_ text: String, _ value: Double) -> [SimpleNumber] {
    let isCompound = text.contains("*") || text.contains("/")
    return [SimpleNumber(text, value), SimpleNumber(isCompound ? "1/(\(text))" : "1/\(text)", 1 / value)]
  }

  private static func greatestDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestDivisor(b, a % b) }
}
