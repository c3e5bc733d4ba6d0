import Theorem

/// A point of the picture, in pixels from its upper left corner.
struct Point: Sendable {
  var x: Double
  var y: Double
  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// The elements of a picture, in the order in which they are painted.
struct Drawing: Sendable {
  let width: Double
  let height: Double
  /// The figure's name: it begins every id, so that several pictures may stand in one page.
  let name: String
  private(set) var elements: [Element] = []
  /// False once something was to be drawn at a place that isn't finite, or farther out than a picture reaches.
  private(set) var isWhole = true

  init(_ name: String, width: Double, height: Double) {
    self.name = name
    self.width = width
    self.height = height
  }

  mutating func add(_ element: Element) { elements.append(element) }

  /// Whether all of these have a place; if not, the drawing isn't whole.
  private mutating func hasPlace(for points: [Point]) -> Bool {
    let found = points.allSatisfy { $0.x.magnitude < 1e6 && $0.y.magnitude < 1e6 }
    if !found { isWhole = false }
    return found
  }

  mutating func line(_ a: Point, _ b: Point, _ style: Style, dashed: Bool = false) {
    guard hasPlace(for: [a, b]) else { return }
    var words = style.stroke
    if dashed { words["stroke-dasharray"] = "3 3" }
    add(Element("path", words.merging(["d": "M\(word(a)) L\(word(b))"]) { $1 }))
  }

  mutating func path(_ points: [Point], _ style: Style, closed: Bool = false) {
    guard points.count > 1, hasPlace(for: points) else { return }
    add(Element("path", style.stroke.merging(["d": outline(points, closed: closed)]) { $1 }))
  }

  /// An area with its edge; hatched where it is of x.
  mutating func area(_ points: [Point], _ style: Style, edge: Bool = true) {
    guard points.count > 2, hasPlace(for: points) else { return }
    let fill = style == .x ? "url(#\(name)-hatch)" : style.fill
    var words = ["d": outline(points, closed: true), "fill": fill]
    if edge { words.merge(["stroke": style.color, "stroke-width": "1"]) { $1 } }
    add(Element("path", words))
  }

  mutating func dot(_ at: Point, _ style: Style, radius: Double = 4) {
    guard hasPlace(for: [at]) else { return }
    let words = ["cx": pixels(at.x), "cy": pixels(at.y), "r": pixels(radius)]
    add(Element("circle", words.merging(["fill": style.color, "stroke": "#FFFFFF"]) { $1 }))
  }

  /// A line with a head at its end.
  mutating func arrow(_ a: Point, _ b: Point, _ style: Style) {
    line(a, b, style)
    let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    guard length > 0, length.isFinite else { return }
    let (u, v) = ((b.x - a.x) / length, (b.y - a.y) / length)
    let back = Point(b.x - 8 * u, b.y - 8 * v)
    let head = [b, Point(back.x - 4 * v, back.y + 4 * u), Point(back.x + 4 * v, back.y - 4 * u)]
    add(Element("path", ["d": outline(head, closed: true), "fill": style.color]))
  }

  enum Anchor: String, Sendable { case start, middle, end }

  /// Text; `_` lowers the next letter or {group}, as in "P_X(x)", and `^` raises a {group}, a (group) or the next word, as in
  /// "z^2". A white halo keeps it readable on lines.
  mutating func text(
    _ text: String, _ at: Point, _ anchor: Anchor = .start, size: Double = 13, style: Style = .ink,
    bold: Bool = false, turned: Bool = false, halo: Bool = false
  ) {
    guard !text.isEmpty, hasPlace(for: [at]) else { return }
    var words = ["x": pixels(at.x), "y": pixels(at.y), "fill": style.color, "font-size": pixels(size)]
    if halo { words.merge(["paint-order": "stroke", "stroke": "#FFFFFF", "stroke-width": "4"]) { $1 } }
    if anchor != .start { words["text-anchor"] = anchor.rawValue }
    // A space at the end of a span would be dropped.
    if text.contains("_") || text.contains("^") { words["xml:space"] = "preserve" }
    if bold { words["font-weight"] = "600" }
    if turned { words["transform"] = "rotate(-90 \(pixels(at.x)) \(pixels(at.y)))" }
    add(Element("text", words, content: spans(text, size: size)))
  }

