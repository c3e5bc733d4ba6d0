import Theorem

extension Report {
  /// The report as one page of HTML that stands alone: styles, script and pictures are in it, and nothing is fetched.
  ///
  /// A summary, filters by verdict, evidence and equation, and for each equation its formula in MathML, its routes,
  /// one point worked, its picture and a table with one row a map, which opens to its checks. `worked` has the points by the
  /// equation's number. Without JavaScript everything is shown and open,
  /// and only the filters, sliders and switches are missing. `remarks` are lines below the verdict, such as the name of the mistake
  /// that a failing answer equals; `command` is what was typed, if it's to be said.
  /// No date: the same report gives the same bytes.
  public func html(
    asked: Set<Evidence> = [], illustrations: [Illustration] = [], worked: [Int: Worked] = [:],
    remarks: [String] = [], command: String? = nil
  ) -> String {
    let sections = byEquation.map { group in
      section(
        group.equation, group.checks, illustrations.filter { $0.equation == group.equation },
        worked[group.equation.number])
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

extension Report {
  /// One equation: its formula, what it needs, its two routes, its pictures and its checks.
  func section(
    _ equation: Equation, _ checks: [Check], _ pictures: [Illustration], _ worked: Worked?
  ) -> String {
    let number = equation.number
    return """
      <section class="equation" id="equation-\(number)" aria-labelledby="title-\(number)" data-equation="\(number)">
      <h2 id="title-\(number)"><span>(\(number))</span> \(equation.heading.markup)</h2>
      <div class="statement">
      \(statement(equation, worked.flatMap { $0.belongs(to: checks) ? $0 : nil }))
      \(pictures.enumerated().map { figure($1, id: "\(number)-\($0 + 1)") }.joined(separator: "\n"))
      </div>
      <p class="none" hidden>No check of (\(number)) passes the filter.</p>
      <div class="scroll" role="region" aria-labelledby="caption-\(number)" tabindex="0">
      \(table(number, checks))
      </div>
      </section>
      """
  }

  private func statement(_ equation: Equation, _ worked: Worked?) -> String {
    """
    <div class="claim">
    <div class="display">\(equation.mathML)<span>(\(equation.number))</span></div>
    <dl>
    <dt>left side</dt><dd>\(subscripted(equation.left))</dd>
    <dt>right side</dt><dd>\(subscripted(equation.right))</dd>
    <dt>needs</dt><dd>\(subscripted(equation.hypotheses.joined(separator: "; ")))</dd>
    </dl>
    \(worked.map(point) ?? "")</div>
    """
  }

  /// One point by hand, every number on the way from z to both sides.
  private func point(_ worked: Worked) -> String {
    let rows = worked.rows.map { row in
      """
      <dt>\(subscripted(row.label))</dt><dd\(row.number.isEmpty ? " class=\"row\"" : "")>\(subscripted(row.words))\
      \(row.number.isEmpty ? "" : " <b>\(row.number)</b>")</dd>
      """
    }
    return """
      <div class="worked">
      <p>One point, worked: \(worked.title.markup)</p>
      <dl>
      \(rows.joined(separator: "\n"))
      </dl>
      <p>\(worked.verdict.chip)\(worked.conclusion.markup)</p>
      </div>

      """
  }

  /// The chapter's own prose, P_Z, P_X and F_X set as they are in the formulas.
  private func subscripted(_ prose: String) -> String {
    ["Z", "X"].reduce(prose.markup) { $0.replacing("_\($1)", with: "<sub>\($1)</sub>") }
  }

  /// All frames, the others hidden; the slider is for the script to show. What a film's frame shows is said once, in a line
  /// that a screen reader reads out when the slider changes it.
  private func figure(_ picture: Illustration, id: String) -> String {
    let isFilm = picture.frames.count > 1
    let frames = picture.frames.enumerated().map { index, frame in
      let words =
        isFilm
        ? " data-label=\"\(frame.label.markup)\" data-finding=\"\(frame.finding.markup)\""
          + (index == picture.start ? "" : " hidden") : ""
      return "<div class=\"frame\"\(words)>\n\(frame.svg)\n</div>"
    }
    let start = picture.frames[picture.start].label.markup
    let slider =
      !isFilm
      ? ""
      : """
      <p class="slider" hidden><label for="film-\(id)">\((picture.parameter ?? "frame").markup)</label>
      <input type="range" id="film-\(id)" min="0" max="\(picture.frames.count - 1)" step="1" \
      value="\(picture.start)" aria-valuetext="\(start)" aria-describedby="finding-\(id)" autocomplete="off">
      <output for="film-\(id)" aria-live="off">\(start)</output></p>

      """
    return """
      <figure\(isFilm ? " class=\"film\"" : "")>
      <figcaption>\(picture.title.markup) <button type="button" class="enlarge" hidden>Enlarge the picture</button></figcaption>
      \(slider)\(frames.joined(separator: "\n"))
      <p class="finding" id="finding-\(id)"\(isFilm ? " role=\"status\"" : "")>\
      \(picture.frames[picture.start].finding.markup)</p>
      </figure>
      """
  }
}

extension Equation {
  /// The title as a heading has it, its first letter a capital.
  var heading: String { title.prefix(1).uppercased() + title.dropFirst() }
}
