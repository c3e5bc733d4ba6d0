import Foundation
import Testing

@testable import Theorem

/// The table of the documentation says what the catalogue's certificates cover: of an equation that is quick, or of all.
@Suite("What certificates cover, as documented") struct CoverageTests {
  @Test(arguments: Equation.all.filter { $0.offers.contains(.certified) })
  func theTableIsWhatIsProved(_ equation: Equation) throws {
    // The others take a minute each without the optimiser.
    guard depth(0, deep: 1) == 1 || equation == .eq4 else { return }
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/Theorem/Theorem.docc/What-each-level-sees.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let documented = text.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("| (\(equation.number)) |") }
    #expect(documented == CoverageTable.rows(of: equation))
  }
}
