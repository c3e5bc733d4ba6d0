import Theorem

extension Equation {
  /// The equation as a presentation `<math>` element, displayed; `alttext` has it in Unicode. One that has no form of its own
  /// here is set as its statement.
  /// Source: MathML Core (W3C).
  public var mathML: String {
    let own = Self.presentations.indices.contains(number - 1) ? Self.presentations[number - 1] : nil
    let row = own ?? "<mtext>\(statement.markup)</mtext>"
    return "<math display=\"block\" alttext=\"\(statement.markup)\"><mrow>\(row)</mrow></math>"
  }

  private static let presentations: [String] = [
    // (1) z₀ → z₁ → … → z_K = x
    sub(i("z"), n("0")) + arrow + sub(i("z"), n("1")) + arrow + o("…") + arrow + sub(i("z"), i("K")) + o("=")
      + i("x"),
    // (2) ∫ P_Z(z) dz = 1 = ∫ P_X(x) dx
    o("∫") + pz + thin + i("d") + i("z") + o("=") + n("1") + o("=") + o("∫") + px + thin + i("d") + i("x"),
    // (3) |P_Z(z) dz| = |P_X(x) dx|
    bars(pz + thin + i("d") + i("z")) + o("=") + bars(px + thin + i("d") + i("x")),
    // (4) P_X(x) = |dz/dx| P_Z(z)
    px + o("=") + bars(frac(i("d") + i("z"), i("d") + i("x"))) + thin + pz,
    // (5) P_X(x) = |df/dz|⁻¹ P_Z(z)
    px + o("=") + sup(bars(frac(i("d") + i("f"), i("d") + i("z"))), minusOne) + thin + pz,
    // (6) (f⁻¹)′(a) f′(b) = 1, a = f(b)
    at(sup(fence("(", inverse, ")"), o("′")), i("a")) + thin + at(sup(i("f"), o("′")), i("b")) + o("=")
      + n("1")
      + o(",") + wide + i("a") + o("=") + at(i("f"), i("b")),
    // (7) |∂f⁻¹/∂x| = |∂f/∂z|⁻¹
    bars(frac(o("∂") + inverse, o("∂") + i("x"))) + o("=")
      + sup(bars(frac(o("∂") + i("f"), o("∂") + i("z"))), minusOne),
    // (8) P_X(x) = |det ∂f⁻¹/∂x| P_Z(z)
    px + o("=") + bars(det + frac(o("∂") + inverse, o("∂") + i("x"))) + thin + pz,
    // (9) P_X(x) = P_Z₀(z₀) ∏ₖ |det ∂f_k/∂z_{k−1}|⁻¹
    px + o("=") + at(sub(i("P"), sub(i("Z"), n("0"))), sub(i("z"), n("0"))) + product
      + sup(bars(stepFactor), minusOne),
  ]

  private static let minusOne = row(o("−") + n("1"))
  private static let inverse = sup(i("f"), minusOne)
  private static let pz = at(sub(i("P"), i("Z")), i("z"))
  private static let px = at(sub(i("P"), i("X")), i("x"))
  private static let arrow = o("→")
  private static let det = "<mi>det</mi>" + thin
  private static let product =
    "<munderover>\(o("∏"))\(row(i("k") + o("=") + n("1")))\(i("K"))</munderover>"
  private static let stepFactor =
    det + frac(o("∂") + sub(i("f"), i("k")), o("∂") + sub(i("z"), row(i("k") + o("−") + n("1"))))
  private static let thin = "<mspace width=\"0.17em\"/>"
  private static let wide = "<mspace width=\"1em\"/>"

  private static func i(_ name: String) -> String { "<mi>\(name)</mi>" }
  private static func n(_ number: String) -> String { "<mn>\(number)</mn>" }
  private static func o(_ sign: String) -> String { "<mo>\(sign)</mo>" }
  private static func row(_ parts: String) -> String { "<mrow>\(parts)</mrow>" }
  private static func sub(_ base: String, _ below: String) -> String { "<msub>\(base)\(below)</msub>" }
  private static func sup(_ base: String, _ above: String) -> String { "<msup>\(base)\(above)</msup>" }
  private static func frac(_ top: String, _ bottom: String) -> String {
    "<mfrac>\(row(top))\(row(bottom))</mfrac>"
  }
  /// A bar is a fence only where it is the first or the last of its row.
  private static func fence(_ open: String, _ inner: String, _ close: String) -> String {
    row(o(open) + inner + o(close))
  }
  private static func bars(_ inner: String) -> String { fence("|", inner, "|") }
  /// f(x): U+2061 says that it's a function of x and no product.
  private static func at(_ function: String, _ argument: String) -> String {
    function + o("&#x2061;") + fence("(", argument, ")")
  }
}

extension String {
  /// The text as XML and HTML show it: `&`, `<`, `>` and quotes written as references, so that no text of a reader's
  /// ever becomes a tag. Line ends and tabs become references too, which keeps them inside an attribute.
  /// Characters that XML 1.0 cannot hold (section 2.2: controls, U+FFFE, U+FFFF) are left out, and so are the
  /// controls U+007F to U+009F.
  package var markup: String {
    if utf8.allSatisfy(\.standsForItself) { return self }
    var out = ""
    out.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\t", "\n", "\r": out += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
      case "\u{FFFE}", "\u{FFFF}": break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension UInt8 {
  /// Whether this byte of UTF-8 is plain ASCII text that needs no reference.
  fileprivate var standsForItself: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: (0x20..<0x7F).contains(self)
    }
  }
}
