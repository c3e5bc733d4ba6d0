extension Report {
  /// One equation: its formula, what it needs, its two routes, its pictures and its checks.
  func section(_ equation: Equation, _ checks: [Check], _ pictures: [Illustration]) -> String {
    let number = equation.number
    let rows = checks.enumerated().map { row($1, number: "\(number).\($0 + 1)") }
    return """
      <section class="equation" id="equation-\(number)" aria-labelledby="title-\(number)" data-equation="\(number)">
      <h2 id="title-\(number)"><span>(\(number))</span> \(equation.heading.markup)</h2>
      <div class="statement">
      \(statement(equation))
      \(pictures.enumerated().map { figure($1, id: "\(number)-\($0 + 1)") }.joined(separator: "\n"))
      </div>
      <p class="none" hidden>No check of (\(number)) passes the filter.</p>
      <div class="scroll" role="region" aria-labelledby="caption-\(number)" tabindex="0">
      <table class="checks">
      <caption id="caption-\(number)"><span>Checks of (\(number)): \(Report(checks).counts)</span></caption>
      <thead><tr>\(Self.columns.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      </section>
      """
  }

  private static let columns = [
    "check", "map", "base", "evidence", "compared", "left side", "right side", "gap", "allowed, and why",
    "verdict", "note",
  ]

  private func statement(_ equation: Equation) -> String {
    """
    <div class="claim">
    <div class="display">\(equation.mathML)<span>(\(equation.number))</span></div>
    <dl>
    <dt>left side</dt><dd>\(subscripted(equation.left))</dd>
    <dt>right side</dt><dd>\(subscripted(equation.right))</dd>
    <dt>needs</dt><dd>\(subscripted(equation.hypotheses.joined(separator: "; ")))</dd>
    </dl>
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
      <figcaption>\(picture.title.markup)</figcaption>
      \(slider)\(frames.joined(separator: "\n"))
      <p class="finding" id="finding-\(id)"\(isFilm ? " role=\"status\"" : "")>\
      \(picture.frames[picture.start].finding.markup)</p>
      </figure>
      """
  }

  private func row(_ check: Check, number: String) -> String {
    let map = check.map.markup + (check.claim == "reference" ? "" : small("claim: \(check.claim)"))
    let note = [check.note, check.seed.map { "seed \($0)" }].compactMap { $0 }.joined(separator: "; ")
    let allowed =
      known(check.allowed, check.because, digits: 2) + (check.because == "-" ? "" : small(check.because))
    return """
      <tr id="check-\(number.replacing(".", with: "-"))" data-verdict="\(check.verdict.rawValue)" data-evidence="\(check.evidence.rawValue)">\
      <th scope="row">\(number)</th><td>\(map)</td><td>\(check.base.isEmpty ? "–" : check.base.markup)</td>\
      <td>\(check.evidence.rawValue)</td><td>\(check.subject == "-" ? "–" : check.subject.markup)</td>\
      <td class="n">\(side(check.left))</td><td class="n">\(side(check.right))</td>\
      <td class="n">\(known(check.gap, check.because, digits: 2))</td><td class="n">\(allowed)</td>\
      <td>\(check.verdict.chip)<b>\(check.verdict.rawValue)</b></td><td>\(note.markup)</td></tr>
      """
  }

  private func side(_ side: Side) -> String {
    guard side.route != "-" else { return "–" }
    // A bar below one ulp says nothing that the digits don't.
    let bar = side.error >= side.value.ulp ? " <span>± \(decimal(side.error, digits: 2))</span>" : ""
    return "\(decimal(side.value, digits: 12))<small>\(side.route.markup)\(bar)</small>"
  }

  /// A dash stands for a number that there is none of: a line that decides nothing says so by "-".
  private func known(_ x: Double, _ because: String, digits: Int) -> String {
    because == "-" && x.isNaN ? "–" : decimal(x, digits: digits)
  }

  private func small(_ text: String) -> String { "<small>\(text.markup)</small>" }
}

extension Equation {
  /// The title as a heading has it, its first letter a capital.
  var heading: String { title.prefix(1).uppercased() + title.dropFirst() }
}
