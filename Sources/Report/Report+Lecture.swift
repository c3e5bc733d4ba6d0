import Theorem

extension Report {
  /// The report as a person reads it, 80 columns wide or as wide as `width`: for each equation what it says and by which
  /// routes, one point worked, what it needs, one line a map with its evidence side by side, what was undecided and why.
  ///
  /// `worked` is the point; `brief` leaves two lines an equation. `coloured` adds ANSI colours to the marks; the words
  /// carry the meaning without them.
  public func lecture(
    worked: Worked? = nil, brief: Bool = false, width: Int = 80, coloured: Bool = false
  ) -> String {
    let page = Page(width: width, coloured: coloured)
    for (index, group) in byEquation.enumerated() {
      if index > 0 { page.blank() }
      let own = checks.filter { $0.equation == group.equation }
      if brief {
        page.summary(group.equation, own)
      } else {
        page.heading(group.equation)
        if let worked, byEquation.count == 1, worked.belongs(to: own) {
          page.point(worked)
        }
        page.needs(own)
        page.maps(own)
      }
    }
    page.undecided(checks)
    return page.text
  }
}

/// Lines as they come, none wider than the page.
private final class Page {
  let width: Int
  let coloured: Bool
  private(set) var text = ""

  init(width: Int, coloured: Bool) {
    self.width = Swift.max(width, 40)
    self.coloured = coloured
  }

  func blank() { text += "\n" }
  func line(_ words: String) {
    text += words.replacing(/\s+$/, with: "") + "\n"
  }
  /// Broken at spaces, the lines after the first one indented.
  func wrapped(_ words: String, indent: Int = 0, hanging: Int? = nil) {
    for words in words.wrapped(to: width, indent: indent, hanging: hanging) { line(words) }
  }

  func mark(_ verdict: Verdict) -> String {
    let (sign, code) =
      switch verdict {
      case .holds: ("✔", "32")
      case .fails: ("✘", "31")
      case .undecided: ("?", "33")
      }
    return coloured ? "\u{1B}[\(code)m\(sign)\u{1B}[0m" : sign
  }

  // MARK: The parts

  func heading(_ equation: Equation) {
    line("(\(equation.number))  \(equation.statement)")
    wrapped("\(equation.title) · CHAPTER.md, section \(equation.number)", indent: 5)
    wrapped("left: \(equation.left)", indent: 5, hanging: 11)
    wrapped("right: \(equation.right)", indent: 5, hanging: 12)
  }

  func point(_ worked: Worked) {
    blank()
    wrapped("One point, worked: \(worked.title)", hanging: 2)
    let rows = worked.rows
    let labels = Swift.max(5, rows.map(\.label.count).max() ?? 0)
    let digits = rows.map(\.number.count).max() ?? 0
    for row in rows {
      let (label, words, number) = (row.label, row.words, row.number)
      let room = width - 4 - labels - 2 - (number.isEmpty ? 0 : digits + 2)
      if words.count <= room {
        let gap =
          number.isEmpty ? "" : String(repeating: " ", count: room - words.count + 2 + digits - number.count)
        line("  \(label.padded(to: labels))  \(words)\(gap)\(number)")
      } else {
        wrapped("\(label.padded(to: labels))  \(words)  \(number)", indent: 2, hanging: labels + 4)
      }
    }
    line("  \(mark(worked.verdict)) \(worked.conclusion)")
  }

  /// Each hypothesis once: broken ones with their place, the others with how they were seen, if one map is asked about.
  func needs(_ checks: [Check]) {
    let hypotheses = checks.filter { !$0.isComparison }
    guard !hypotheses.isEmpty else { return }
    blank()
    let maps = Set(checks.map(\.map))
    for (index, hypothesis) in Hypothesis.allCases.filter({ h in hypotheses.contains { $0.hypothesis == h } })
      .enumerated()
    {
      let own = hypotheses.filter { $0.hypothesis == hypothesis }
      let verdict: Verdict =
        own.contains(where: \.isBroken)
        ? .fails : own.allSatisfy { $0.verdict == .undecided } ? .undecided : .holds
      let worst = own.first { $0.verdict == verdict } ?? own[0]
      let said =
        maps.count > 1 && verdict == .holds
        ? "seen on \(own.count { $0.verdict == .holds }) of \(maps.count) maps"
        : (verdict == .undecided ? "assumed: " : "") + (worst.note ?? "")
      let label = (index == 0 ? "It needs" : "").padded(to: 10) + hypothesis.rawValue.padded(to: 32)
      if label.count + 3 + said.count <= width {
        line("\(label) \(mark(verdict)) \(said)")
      } else {
        line("\(label.replacing(/\s+$/, with: ""))")
        wrapped("\(mark(verdict)) \(said)", indent: 12, hanging: 14)
      }
    }
    if checks.contains(where: \.isBroken) {
      let equation = checks[0].equation.number
      wrapped("So (\(equation)) was not checked: it speaks of maps that have what it needs.")
    }
  }

