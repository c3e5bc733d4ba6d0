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
