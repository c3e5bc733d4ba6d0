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

  init(_ name: String, width: Double, height: Double) {
    self.name = name
    self.width = width
    self.height = height
  }

  mutating func add(_ element: Element) { elements.append(element) }

  mutating func line(_ a: Point, _ b: Point, _ style: Style, dashed: Bool = false) {
    var words = style.stroke
    if dashed { words["stroke-dasharray"] = "3 3" }
    add(Element("path", words.merging(["d": "M\(word(a)) L\(word(b))"]) { $1 }))
  }

  mutating func path(_ points: [Point], _ style: Style, closed: Bool = false) {
    guard points.count > 1 else { return }
    add(Element("path", style.stroke.merging(["d": outline(points, closed: closed)]) { $1 }))
  }

  /// An area with its edge; hatched where it is of x.
  mutating func area(_ points: [Point], _ style: Style, edge: Bool = true) {
    guard points.count > 2 else { return }
    let fill = style == .x ? "url(#\(name)-hatch)" : style.fill
    var words = ["d": outline(points, closed: true), "fill": fill]
    if edge { words.merge(["stroke": style.color, "stroke-width": "1"]) { $1 } }
    add(Element("path", words))
  }

  mutating func dot(_ at: Point, _ style: Style, radius: Double = 4) {
    let words = ["cx": pixels(at.x), "cy": pixels(at.y), "r": pixels(radius)]
    add(Element("circle", words.merging(["fill": style.color, "stroke": "#FFFFFF"]) { $1 }))
  }

  /// A line with a head at its end.
  mutating func arrow(_ a: Point, _ b: Point, _ style: Style) {
    line(a, b, style)
    let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    guard length > 0 else { return }
    let (u, v) = ((b.x - a.x) / length, (b.y - a.y) / length)
    let back = Point(b.x - 8 * u, b.y - 8 * v)
    let head = [b, Point(back.x - 4 * v, back.y + 4 * u), Point(back.x + 4 * v, back.y - 4 * u)]
    add(Element("path", ["d": outline(head, closed: true), "fill": style.color]))
  }

  enum Anchor: String, Sendable { case start, middle, end }

  /// Text; `_` lowers the next letter or {group}, as in "P_X(x)", and `^` raises it. A white halo keeps it readable on lines.
  mutating func text(
    _ text: String, _ at: Point, _ anchor: Anchor = .start, size: Double = 13, style: Style = .ink,
    bold: Bool = false, turned: Bool = false, halo: Bool = false
  ) {
    var words = ["x": pixels(at.x), "y": pixels(at.y), "fill": style.color, "font-size": pixels(size)]
    if halo { words.merge(["paint-order": "stroke", "stroke": "#FFFFFF", "stroke-width": "4"]) { $1 } }
    if anchor != .start { words["text-anchor"] = anchor.rawValue }
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
      let group =
        next == "{" ? rest.dropFirst().prefix { $0 != "}" } : rest.prefix(1)
      rest = rest.dropFirst(next == "{" ? group.count + 2 : 1)
      let shift = c == "_" ? size * 0.25 : -size * 0.4
      result +=
        "<tspan dy=\"\(pixels(shift))\" font-size=\"\(pixels(size * 0.72))\">\(String(group).markup)</tspan>"
      // What follows, the empty text too, returns to the line.
      let plain = rest.prefix { $0 != "_" && $0 != "^" }
      rest = rest.dropFirst(plain.count)
      result +=
        "<tspan dy=\"\(pixels(-shift))\">\(plain.isEmpty ? "\u{200B}" : unbroken(plain).markup)</tspan>"
    }
    return result
  }

  /// A space at either end of a span would be dropped.
  private func unbroken(_ text: Substring) -> String { String(text.map { $0 == " " ? "\u{A0}" : $0 }) }
}
