import Testing
import Theorem

@testable import Report

/// A picture's numbers are those of the chapter and of the checks.
@Suite("Pictures: their numbers")
struct EquationFindingTests {
  /// CHAPTER.md, section 8: squares of side 0.1, 0.01 and 0.001, and the determinant.
  @Test func cellsOfTheChapter() throws {
    let film = try Illustration.equation8()
    for (side, ratio) in [("0.1", "8.120819"), ("0.01", "8.071936"), ("0.001", "8.065874")] {
      let frame = try #require(film.frames.first { $0.label == "side \(side)" })
      #expect(
        frame.finding.contains("grows by \(ratio) in area") && frame.finding.contains("|det| = 8.065185"))
      #expect(frame.svg.contains("area ratio \(ratio)<"))
    }
    #expect(Gallery.equation(8).finding.contains("8.120819, 8.071936 in area"))
    // The probe of the checks is another map, with another determinant.
    #expect(try !Figure.equation8(Catalogue.couplingAfterMixing).finding.contains("8.065185"))
  }

  @Test("(6): the slopes are both sides of the check at b")
  func slopes() throws {
    let b = 0.8
    let a: Double = FallingSinh().forward(b)
    let left = FiniteDifference.derivative(at: a) { FallingSinh().inverse($0) }
    let finding = try Figure.equation6(at: b).finding
    #expect(finding.contains("and \(shown(left.value)), multiply to 1"))
    #expect(finding.contains("c = 0.733577") && finding.contains("A(0.703965, 0.8)"))
    #expect(try !Figure.equation6(at: -b).finding.contains("c = 0.733577"))
  }

  @Test("(9): the density at the end is the check's")
  func chain() throws {
    let chain = Catalogue.telltaleChain
    let x: Double = chain.forward(1.6)
    let density = Equation9.Reference().density(of: chain, base: Normal(), at: x)
    #expect(Gallery.equation(9).finding.hasSuffix("a density of \(shown(density))."))
    #expect(shown(density) == "0.248806")
    let film = try Illustration.equation9()
    #expect(
      film.frames.map(\.label) == ["the base alone", "1 step", "2 steps", "3 steps"] && film.start == 3)
    #expect(
      film.frames[3].finding == Gallery.equation(9).finding
        && film.frames[2].finding != film.frames[3].finding)
  }

  @Test("(2), (3) and (5): masses and areas")
  func masses() throws {
    #expect(Gallery.equation(2).finding.contains("the same mass, 0.288145"))
    let naive = Equation2.massOfPushforward(.ofTheChapter, DensityMistake.noJacobian)
    #expect(Gallery.equation(5).finding.hasSuffix("has area \(shown(naive.value)), not 1."))
    // A shift keeps lengths, and the mistake hides.
    #expect(
      try Figure.equation5(Pushforward(Affine.shift, of: Normal())).finding.hasSuffix("area 1 here as well."))
    // e^Z of an exponential Z: the naive curve's area has no bound, so none is said.
    let tail = try Figure.equation5(Pushforward(Exponential(), of: ExponentialDensity()))
    #expect(tail.finding.hasSuffix("another shape.") && !tail.svg.contains("alone, area"))
  }

  @Test("(7): without a proof none is said")
  func proofs() throws {
    #expect(Gallery.equation(7).finding.contains("is proved to be within 10^−12 of 1"))
    let cube = try FormulaMap(forward: "z^3", on: Domain(-2, 2))
    let open = try Figure.equation7(
      Pushforward(cube, of: try #require(Conditioned(Normal(), to: Domain(-2, 2)))))
    #expect(!open.finding.contains("proved") && open.svg.contains("no proof was found"))
    // An inverse without a formula is measured, and said to be.
    let typed = try Figure.equation7(Pushforward(FormulaMap(forward: "z + 0.5*sin(z)"), of: Normal()))
    #expect(typed.svg.contains("by finite differences") && typed.svg.contains("f is monotone"))
  }

  /// A film's frames are pictures of one size, in which no id stands twice.
  @Test func films() throws {
    for film in [try Illustration.equation6(), try .equation8(), try .equation9()] {
      #expect(film.frames.count >= 4 && Set(film.frames.map(\.label)).count == film.frames.count)
      let sizes = film.frames.map { $0.svg.components(between: "viewBox=\"", and: "\"").first }
      #expect(Set(sizes).count == 1)
      let ids = film.frames.flatMap { $0.svg.components(between: " id=\"", and: "\"") }
      #expect(Set(ids).count == ids.count && ids.count == 3 * film.frames.count)
    }
    // With one name for two pictures they would.
    let same = [Gallery.equation(6), Gallery.equation(6)].flatMap {
      $0.svg.components(between: " id=\"", and: "\"")
    }
    #expect(Set(same).count < same.count)
  }

  /// Points at which a map has no value are left out of its film, and with none left there is no film.
  @Test func filmsOfReadersMaps() throws {
    let root = try FormulaMap(forward: "sqrt(z)", on: Domain(0, .infinity))
    #expect(try Illustration.equation6(root, at: [-1, 0.5, 2]).frames.count == 2)
    #expect(throws: NoPicture.self) { try Illustration.equation6(root, at: [-1, -2]) }
  }
}

extension String {
  fileprivate func components(between start: String, and end: Character) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: start) {
      let tail = rest[range.upperBound...]
      found.append(String(tail.prefix { $0 != end }))
      rest = tail
    }
    return found
  }
}
