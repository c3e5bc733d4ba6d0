import Testing

@testable import Report
@testable import Theorem

@Suite("Reports: the HTML page")
struct ReportHTMLTests {
  private let page = SampleReport.mixed.html(illustrations: [SampleReport.film(.eq4)])

  @Test func isWellFormed() {
    #expect(tagFault(in: page) == nil)
    #expect(tagFault(in: Report([]).html()) == nil)
    #expect(tagFault(in: Report([SampleReport.empty]).html(command: "verify-eq 6 --map \"<\"")) == nil)
  }

  /// A tag lost, a tag crossed, an id twice and a bare sign are each found.
  @Test func brokenPagesAreCaught() {
    let faults = [
      page.replacing("</section>", with: "", maxReplacements: 1),
      page.replacing("</td></tr>", with: "</tr></td>", maxReplacements: 1),
      page.replacing("id=\"check-5-2\"", with: "id=\"check-5-1\""),
      page.replacing("slope of F_X", with: "slope & F_X", maxReplacements: 1),
      page.replacing("slope of F_X", with: "slope < F_X", maxReplacements: 1),
    ].filter { $0 != page }
    #expect(faults.count == 5)
    for fault in faults { #expect(tagFault(in: fault) != nil) }
  }

  /// Every check is a row, once, and says the verdict first, then the evidence that the report says.
  @Test func oneRowACheck() {
    let rows = page.split(separator: "<tr id=\"check-").dropFirst().map { $0.prefix { $0 != "\n" } }
    let checks = SampleReport.mixed.checks
    #expect(rows.count == checks.count)
    for (row, check) in zip(rows, checks) {
      #expect(
        row.contains("data-verdict=\"\(check.verdict.rawValue)\"")
          && row.contains("<th scope=\"row\">\(check.verdict.chip)<b>\(check.verdict.rawValue)</b>"))
      #expect(
        row.contains("data-evidence=\"\(check.evidence.rawValue)\"")
          && row.contains("<td>\(check.evidence.rawValue)</td>"))
      for other in Verdict.allCases where other != check.verdict { #expect(!row.contains(other.rawValue)) }
    }
    #expect(rows[1].contains("0.25<small>slope of F_X <span>± 9.1e-13</span></small>"))
    #expect(
      rows[1].contains("<small>rounding</small>") && rows[1].contains("P_X(1.25)<small>z = 0.8</small>"))
    #expect(rows[2].contains("<td>too few draws; seed 7</td>"))
  }

  /// One row a map, with its base and claim, the worst verdict of each level and the largest gap, as a part of what is allowed.
  @Test func oneRowAMap() {
    let maps = page.split(separator: "<tr class=\"of\">").dropFirst().map { $0.prefix { $0 != "\n" } }
    #expect(maps.count == 3)
    #expect(maps[1].contains("<span class=\"name\">exp</span> <span class=\"base\">Z is normal</span>"))
    #expect(maps[1].contains("<span class=\"claim-of\">claim: multiplied</span>"))
    // 0.25 is 2.7e11 times 2⁻⁴⁰.
    #expect(maps[1].contains("</span>exact fails<i>2.7e11</i></span>"))
    #expect(
      maps[2].contains("</span>sampled undecided<i>0</i></span>")
        && maps[2].contains("</span>exact holds<i>0</i></span>"))
    #expect(!maps[0].contains("claim") && !maps[0].contains("sampled"))
  }

  /// What the equation needs stands with its map, seen or assumed; what is broken is a row.
  @Test func hypotheses() {
    let about = About(.eq5, map: "sinh", base: "normal")
    func need(_ hypothesis: Hypothesis, _ state: Hypothesis.Observation) -> Check {
      Check(about, hypothesis, state, evidence: .measured, covers: .nothing)
    }
    let page = Report([
      need(.defined, .seen("a < b")), need(.injective, .assumed("not looked at")),
      need(.slopeNeverZero, .broken("at 0")),
      SampleReport.check(.holds),
    ]).html()
    #expect(tagFault(in: page) == nil)
    let needs =
      page.split(separator: "<tr class=\"needs\">").dropFirst().first.map { $0.prefix { $0 != "\n" } } ?? ""
    #expect(needs.contains("\(Hypothesis.defined.rawValue)<small>a &lt; b</small>"))
    #expect(needs.contains("assumed: \(Hypothesis.injective.rawValue)<small>not looked at</small>"))
    #expect(!needs.contains(Hypothesis.slopeNeverZero.rawValue))
    #expect(page.contains("<b>fails</b>") && page.split(separator: "<tr id=\"check-").count == 3)
  }

  @Test func saysTheClosingLine() {
    #expect(page.contains("<strong>fails: 3 hold, 1 fail, 1 undecided</strong>"))
    #expect(SampleReport.mixed.summary() == "fails: 3 hold, 1 fail, 1 undecided")
    #expect(
      Report([SampleReport.check(.holds)]).html(asked: [.certified]).contains("<strong>undecided: 1 hold"))
  }

  /// What a reader typed is shown and is never a tag.
  @Test func hostileText() {
    let film = SampleReport.film(.eq5)
    let report = Report([SampleReport.check(.holds, map: SampleReport.hostile, note: SampleReport.hostile)])
    let page = report.html(
      illustrations: [
        Illustration(
          equation: .eq5, title: SampleReport.hostile, parameter: SampleReport.hostile,
          frames: film.frames.map {
            .init(label: SampleReport.hostile, finding: SampleReport.hostile, svg: $0.svg)
          })
      ], command: SampleReport.hostile)
    #expect(tagFault(in: page) == nil)
    #expect(!page.contains("alert(\"1\")") && !page.contains("' onclick") && !page.contains("\u{7}"))
    #expect(
      page.contains(
        "<span class=\"name\">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onclick=&#39;x&#39; &amp; ]]&gt;&#10;</span>"
      ))
    #expect(page.split(separator: "<script").count == 2)
  }

  /// Nothing is fetched: no address, no import, no source.
  @Test func standsAlone() {
    for word in ["http:", "https:", "src=", "@import", "url(", "<link", "<img"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  /// All frames are in the page and the start one alone is shown; the controls wait for the script.
  @Test func film() {
    #expect(page.split(separator: "<div class=\"frame\"").count == 4)
    #expect(
      page.contains("<div class=\"frame\" data-label=\"b = 1\" data-finding=\"They meet at 1 &lt; 3\">")
        && page.contains("data-label=\"b = 2\" data-finding=\"They meet at 2 &lt; 3\" hidden>"))
    #expect(page.contains("<p class=\"slider\" hidden><label for=\"film-4-1\">the point b</label>"))
    #expect(page.contains("max=\"2\" step=\"1\" value=\"1\" aria-valuetext=\"b = 1\""))
    #expect(
      page.contains("<p class=\"finding\" id=\"finding-4-1\" role=\"status\">They meet at 1 &lt; 3</p>")
        && page.contains("aria-describedby=\"finding-4-1\""))
    #expect(!SampleReport.mixed.html(illustrations: [SampleReport.film(.eq9)]).contains("<figure"))
  }

  @Test func sameBytes() {
    #expect(page == SampleReport.mixed.html(illustrations: [SampleReport.film(.eq4)]))
    #expect(
      !page.contains("Made by")
        && SampleReport.mixed.html(command: "verify-eq 4").contains("<code>verify-eq 4</code>"))
  }

  /// The MathML is balanced, and its `alttext` is the statement; read without its tags it has the same letters.
  @Test(arguments: Equation.all.map(\.number))
  func mathML(_ number: Int) {
    let equation = Equation.all[number - 1]
    #expect(tagFault(in: equation.mathML) == nil)
    #expect(equation.mathML.contains("alttext=\"\(equation.statement.markup)\""))
    let shown = equation.mathML.split(separator: "<").map { $0.drop { $0 != ">" }.dropFirst() }.joined()
    #expect(
      letters(shown).subtracting(letters("k1=K")) == letters(equation.statement).subtracting(letters("k1=K")))
  }

  /// The letters and signs, subscripts and superscripts taken as the plain ones that they stand for.
  private func letters(_ text: String) -> Set<Character> {
    let plain: [Character: Character] = [
      "₀": "0", "₁": "1", "ₖ": "k", "⁻": "−", "¹": "1",
    ]
    return Set(text.replacing("&#x2061;", with: "").filter { !" _/{}".contains($0) }.map { plain[$0] ?? $0 })
  }
}
