import Theorem

extension Report {
  /// One equation: its formula, what it needs, its two routes, its pictures and its checks.
  func section(_ equation: Equation, _ checks: [Check], _ pictures: [Illustration]) -> String {
    let number = equation.number
    return """
      <section class="equation" id="equation-\(number)" aria-labelledby="title-\(number)" data-equation="\(number)">
      <h2 id="title-\(number)"><span>(\(number))</span> \(equation.heading.markup)</h2>
      <div class="statement">
      \(statement(equation))
      \(pictures.enumerated().map { figure($1, id: "\(number)-\($0 + 1)") }.joined(separator: "\n"))
      </div>
      <p class="none" hidden>No check of (\(number)) passes the filter.</p>
      <div class="scroll" role="region" aria-labelledby="caption-\(number)" tabindex="0">
      \(table(number, checks))
      </div>
      </section>
      """
  }

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
