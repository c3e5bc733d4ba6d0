import Theorem

/// A picture that states what it finds.
///
/// `svg` is one `<svg>` element with its text as text, an opaque background, `<title>` and `<desc>`; `finding` is the
/// description, and the alternative text wherever the picture is shown.
public struct Figure: Sendable, Hashable {
  /// The name of its file, without ".svg"; every id in it begins with the name.
  public let name: String
  /// The equation that it shows, if it shows one.
  public let equation: Int?
  /// What it shows, in a few words.
  public let title: String
  /// What can be seen in it, with its numbers, in a sentence.
  public let finding: String
  /// The picture: one `<svg>` element and a line feed.
  public let svg: String

  /// Of numbers of our own, all of which have their place.
  init(_ drawing: Drawing, equation: Int?, title: String, finding: String) {
    precondition(drawing.isWhole, "\(drawing.name) has no place for a number that is not finite")
    name = drawing.name
    self.equation = equation
    self.title = title
    self.finding = finding
    svg = drawing.svg(title: title, finding: finding)
  }

  /// Of a reader's numbers, some of which may have no place.
  init(ofReaders drawing: Drawing, equation: Int, title: String, finding: String) throws(NoPicture) {
    guard drawing.isWhole else { throw NoPicture("a point of it lies at no finite place") }
    self.init(drawing, equation: equation, title: title, finding: finding)
  }
}

/// Why there is no picture of a map, in a few words, such as "f(b) is infinite".
///
/// A picture is of finite numbers, in order. A map typed by a reader may have others; then none is drawn.
public struct NoPicture: Error, Hashable, CustomStringConvertible {
  /// The reason, which begins with the name of what is at fault.
  public let reason: String
  public var description: String { reason }

  /// For this reason.
  public init(_ reason: String) { self.reason = reason }
}

/// `x`, if a picture can place it; `what` names it.
func placed(_ x: Double, _ what: String) throws(NoPicture) -> Double {
  guard x.isFinite else { throw NoPicture("\(what) is \(x.isNaN ? "no number" : "infinite")") }
  return x
}

/// The numbers from `a` to `b`, which are finite and apart; `what` names them.
func span(_ a: Double, _ b: Double, _ what: String) throws(NoPicture) -> ClosedRange<Double> {
  let (low, high) = (try placed(a, what), try placed(b, what))
  guard low < high else { throw NoPicture("\(what) does not reach from \(shown(a)) to \(shown(b))") }
  return low...high
}

/// Colours and strokes: Okabe & Ito's, and never colour alone.
///
/// Blue and thin is z, orange and thick is x, everywhere; what is wrong is grey and dashed, what is proved is green.
/// Areas of z are plain, areas of x are hatched. Text is dark on white.
/// Source: Okabe & Ito, Color Universal Design (2008).
enum Style: Sendable {
  case z, x, wrong, proved, ink, faint

  var color: String {
    switch self {
    case .z: "#0072B2"
    case .x: "#D55E00"
    case .wrong: "#595959"
    case .proved: "#00785A"
    case .ink: "#1A1A1A"
    case .faint: "#C8C8C8"
    }
  }

  /// The light tone of an area.
  var fill: String {
    switch self {
    case .z: "#BFE0F4"
    case .x: "#E69F00"
    case .proved: "#B3E2D4"
    case .wrong: "#E3E3E3"
    case .ink, .faint: "#EEEEEE"
    }
  }

  /// How a line of this kind is drawn.
  var stroke: [String: String] {
    var words = ["fill": "none", "stroke": color, "stroke-linejoin": "round"]
    switch self {
    case .x: words["stroke-width"] = "2.5"
    case .wrong:
      words["stroke-width"] = "2"
      words["stroke-dasharray"] = "6 4"
    case .z, .proved: words["stroke-width"] = "1.75"
    case .ink, .faint: words["stroke-width"] = "1"
    }
    return words
  }
}

/// How wide a line of text is, as nearly as the reader's own sans-serif font lets one know.
///
/// Widths are Helvetica's, in classes, and a tenth more: a substitute such as DejaVu Sans is wider.
enum Lettering {
  static func width(of text: String, size: Double) -> Double {
    1.1 * size * text.reduce(0) { $0 + share($1) }
  }

  /// The text, its end replaced by "…" where it is wider than `width`.
  static func shortened(_ text: String, to width: Double, size: Double) -> String {
    if self.width(of: text, size: size) <= width { return text }
    var kept = text
    while !kept.isEmpty, self.width(of: kept + "…", size: size) > width { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines no wider than `width`, broken at spaces, and inside a word only where it is wider itself;
  /// after `most` lines "…" stands for the rest.
  static func lines(_ text: String, width: Double, size: Double, most: Int = 4) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = String(word)
      let longer = line.isEmpty ? rest : line + " " + rest
      if self.width(of: longer, size: size) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while self.width(of: rest, size: size) > width, rest.count > 1 {
        var part = rest
        while part.count > 1, self.width(of: part, size: size) > width { part.removeLast() }
        lines.append(part)
        rest.removeFirst(part.count)
      }
      line = rest
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > most else { return lines }
    return lines.prefix(most - 1) + [shortened(lines[most - 1] + "…", to: width, size: size)]
  }

  /// The width of a letter in units of the font's size.
  private static func share(_ letter: Character) -> Double {
    switch letter {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "!", " ", "\u{A0}", "′", "(", ")",
      "[", "]":
      0.3
    case "m", "w", "M", "W", "%", "@", "…": 0.9
    case "A"..."Z": 0.7
    default: 0.56
    }
  }
}
