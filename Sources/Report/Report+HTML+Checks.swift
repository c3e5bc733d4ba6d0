import Theorem

extension Report {
  /// The checks of one equation as a table: one row a map, which opens to the rows of its checks, each with its verdict first.
  ///
  /// With them stands what the equation needs of the map, and how that was seen. Every row is in the page and in sight; a script closes what need not be seen at once. On a narrow screen each check is a
  /// card.
  func table(_ number: Int, _ checks: [Check]) -> String {
    var first = 1
    let bodies = byMap(checks).map { group in
      defer { first += group.count }
      return body(group, number, first)
    }
    return """
      <table class="checks">
      <caption id="caption-\(number)"><span>Checks of (\(number)): \(Report(checks).counts). After a map's \
      verdicts stands its largest gap, as a part of what is allowed.</span></caption>
      <thead><tr>\(Self.columns.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      \(bodies.joined(separator: "\n"))
      </table>
      """
  }

  static let columns = [
    "verdict", "evidence", "compared", "left side", "right side", "gap", "allowed, and why", "note",
  ]

  /// The checks that stand together: of one map, one base and one claim, in the order in which they were made.
  private func byMap(_ checks: [Check]) -> [[Check]] {
    var groups: [[Check]] = []
    for check in checks {
      if let last = groups.last?.last,
        (last.map, last.base, last.claim) == (check.map, check.base, check.claim)
      {
        groups[groups.count - 1].append(check)
      } else {
        groups.append([check])
      }
    }
    return groups
  }

  /// One map: its name, what each level of evidence says of it, and its checks.
  private func body(_ checks: [Check], _ number: Int, _ first: Int) -> String {
    let map = checks[0]
    let base = map.base.isEmpty ? "" : " <span class=\"base\">Z is \(map.base.markup)</span>"
    let claim = map.claim == "reference" ? "" : " <span class=\"claim-of\">claim: \(map.claim.markup)</span>"
    let rows = checks.enumerated().map { row($1, number: "\(number).\(first + $0)") }
    return """
      <tbody class="map">
      <tr class="of"><th scope="rowgroup" colspan="\(Self.columns.count)">\
      <span class="name">\(map.map.markup)</span>\(base)\(claim) <span class="seen">\(seen(checks))</span></th></tr>\
      \(needs(of: map))
      \(rows.joined(separator: "\n"))
      </tbody>
      """
  }

  /// Each level of evidence that there is, with the weakest verdict among its checks and their largest gap, as a part of
  /// what is allowed.
  private func seen(_ checks: [Check]) -> String {
    Evidence.allCases.compactMap { level -> String? in
      let ofLevel = checks.filter { $0.evidence == level }
      let verdicts = ofLevel.map(\.verdict)
      guard let worst = [Verdict.fails, .undecided, .holds].first(where: verdicts.contains) else {
        return nil
      }
      let part = ofLevel.map { $0.gap == 0 ? 0 : $0.gap / $0.allowed }.filter { !$0.isNaN }.max()
      let words = "\(worst.chip)\(level.rawValue) \(worst.rawValue)"
      return "<span class=\"level\">\(words)\(part.map { "<i>\(decimal($0, digits: 2))</i>" } ?? "")</span>"
    }.joined(separator: " ")
  }

  /// What the equation needs of this map; one that is broken is a row of its own.
  private func needs(of map: Check) -> String {
    let asked = hypotheses.filter { hypothesis in
      !hypothesis.isBroken
        && (hypothesis.equation, hypothesis.map, hypothesis.base) == (map.equation, map.map, map.base)
    }
    guard !asked.isEmpty else { return "" }
    let lines = asked.map { check in
      let word = check.verdict == .holds ? "" : "assumed: "
      return "<p>\(check.verdict.chip)\(word)\(check.subject.markup)\(small((check.note ?? "").markup))</p>"
    }
    return "\n<tr class=\"needs\"><td colspan=\"\(Self.columns.count)\">\(lines.joined())</td></tr>"
  }

  private func row(_ check: Check, number: String) -> String {
    let note = [check.note, check.seed.map { "seed \($0)" }].compactMap { $0 }.joined(separator: "; ")
    let allowed =
      known(check.allowed, check.because, digits: 2)
      + (check.because == "-" ? "" : small(check.because.markup))
    return """
      <tr id="check-\(number.replacing(".", with: "-"))" data-verdict="\(check.verdict.rawValue)" data-evidence="\(check.evidence.rawValue)">\
      <th scope="row">\(check.verdict.chip)<b>\(check.verdict.rawValue)</b> <i>\(number)</i></th>\
      <td>\(check.evidence.rawValue)</td><td>\(check.subject == "-" ? "–" : check.subject.markup)\(small("\(check.covers)".markup))</td>\
      <td class="n">\(side(check.left))</td><td class="n">\(side(check.right))</td>\
      <td class="n">\(known(check.gap, check.because, digits: 2))</td><td class="n">\(allowed)</td>\
      <td>\(note.markup)</td></tr>
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

  private func small(_ text: String) -> String { "<small>\(text)</small>" }
}
