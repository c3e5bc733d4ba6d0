import Foundation
import Testing

@testable import Theorem

/// The table of the documentation says what the catalogue's certificates cover; `WRITE_PAGES=1` with DEEP=1 writes it anew.
@Suite("What certificates cover, as documented") struct CoverageTests {
  static let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../Sources/Theorem/Theorem.docc/What-each-level-sees.md")

  @Test(arguments: Equation.all.filter { $0.offers.contains(.certified) })
  func theTableIsWhatIsProved(_ equation: Equation) throws {
    // The others take a minute together without the optimiser.
    let isQuick = equation == .eq4
    guard depth(0, deep: 1) == 1 || isQuick else { return }
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isRow = { (line: String) in line.hasPrefix("| (\(equation.number)) |") }
    let rows = CoverageTable.rows(of: equation)
    if ProcessInfo.processInfo.environment["WRITE_PAGES"] == "1", let first = lines.firstIndex(where: isRow) {
      let others = lines[..<first] + rows + lines[first...].filter { !isRow($0) }
      try others.joined(separator: "\n").write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(lines.filter(isRow) == rows)
    }
  }
}
