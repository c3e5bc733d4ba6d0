import Theorem

extension Report {
  /// The report as one page of HTML that stands alone: styles, script and pictures are in it, and nothing is fetched.
  ///
  /// A summary, filters by verdict, evidence and equation, and for each equation its formula in MathML, its routes,
  /// its picture and a table with one row a map, which opens to its checks. Without JavaScript everything is shown and open,
  /// and only the filters, sliders and switches are missing. `remarks` are lines below the verdict, such as the name of the mistake
  /// that a failing answer equals; `command` is what was typed, if it's to be said.
  /// No date: the same report gives the same bytes.
  public func html(
    asked: Set<Evidence> = [], illustrations: [Illustration] = [], remarks: [String] = [],
    command: String? = nil
  ) -> String {
    let sections = byEquation.map { group in
      section(group.equation, group.checks, illustrations.filter { $0.equation == group.equation })
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(summary(asked: asked)) · Change of variables</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <a class="skip" href="#summary">Skip to the summary</a>
      <header>
      <p class="kicker">Change of variables</p>
      <h1>\(heading)</h1>
      <p class="lead">Each equation claims that two numbers are equal. Both sides were computed by routes that share \
      no formula; a check compares their gap with what rounding, an error bar or a chosen false-alarm rate \
      accounts for.</p>
      \(command.map { "<p class=\"made\">Made by <code>\($0.markup)</code></p>\n" } ?? "")\
      <button type="button" id="colours" hidden>Switch to dark colours</button>
      </header>
      <main>
      <section id="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">Summary</h2>
      <p class="verdict" data-verdict="\(verdict(asked: asked).rawValue)">\(verdict(asked: asked).chip)\
      <strong>\(summary(asked: asked))</strong></p>
      \(remarks.map { "<p class=\"remark\">\($0.markup)</p>\n" }.joined())\
      \(overview)
      </section>
      \(filters)
      \(sections.joined(separator: "\n"))
      </main>
      <footer><p>Evidence, weakest first: <em>sampled</em>, by random draws at a chosen false-alarm rate; \
      <em>measured</em>, by finite differences and quadrature with their own error bars; <em>exact</em> but for \
      rounding, which interval arithmetic encloses; <em>certified</em>, proved for every point of a box. \
      The levels are never merged.</p></footer>
      <script>
      \(Self.script)
      </script>
      </body>
      </html>

      """
  }

  private var heading: String {
    let numbers = byEquation.map { "(\($0.equation.number))" }
    switch numbers.count {
    case 0: return "No equation, checked"
    case 1: return "Equation \(numbers[0]), checked"
    case Equation.all.count: return "The nine equations, checked"
    default: return "Equations \(numbers.joined(separator: ", ")), checked"
    }
  }

  /// One row an equation, one column a level of evidence.
  private var overview: String {
    let levels = Evidence.allCases
    let rows = byEquation.map { equation, checks in
      let number = equation.number
      let cells = levels.map { level in "<td>\(tally(checks.filter { $0.evidence == level }))</td>" }
      return """
        <tr><th scope="row"><a href="#equation-\(number)">(\(number)) \(equation.heading.markup)</a></th>\
        <td>\(equation.mathML)</td>\(cells.joined())</tr>
        """
    }
    return """
      <div class="scroll" role="region" aria-labelledby="overview-caption" tabindex="0">
      <table class="overview">
      <caption id="overview-caption"><span>Checks by equation and by evidence, weakest evidence first</span></caption>
      <thead><tr><th scope="col">equation</th><th scope="col">what it claims</th>\
      \(levels.map { "<th scope=\"col\">\($0.rawValue)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
  }

  /// "26 hold, 1 undecided", each count with its mark; a dash for none.
  private func tally(_ checks: [Check]) -> String {
    let counts = Verdict.allCases.compactMap { verdict -> String? in
      let count = checks.count { $0.verdict == verdict }
      guard count > 0 else { return nil }
      return
        "<span class=\"tally\" data-verdict=\"\(verdict.rawValue)\">\(verdict.chip)\(count) \(verdict.plural)</span>"
    }
    return counts.isEmpty ? "–" : counts.joined(separator: " ")
  }

  /// The checkboxes, which a script shows and serves; with no script there is nothing to choose.
  private var filters: String {
    let verdicts = Verdict.allCases.map { verdict in
      box(
        "verdict", verdict.rawValue, "\(verdict.chip)\(verdict.rawValue)",
        rows.count { $0.verdict == verdict })
    }
    let levels = Evidence.allCases.map { level in
      box("evidence", level.rawValue, level.rawValue, rows.count { $0.evidence == level })
    }
    let equations = byEquation.map { equation, checks in
      box("equation", "\(equation.number)", "(\(equation.number))", checks.count)
    }
    return """
      <form id="filters" aria-label="Filter the checks" hidden>
      <fieldset><legend>Verdict</legend>\(verdicts.joined())</fieldset>
      <fieldset><legend>Evidence</legend>\(levels.joined())</fieldset>
      \(equations.count < 2 ? "" : "<fieldset><legend>Equation</legend>\(equations.joined())</fieldset>")
      <p class="shown"><span id="shown" role="status">All \(rows.count) checks are listed.</span>
      <button type="reset">List all checks</button>
      <button type="button" id="open">Open every map</button></p>
      </form>
      """
  }

  private func box(_ group: String, _ value: String, _ label: String, _ count: Int) -> String {
    """
    <label><input type="checkbox" name="\(group)" value="\(value)" checked autocomplete="off"> \(label) \
    <span class="count">\(count)</span></label>
    """
  }
}

extension Verdict {
  /// The mark on its colour; the word that stands beside it carries the meaning.
  var chip: String {
    let mark =
      switch self {
      case .holds: "✓"
      case .fails: "✗"
      case .undecided: "?"
      }
    return "<span class=\"chip \(rawValue)\" aria-hidden=\"true\">\(mark)</span>"
  }

  fileprivate var plural: String {
    switch self {
    case .holds: "hold"
    case .fails: "fail"
    case .undecided: "undecided"
    }
  }
}
