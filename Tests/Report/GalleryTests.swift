import Testing

@testable import Report

@Suite("Pictures")
struct GalleryTests {
  @Test("each equation has its picture, with a title, a finding and its own ids", arguments: 1...9)
  func picture(_ n: Int) {
    let figure = Gallery.equation(n)
    #expect(figure.equation == n)
    #expect(figure.name == "equation-\(n)")
    #expect(figure.svg.hasPrefix("<svg ") && figure.svg.hasSuffix("</svg>\n"))
    for part in ["<title id=\"\(figure.name)-title\">", "<desc id=\"\(figure.name)-desc\">"] {
      #expect(figure.svg.contains(part))
    }
    #expect(!figure.finding.isEmpty)
    #expect(figure.svg == Gallery.equation(n).svg, "the same picture twice")
  }

  @Test("numbers have two decimals and no trailing zero")
  func decimals() {
    #expect([1.005, -0.25, 12.5, 3, -0.001].map(pixels) == ["1", "-0.25", "12.5", "3", "0"])
  }

  @Test("a formula's < and & reach the picture as text")
  func escaping() {
    let element = Element("text", content: "a<b & \"c\"".markup)
    #expect(element.written() == "<text>a&lt;b &amp; &quot;c&quot;</text>\n")
  }

  @Test("a curve is cut at the frame's edge, not drawn beyond it")
  func clipping() {
    let plot = Plot(left: 0, top: 0, width: 100, height: 100, x: 0...1, y: 0...1)
    let points = plot.curve { 4 * $0 - 1 }.flatMap { $0 }
    #expect(!points.isEmpty)
    for p in points { #expect((0...100).contains(p.x.rounded()) && (0...100).contains(p.y.rounded())) }
  }
}
