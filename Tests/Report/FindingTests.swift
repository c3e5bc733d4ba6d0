import Foundation
import Testing
import Theorem

@testable import Report

/// A picture's sentence holds the numbers that the checks find, and changes with what is drawn.
@Suite("What the pictures find")
struct FindingTests {
  @Test(
    "every name has a picture of that name, the same one twice, and no other name has one",
    arguments: Gallery.names)
  func named(_ name: String) throws {
    let figure = try #require(Gallery.named(name))
    #expect(figure.name == name && !figure.title.isEmpty && figure.finding.hasSuffix("."))
    // Brackets would end an alternative text in Markdown.
    #expect(!figure.finding.contains { "[]".contains($0) })
    #expect(figure.svg.contains("<desc id=\"\(name)-desc\">\(figure.finding.markup)</desc>"))
    // Those of the equations are drawn twice in `GalleryTests`.
    if figure.equation == nil { #expect(figure.svg == Gallery.named(name)?.svg) }
    #expect(textsOutside(figure.svg) == [])
    #expect(Gallery.named(name + "-0") == nil)
  }

  @Test("text that begins or ends beyond the picture's edge is noticed")
  func outside() {
    var drawing = Drawing("planted", width: 100, height: 50)
    drawing.text("beyond", Point(90, 20))
    drawing.text("inside", Point(90, 40), .end)
    #expect(textsOutside(drawing.svg(title: "t", finding: "f")) == ["beyond"])
  }

  @Test("only the median follows exp; all three follow an affine map")
  func modeMedianMean() throws {
    let found = try Figure.modeMedianMean().finding
    for part in ["mode 0.367879", "median 1,", "mean 1.648721", "only the median follows"] {
      #expect(found.contains(part))
    }
    let affine = try Figure.modeMedianMean(Pushforward(Affine.rising, of: Normal())).finding
    #expect(affine.contains("the mode, the median, the mean follow the map"))
  }

  @Test(
    "the window tells the wrong density of area 1 from the right one; one of another area is said to have it")
  func blindLaws() throws {
    let found = try Figure.blindLaws().finding
    #expect(found.contains("areas 1 and 1.") && found.contains("hold 0.288145 and 0.043514"))
    #expect(try Figure.blindLaws(.ofTheChapter, .linearised).finding.contains("0.288145 and 0.312758"))
    #expect(try Figure.blindLaws(.ofTheChapter, .noJacobian).finding.contains("areas 1 and 0.549574"))
  }

  @Test("both branches add up to the chapter's 0.362114; an uneven base brings two different shares")
  func twoBranches() {
    let found = Figure.twoBranches().finding
    for part in ["0.181057 and 0.181057, together 0.362114", "area 0.5, not 1", "area 0.632121, not 1"] {
      #expect(found.contains(part))
    }
    #expect(!Figure.twoBranches(of: (GumbelDensity(), GumbelDensity())).finding.contains("0.362114"))
  }

  @Test("the costs are the counted ones, and slopes come out of a fit")
  func costs() {
    let found = Figure.costOfDeterminants([4, 8]).finding
    for cost in Cost.allCases {
      #expect(found.contains("\(cost.rawValue) \(cost.operations(dimension: 8)) "))
    }
    let cube = [2.0, 4, 8].map { ($0, 5 * $0 * $0 * $0) }
    #expect((Plot.slope(of: cube) - 3).magnitude < 64 * Double.ulpOfOne)
    #expect((Plot.slope(of: cube.map { ($0.0, $0.1 + 1000) }) - 3).magnitude > 1)
  }

  @Test("draws fall with a slope near -1/2, Sobol's points with one near -1")
  func errors() throws {
    let found = Figure.errorAgainstN(powers: 3...8, seeds: 6).finding
    let slopes = found.matches(of: /slope (-[0-9.]+)/).compactMap { Double($0.1) }
    try #require(slopes.count == 2)
    // A root mean square of 6 runs scatters by 1/√12; at both ends of 2⁵ in N that moves a slope by 0.12. Twice that; Sobol's
    // slope may lie below −1 where P_X is smooth.
    #expect((-0.75 ... -0.25).contains(slopes[0]) && (-1.4 ... -0.8).contains(slopes[1]))
    #expect(found.contains("The mass 0.106023"))
  }

  /// Texts whose place, or whose likely other end, lies outside the picture: a letter is about half as wide as it is high.
  private func textsOutside(_ svg: String) -> [String] {
    let size = svg.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/)
    let (width, height) = (Double(size?.1 ?? "") ?? 0, Double(size?.2 ?? "") ?? 0)
    return svg.matches(of: /<text ([^>]*)>(.*)<\/text>/).compactMap { match -> String? in
      func number(_ name: String) -> Double {
        (try? Regex("(?:^| )\(name)=\"([-0-9.]+)\"", as: (Substring, Substring).self))
          .flatMap { match.1.firstMatch(of: $0) }.flatMap { Double($0.1) } ?? 0
      }
      let text = String(match.2).replacing(/<[^>]*>/, with: "").replacing(/&[a-z]+;/, with: "&")
      let length = 0.5 * number("font-size") * Double(text.count)
      let start = match.1.contains("\"end\"") ? 1.0 : match.1.contains("\"middle\"") ? 0.5 : 0
      let (x, y) = (number("x"), number("y"))
      let isTurned = match.1.contains("rotate")
      let (low, high) =
        isTurned ? (y - length / 2, y + length / 2) : (x - start * length, x + (1 - start) * length)
      let fits = low >= 0 && high <= (isTurned ? height : width) && y <= height && x >= 0
      return fits ? nil : text
    }
  }
}
