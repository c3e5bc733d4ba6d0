import Foundation
import Testing
import Theorem

@testable import Report

/// A reader's map is drawn or refused with a reason; it never stops the program.
@Suite("Pictures of readers' maps")
struct ReadersMapTests {
  static let draw: [(Int, @Sendable (Pushforward) throws(NoPicture) -> Figure)] = [
    (2, { p throws(NoPicture) in try .equation2(p) }), (3, { p throws(NoPicture) in try .equation3(p) }),
    (4, { p throws(NoPicture) in try .equation4(p) }), (5, { p throws(NoPicture) in try .equation5(p) }),
    (6, { p throws(NoPicture) in try .equation6(p.map, at: p.base.quantile(0.82)) }),
  ]

  /// (7) looks for proofs, which takes its time: of every map under DEEP=1 only.
  static let isDeep = ProcessInfo.processInfo.environment["DEEP"] == "1"

  @Test(
    "maps that fit",
    arguments: ["tanh(z)", "z + 1", "1e12*z", "1000 + z/1000000", "-z"])
  func drawn(_ formula: String) throws {
    let p = Pushforward(try FormulaMap(forward: formula), of: Normal())
    for (equation, draw) in Self.draw {
      let svg = try draw(p).svg
      #expect(!svg.contains("nan") && !svg.contains("inf\""), "(\(equation)) of \(formula)")
    }
  }

  @Test(
    "maps without a place in a picture",
    arguments: ["exp(exp(exp(z)))", "exp(800*z)", "0*z", "log(0-1)*z", "1e300 + z", "z/0", "1e308*(10*z)"])
  func refused(_ formula: String) throws {
    let p = Pushforward(try FormulaMap(forward: formula), of: Normal())
    for (equation, draw) in Self.draw where equation != 6 {
      #expect(throws: NoPicture.self, "(\(equation)) of \(formula)") { try draw(p) }
    }
    #expect(throws: NoPicture.self, "(7) of \(formula)") { try Figure.equation7(p) }
    // (6) looks at one point only; it may draw there, and must not stop.
    if let figure = try? Figure.equation6(p.map, at: 0.9) { #expect(!figure.svg.contains("nan")) }
  }

  @Test("every map of the catalogue", arguments: Catalogue.pushforwards.map(\.map.name))
  func catalogue(_ name: String) throws {
    let p = try #require(Catalogue.pushforwards.first { $0.map.name == name })
    for (equation, draw) in Self.draw {
      #expect(throws: Never.self, "(\(equation)) of \(name)") { try draw(p) }
    }
    if Self.isDeep { #expect(throws: Never.self, "(7) of \(name)") { try Figure.equation7(p) } }
  }

  @Test("restricted to an interval, and from heavy tails")
  func bases() throws {
    let sine = try FormulaMap(forward: "sin(z)", on: Domain(-1.5, 1.5))
    let cut = try #require(Conditioned(Normal(), to: Domain(-1.5, 1.5)))
    for base: any Density in [cut, Uniform()] {
      for (_, draw) in Self.draw { #expect(throws: Never.self) { try draw(Pushforward(sine, of: base)) } }
    }
    // Nine tenths of e^Z lie below 7; the quantile of 99.6 %, from tails this heavy, is 70,000.
    let view = try View(Pushforward(Exponential(), of: StudentT()))
    #expect(view.x.upperBound < 20 && Exponential().forward(view.p.base.quantile(1 - 0x1p-8)) > 10_000)
  }

  @Test("chains and planes")
  func others() throws {
    let step = try FormulaMap(forward: "exp(z)")
    #expect(throws: NoPicture.self) { try Figure.equation1(Chain([step, step, step, step, step])) }
    #expect(throws: NoPicture.self) { try Figure.equation9(Chain(Array(repeating: Affine.shift, count: 9))) }
    #expect(throws: Never.self) { try Figure.equation9(Chain(Array(repeating: Affine.shift, count: 8))) }
    #expect(throws: NoPicture.self) { try Figure.equation8(StickBreaking()) }
    #expect(throws: NoPicture.self) { try Figure.equation8(FormulaVectorMap(forward: "z1, z1 + 0*z2")) }
    #expect(throws: NoPicture.self) { try Figure.equation8(FormulaVectorMap(forward: "exp(900*z1), z2")) }
    #expect(throws: NoPicture.self) { try Figure.equation8(FormulaVectorMap(forward: "log(z2), z1")) }
    #expect(throws: Never.self) { try Figure.equation8(FormulaVectorMap(forward: "z1*exp(z2), z2")) }
  }
}
