import Testing

@testable import Notebooks

@Suite("Numbers as numbers, all else exactly")
struct AgreementTests {
  @Test("without a tolerance a number is the same however it is written, and no other")
  func exact() {
    let exact = Agreement()
    #expect(exact.agree("x = 0.50", "x = 0.5"))
    #expect(exact.agree("x  =  1e3", "x = 1000"))
    #expect(exact.agree("−2.5", "-2.5"))
    #expect(!exact.agree("x = 0.5", "x = 0.500001"))
    #expect(!exact.agree("x = 0.5", "y = 0.5"))
    #expect(!exact.agree("x = 0.5", "x = nan"))
  }

  @Test("numerals that are words are words")
  func numerals() {
    #expect(!Agreement(tolerance: 10).agree("一", "二"))
  }

  @Test("with a tolerance, |a - b| <= tolerance max(1, |a|)")
  func tolerant() {
    let tolerant = Agreement(tolerance: 1e-3)
    #expect(tolerant.agree("2000.0 at 0.1", "2001.9 at 0.1009"))
    #expect(!tolerant.agree("2000.0", "2002.1"))
    #expect(!tolerant.agree("0.1", "0.1011"))
    #expect(!tolerant.agree("z1", "z2"))
  }

  @Test("… stands for lines left out, between others that are there in order")
  func gaps() {
    let exact = Agreement()
    #expect(exact.agree(["1", "…", "3", "…", "5"], ["1", "2", "3", "4", "5"]))
    #expect(exact.agree(["…", "5"], ["4", "5"]))
    #expect(exact.agree(["1", "…"], ["1"]))
    #expect(!exact.agree(["1", "…", "4", "…", "3", "…"], ["1", "2", "3", "4", "5"]))
    #expect(!exact.agree(["1", "…", "5"], ["5"]))
  }
}
