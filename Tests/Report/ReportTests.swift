import Foundation
import Testing

@testable import Report
@testable import Theorem

@Suite("Reports: verdicts, text, JSON")
struct ReportTests {
  private func check(_ verdict: Verdict, _ evidence: Evidence = .exact, note: String? = nil, left: Double = 1)
    -> Check
  {
    Check(
      About(.eq5, map: "sinh", base: "normal"), "P_X(\"1\")",
      left: Side("left", left, error: verdict == .undecided ? .infinity : 0x1p-50),
      right: Side("right", verdict == .fails ? left + 1 : left), because: .errors("rounding"),
      evidence: evidence, covers: .nothing, note: note)
  }

  @Test func oneFailureFails() {
    #expect(Report([check(.holds), check(.fails), check(.undecided)]).verdict() == .fails)
    #expect(Report([check(.holds), check(.undecided)]).verdict() == .holds)
    #expect(Report([check(.undecided)]).verdict() == .undecided)
    #expect(Report([]).verdict() == .undecided)
  }

  /// Evidence asked for by name must be had: another level that holds does not stand in for it.
  @Test func levelsAreNotMerged() {
    let report = Report([check(.holds, .measured), check(.undecided, .certified)])
    #expect(report.verdict() == .holds)
    #expect(report.verdict(asked: [.certified]) == .undecided)
    #expect(report.verdict(asked: [.measured]) == .holds)
  }

  /// Columns line up, one line a check, and colour only where asked for.
  @Test func text() {
    let report = Report([check(.holds), check(.fails, left: -1.25e-17)])
    let lines = report.text().split(separator: "\n")
    #expect(lines.count == 3)
    let column = lines[0].range(of: "verdict")!.lowerBound
    let offset = lines[0].distance(from: lines[0].startIndex, to: column)
    #expect(lines[1].dropFirst(offset).hasPrefix("holds") && lines[2].dropFirst(offset).hasPrefix("fails"))
    #expect(
      !report.text().contains("\u{1B}") && report.text(coloured: true).contains("\u{1B}[31mfails\u{1B}[0m"))
  }

  /// What is written reads back: numbers as the same doubles, texts with quotes and line ends, what JSON has no number for.
  @Test func jsonReadsBack() throws {
    let report = Report([
      check(.fails, note: "a \"quote\"\nand a \\ \u{7}", left: 0.1 + 0.2), check(.undecided, left: .nan),
    ])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
    #expect(object["schema"] as? Int == Report.schemaVersion && object["verdict"] as? String == "fails")
    let checks = try #require(object["checks"] as? [[String: Any]])
    #expect(checks[0]["note"] as? String == "a \"quote\"\nand a \\ \u{7}")
    // Foundation reads 0.30000000000000004 one ulp off; the text is what is promised.
    #expect(report.json().contains("\"value\": 0.30000000000000004"))
    #expect((checks[1]["left"] as? [String: Any])?["value"] as? String == "nan")
  }

  @Test(arguments: [
    (0.25, 6, "0.25"), (1.0, 6, "1"), (-1.6e-17, 6, "-1.6e-17"), (0.1 + 0.2, 6, "0.3"),
    (0.1 + 0.2, 17, "0.30000000000000004"),
    (123456789, 6, "1.23457e8"), (999999.9, 6, "1e6"), (9.9999, 2, "10"), (0.00012345, 3, "0.000123"),
    (0, 6, "0"),
    (.infinity, 6, "inf"), (-.infinity, 6, "-inf"), (.nan, 6, "nan"), (1e300, 3, "1e300"), (100, 6, "100"),
    (.leastNonzeroMagnitude, 3, "5e-324"), (262144, 6, "262144"),
  ])
  func decimals(_ x: Double, _ digits: Int, _ text: String) {
    #expect(decimal(x, digits: digits) == text)
  }
}