  /// One line a map: the mark of each level of evidence, and gap over what is allowed.
  func maps(_ checks: [Check]) {
    let comparisons = checks.comparisons
    guard !comparisons.isEmpty else { return }
    blank()
    let levels = Evidence.allCases.reversed().filter { level in comparisons.contains { $0.evidence == level }
    }
    // The same map on another base is another line.
    var names: [String] = []
    for check in comparisons where !names.contains(key(check)) { names.append(key(check)) }
    if names.count == 1 {
      for check in comparisons { single(check) }
    } else {
      let room = Swift.min(Swift.max(24, names.map(\.count).max() ?? 0), width - 12 * levels.count - 1)
      line(
        "each map, gap / allowed".padded(to: room + 1) + levels.map { $0.rawValue.padded(to: 12) }.joined())
      for name in names {
        let own = comparisons.filter { key($0) == name }
        let cells = levels.map { level in cell(own.filter { $0.evidence == level }) }
        let shown = name.count > room ? name.prefix(room - 1) + "…" : name[...]
        line(String(shown).padded(to: room + 1) + cells.joined())
      }
    }
  }

  private func key(_ check: Check) -> String { check.map }

  /// The worst of a map's checks of one level.
  private func cell(_ checks: [Check]) -> String {
    guard let worst = checks.max(by: { rank($0) < rank($1) }) else { return "-".padded(to: 12) }
    let share = worst.gap / worst.allowed
    let number =
      worst.verdict == .undecided || !share.isFinite ? "" : share == 0 ? "0" : decimal(share, digits: 2)
    return mark(worst.verdict) + " \(number)".padded(to: 11)
  }

  private func rank(_ check: Check) -> Double {
    switch check.verdict {
    case .fails: .infinity
    case .undecided: .greatestFiniteMagnitude
    case .holds: check.gap / check.allowed
    }
  }

  /// One map's checks, in words.
  private func single(_ check: Check) {
    guard case .compared(let left, let right, let allowance) = check.finding else {
      wrapped("\(mark(check.verdict)) \(check.evidence.rawValue): \(check.note ?? "undecided")", hanging: 2)
      return
    }
    let said: String
    switch allowance {
    case .counts(let draws, _, _, _):
      let (n, expected) = (Double(draws), right.value * Double(draws))
      let found = (left.value * n).rounded()
      let rate = Double.exp(-check.gap)
      said =
        "\(decimal(found, digits: 15)) of \(draws) draws, expected \(decimal(expected.rounded(), digits: 15)): "
        + (check.gap < 3
          ? "well within chance"
          : rate > 0 ? "chance goes beyond this once in \(decimal(1 / rate, digits: 2))" : "not by chance")
    case .wealth:
      said =
        "the weights of \(check.covers.words) average \(decimal(right.value)), where 1 is claimed"
    default:
      let (a, b) = distinct(left.value, right.value)
      said =
        "\(left.route) \(a), \(right.route) \(b): apart by \(decimal(check.gap, digits: 2)), "
        + "allowed \(decimal(check.allowed, digits: 2))"
    }
    wrapped(
      "\(mark(check.verdict)) \(check.evidence.rawValue), \(check.subject): \(said)", hanging: 2)
    let note = check.note.map { "; \($0)" } ?? ""
    wrapped("looked at \(check.covers)\(check.covers.words.count > 60 ? "" : note)", indent: 2, hanging: 4)
  }

  private func count(_ comparisons: [Check], _ maps: Int) -> String {
    let holds = comparisons.count { $0.verdict == .holds }
    let fails = comparisons.count { $0.verdict == .fails }
    return
      "\(maps) map\(maps == 1 ? "" : "s"), \(comparisons.count) check\(comparisons.count == 1 ? "" : "s"): "
      + "\(holds) hold, \(fails) fail, \(comparisons.count - holds - fails) undecided"
  }

  func summary(_ equation: Equation, _ checks: [Check]) {
    let comparisons = checks.comparisons
    let broken = checks.filter(\.isBroken)
    let verdict: Verdict =
      checks.contains { $0.verdict == .fails }
      ? .fails : comparisons.contains { $0.verdict == .holds } ? .holds : .undecided
    line("\(mark(verdict)) (\(equation.number))  \(equation.statement)")
    let maps = Set(comparisons.map { $0.map + $0.base }).count
    line("       " + count(comparisons, maps) + (broken.isEmpty ? "" : ", \(broken.count) refused"))
  }

  /// What decided nothing, and why; alike ones on one line.
  func undecided(_ checks: [Check]) {
    let open = checks.comparisons.filter { $0.verdict == .undecided }
    guard !open.isEmpty, Set(checks.comparisons.map(\.map)).count > 1 else { return }
    blank()
    line("Undecided, and why")
    var reasons: [(why: String, maps: [String])] = []
    for check in open {
      let why = "(\(check.equation.number)) \(check.evidence.rawValue): \(reason(check))"
      if let known = reasons.firstIndex(where: { $0.why == why }) {
        reasons[known].maps.append(check.map)
      } else {
        reasons.append((why, [check.map]))
      }
    }
    for (why, maps) in reasons { wrapped("? \(why) · \(maps.joined(separator: ", "))", hanging: 4) }
  }

  private func reason(_ check: Check) -> String {
    switch check.finding {
    case .nothing(let why): why
    case .compared(_, _, .wealth(_, let effect, _)) where !(effect < 1):
      "so few draws can't tell a mass of 1 from none"
    case .compared(_, _, .counts): "the masses are known no better than the draws see them"
    default: check.note ?? "the error bar is too wide to tell"
    }
  }
}
