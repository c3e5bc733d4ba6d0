import Testing
import Theorem

@testable import Report

@Suite("Pictures: numbered stripes, the naive curve, the triangles of (6)")
struct StripeTests {
  /// The numbers in an SVG that stand alone, each with its place: across for (5), and up or across for (4).
  private func numbers(_ svg: String) -> [(number: Int, x: Double, y: Double)] {
    svg.matches(of: /<text [^>]*?x="([-0-9.]+)" y="([-0-9.]+)"[^>]*>([0-9]+)<\/text>/).compactMap { match in
      guard match.0.contains("font-size=\"10\""), let number = Int(match.3), let x = Double(match.1),
        let y = Double(match.2)
      else { return nil }
      return (number, x, y)
    }
  }

  @Test("a falling map turns the stripes' order round, a rising one keeps it", arguments: [false, true])
  func order(isRising: Bool) throws {
    let p = Pushforward(isRising ? Sinh() : FallingSinh(), of: Normal())
    let figure = try Figure.equation5(p)
    let found = numbers(figure.svg)
    let (upper, lower) = (found.filter { $0.y < 200 }, found.filter { $0.y > 200 })
    #expect(upper.sorted { $0.x < $1.x }.map(\.number) == Array(1...10))
    let across = lower.sorted { $0.x < $1.x }.map(\.number)
    #expect(across.count >= 8 && across == across.sorted(by: isRising ? { $0 < $1 } : { $0 > $1 }))
    #expect(figure.finding.contains("turns their order round") == !isRising)

    // In (4) x goes up.
    let fourth = numbers(try Figure.equation4(p).svg).filter { $0.x < 240 }
    let up = fourth.sorted { $0.y > $1.y }.map(\.number)
    #expect(up.count >= 8 && up == up.sorted(by: isRising ? { $0 < $1 } : { $0 > $1 }))
  }

  @Test("numbers keep clear of one another, and the outermost come first")
  func seats() {
    func seats(_ places: [Double], rows: Int = 1) -> [Int] {
      Stripes.seats(places, sizes: places.map { _ in 10 }, in: 0...100, rows: rows)
    }
    #expect(seats([0, 10, 20, 30]) == [0, 1, 2, 3])
    #expect(seats([0, 6, 12, 18]) == [0, 3])
    #expect(seats([0, 6, 12, 18], rows: 2) == [0, 1, 2, 3])
    #expect(seats([-1, 50, 101]) == [1])
  }

  /// 3z: P_Z, which is the naive curve, is three times as high as P_X.
  @Test("the frame of (5) holds the naive curve, unless P_X would be too flat to be seen")
  func naive() throws {
    func dashedTop(_ formula: String) throws -> Double {
      let svg = try Figure.equation5(Pushforward(FormulaMap(forward: formula), of: Normal())).svg
      let path = try #require(svg.matches(of: /<path d="M([^"]*)"[^>]*stroke-dasharray="6 4"/).first)
      return path.1.split(separator: "L").compactMap {
        Double($0.split(separator: " ").last ?? "")
      }.min() ?? .nan
    }
    // The frame's upper edge is at 230 pixels; the curve ends below it, or is cut there.
    #expect(try dashedTop("3*z") > 240)
    #expect(try dashedTop("30*z") == 230)
    let wide = try Figure.equation5(Pushforward(FormulaMap(forward: "30*z"), of: Normal()))
    #expect(wide.svg.contains("it\u{A0}leaves"))
    #expect(!Gallery.equation(5).svg.contains("it\u{A0}leaves"))
  }

  @Test("(6) names the legs and the angles, and tan θ from the legs is the slope that is measured")
  func triangles() throws {
    let svg = Gallery.equation(6).svg
    func count(_ text: String) -> Int { svg.components(of: ">\(text)</text>") }
    #expect(count("b − c") == 2 && count("a − c") == 2 && count("θ") == 1 && count("θ′") == 1)
    let mirrored = try MirroredSlopes(FallingSinh(), at: -0.8)
    let c = try #require(mirrored.c)
    let tan = (mirrored.b - c) / (mirrored.a - c)
    #expect(shown(tan) == shown(mirrored.slopeAtA), "to every digit that is shown")
    #expect(svg.contains("tan θ = (b − c)/(a − c) = \(shown(tan))"))
    // Slope 1: no triangles, no angles.
    let shift = try Figure.equation6(Affine.shift, at: 0.4).svg
    #expect(!shift.contains(">θ<") && !shift.contains("tan θ"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