  /// The whole picture.
  func svg(title: String, finding: String) -> String {
    let hatch = Element(
      "pattern",
      [
        "id": "\(name)-hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
      ],
      [
        Element("rect", ["width": "6", "height": "6", "fill": "#FBE3B5"]),
        Element("path", ["d": "M0 0 L0 6", "stroke": Style.x.fill, "stroke-width": "4"]),
      ])
    let head = [
      Element("title", ["id": "\(name)-title"], content: title.markup),
      Element("desc", ["id": "\(name)-desc"], content: finding.markup),
      Element("defs", [:], [hatch]),
      Element("rect", ["width": pixels(width), "height": pixels(height), "fill": "#FFFFFF"]),
    ]
    let root = Element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "role": "img",
        "viewBox": "0 0 \(pixels(width)) \(pixels(height))",
        "width": pixels(width), "height": pixels(height), "font-family": "Helvetica, Arial, sans-serif",
        "aria-labelledby": "\(name)-title \(name)-desc",
      ], head + elements)
    return root.written()
  }

  private func word(_ p: Point) -> String { "\(pixels(p.x)) \(pixels(p.y))" }

  private func outline(_ points: [Point], closed: Bool) -> String {
    "M" + points.map(word).joined(separator: " L") + (closed ? " Z" : "")
  }

  /// The text with its subscripts and superscripts as spans that move the line down or up, and back.
  private func spans(_ text: String, size: Double) -> String {
    var result = ""
    var rest = Substring(text)
    while let c = rest.popFirst() {
      guard c == "_" || c == "^", let next = rest.first else {
        result += String(c).markup
        continue
      }
      let group = c == "_" && next != "{" ? rest.prefix(1) : Self.group(rest)
      rest = rest.dropFirst(group.count)
      let script = next == "{" ? group.dropFirst().prefix { $0 != "}" } : group
      let shift = c == "_" ? size * 0.25 : -size * 0.4
      result +=
        "<tspan dy=\"\(pixels(shift))\" font-size=\"\(pixels(size * 0.72))\">\(String(script).markup)</tspan>"
      // What follows, the empty text too, returns to the line.
      let plain = rest.prefix { $0 != "_" && $0 != "^" }
      rest = rest.dropFirst(plain.count)
      result +=
        "<tspan dy=\"\(pixels(-shift))\">\(plain.isEmpty ? "\u{200B}" : unbroken(plain).markup)</tspan>"
    }
    return result
  }

  /// What `_` or `^` takes: as far as its bracket closes, or else a sign, letters, digits and points.
  private static func group(_ text: Substring) -> Substring {
    if text.hasPrefix("{") { return text.prefix(text.prefix { $0 != "}" }.count + 1) }
    if text.hasPrefix("(") {
      var depth = 0
      for (index, letter) in zip(text.indices, text) {
        depth += letter == "(" ? 1 : letter == ")" ? -1 : 0
        if depth == 0 { return text[...index] }
      }
      return text
    }
    let sign = text.first.map { "-−+".contains($0) } == true ? 1 : 0
    return text.prefix(
      max(1, sign + text.dropFirst(sign).prefix { $0.isLetter || $0.isNumber || $0 == "." }.count))
  }

  /// A space at either end of a span would be dropped.
  private func unbroken(_ text: Substring) -> String { String(text.map { $0 == " " ? "\u{A0}" : $0 }) }
}

/// One element of a picture: `<name attributes>children</name>`.
///
/// Numbers are written with two decimals and attributes in alphabetical order, one element a line, so that a
/// changed picture is a readable diff.
struct Element: Sendable {
  let name: String
  var attributes: [String: String]
  var children: [Element] = []
  /// Text, already escaped; an element has text or children, not both.
  var content: String?

  init(
    _ name: String, _ attributes: [String: String] = [:], _ children: [Element] = [], content: String? = nil
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.content = content
  }

  func written(indent: String = "") -> String {
    let words = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value.markup)\"" }.joined()
    if let content { return "\(indent)<\(name)\(words)>\(content)</\(name)>\n" }
    if children.isEmpty { return "\(indent)<\(name)\(words)/>\n" }
    let inner = children.map { $0.written(indent: indent + " ") }.joined()
    return "\(indent)<\(name)\(words)>\n\(inner)\(indent)</\(name)>\n"
  }
}

/// `x` rounded to two decimals, without trailing zeros: "12.5", "-0.25", "0".
func pixels(_ x: Double) -> String {
  precondition(x.isFinite && x.magnitude < 1e9, "a picture has no place for \(x)")
  let hundredths = Int((x * 100).rounded())
  let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
  let tail = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  return (hundredths < 0 ? "-" : "") + "\(whole)" + tail
}
