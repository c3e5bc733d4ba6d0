import Testing

@testable import Report

@Suite("Pictures: text in its place")
struct LetteringTests {
  /// "Helvetica" at 100 px is 456 wide by the font's own table.
  @Test func width() {
    let width = Lettering.width(of: "Helvetica", size: 100)
    #expect(456 <= width && width <= 1.25 * 456)
    #expect(Lettering.width(of: "", size: 12) == 0)
  }

  @Test func lines() {
    let text = "f(z) = z + 0.25*sin(z)*cos(z) + 0.125*tanh(z/2) + 0.0625*atan(z) + sinh(z)/1000 + 17"
    let lines = Lettering.lines(text, width: 200, size: 12)
    #expect(lines.joined(separator: " ") == text && lines.count > 1)
    for line in lines { #expect(Lettering.width(of: line, size: 12) <= 200) }
    // A word wider than the line is cut, and what is more than the lines that there are is left out and said so.
    let wide = Lettering.lines(String(repeating: "m", count: 400), width: 200, size: 12, most: 3)
    #expect(wide.count == 3 && wide[2].hasSuffix("…"))
    for line in wide { #expect(Lettering.width(of: line, size: 12) <= 200) }
    #expect(Lettering.lines("y\u{A0}=\u{A0}x", width: 60, size: 12) == ["y\u{A0}=\u{A0}x"])
  }

  @Test func shortened() {
    #expect(Lettering.shortened("sinh(z)", to: 200, size: 12) == "sinh(z)")
    let cut = Lettering.shortened(String(repeating: "z + ", count: 100), to: 200, size: 12)
    #expect(cut.hasSuffix("…") && Lettering.width(of: cut, size: 12) <= 200 && cut.count > 20)
  }

  /// Powers are raised as a whole: z^2, z^-0.5 and z^(1 + z).
  @Test func powers() {
    var drawing = Drawing("powers", width: 10, height: 10)
    drawing.text("z^-0.5 + z^(1 + z)*2", Point(0, 0))
    let svg = drawing.svg(title: "", finding: "")
    #expect(svg.contains(">-0.5</tspan>") && svg.contains(">(1 + z)</tspan>"))
  }

  /// Ticks tell neighbours apart and fit side by side.
  @Test func ticks() {
    let labels = Plot.labels(1000...1000.0001, about: 6, within: 280)
    #expect(labels.count >= 2 && Set(labels.map(\.label)).count == labels.count)
    #expect(Plot.labels(0...0.45, about: 2, within: nil).count >= 2)
    #expect(Plot.labels(-0.0001...0.0004, about: 6, within: 280).map(\.label).contains("−0.0001"))
    #expect(Plot.labels(0...0, about: 6, within: 280).count < 2)
  }

  /// What has no place makes the drawing less than whole, and is left out.
  @Test func wholeness() {
    var drawing = Drawing("whole", width: 10, height: 10)
    drawing.dot(Point(1, 2), .ink)
    #expect(drawing.isWhole)
    for x in [Double.nan, .infinity, -1e300] {
      var spoiled = drawing
      spoiled.line(Point(0, 0), Point(x, 0), .ink)
      #expect(!spoiled.isWhole && spoiled.elements.count == drawing.elements.count)
    }
  }
}
