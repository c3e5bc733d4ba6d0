import Foundation
import Testing

@testable import Report
@testable import Theorem

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Reports: JUnit XML")
struct ReportJUnitTests {
  @Test func oneSuiteAnEquationOneCaseACheck() throws {
    let read = try #require(Reading(SampleReport.mixed.junit()))
    #expect(read.elements("testsuite").map { $0["tests"] } == ["2", "3"])
    #expect(read.elements("testsuite").map { $0["failures"] } == ["1", "0"])
    #expect(read.elements("testsuite").map { $0["skipped"] } == ["0", "1"])
    let total = try #require(read.elements("testsuites").first)
    #expect(
      total["tests"] == "5" && total["failures"] == "1" && total["errors"] == "0" && total["skipped"] == "1")
    #expect(read.elements("testcase").count == 5)
    #expect(read.elements("failure").count == 1 && read.elements("skipped").count == 1)
    #expect(read.elements("skipped")[0]["message"] == "rounding; too few draws")
  }

  /// Two checks that are alike in every field still have names of their own.
  @Test func namesAreUnique() throws {
    let names = try #require(Reading(SampleReport.mixed.junit())).elements("testcase").map { $0["name"] }
    #expect(Set(names).count == names.count)
    #expect(names.contains("4.2 exact: P_X(1.25) [exp, normal, multiplied]"), "\(names)")
  }

  @Test func aFailureShowsBothSidesGapAndAllowance() throws {
    let text = try #require(Reading(SampleReport.mixed.junit())).text(of: "failure")
    #expect(text.contains("left: 0.25, slope of F_X") && text.contains("right: 0.5, formula"), "\(text)")
    #expect(text.contains("gap 0.25, allowed 9.1e-13 (rounding)"), "\(text)")
  }

  /// What a reader typed comes back as text; what XML can't hold is gone.
  @Test func hostileText() throws {
    let report = Report([
      SampleReport.check(.fails, map: SampleReport.hostile, note: SampleReport.hostile),
      SampleReport.check(.undecided, note: SampleReport.hostile),
    ])
    let read = try #require(Reading(report.junit()), "\(report.junit())")
    let kept = "<script>alert(\"1\")</script>' onclick='x' & ]]>\n"
    #expect(read.elements("testcase")[0]["name"]?.contains(kept) == true)
    #expect(read.elements("skipped")[0]["message"] == "rounding; " + kept)
    #expect(read.text(of: "failure").contains("onclick='x' & ]]>"))
    #expect(read.elements("script").isEmpty)
  }

  @Test func sameBytesNoTimes() {
    #expect(SampleReport.mixed.junit() == SampleReport.mixed.junit())
    #expect(!SampleReport.mixed.junit().contains("time"))
    #expect(Reading(Report([]).junit())?.elements("testcase").isEmpty == true)
    #expect(Reading(Report([SampleReport.empty]).junit()) != nil)
  }

  /// The reader used above does refuse what isn't well-formed.
  @Test(arguments: ["<a><b></a>", "<a x=\"<\"/>", "<a>&</a>", "<a>\u{7}</a>", "<a/><b/>"])
  func brokenXMLIsRefused(_ text: String) {
    #expect(Reading(text) == nil)
  }
}

/// An XML document as Foundation's parser reads it; nil if it isn't well-formed.
private final class Reading: NSObject, XMLParserDelegate {
  private var found: [(name: String, attributes: [String: String], text: String)] = []
  private var open: [Int] = []
  private var isFaulty = false

  init?(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    // The parser mends some faults and goes on.
    guard parser.parse(), parser.parserError == nil, !isFaulty, open.isEmpty else { return nil }
  }

  func elements(_ name: String) -> [[String: String]] { found.filter { $0.name == name }.map(\.attributes) }
  func text(of name: String) -> String { found.filter { $0.name == name }.map(\.text).joined() }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(found.count)
    found.append((name, attributes, ""))
  }
  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { isFaulty = true }
  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { found[last].text += text }
  }
  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
