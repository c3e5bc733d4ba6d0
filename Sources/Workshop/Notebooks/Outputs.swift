/// What a document shows as output against what its blocks printed.
struct Outputs {
  private let document: Document
  /// Nil where nothing needed to be run: then only quotations are looked at.
  private let evaluation: BlockEvaluation?
  private let root: String

  init(_ document: Document, _ evaluation: BlockEvaluation?, root: String) {
    self.document = document
    self.evaluation = evaluation
    self.root = root
  }

  /// What differs, each at the line of the block that shows it.
  var differences: [Difference] {
    document.fences.indices.compactMap { i in quotation(i) ?? output(of: i) }
  }

  private func quotation(_ i: Int) -> Difference? {
    let fence = document.fences[i]
    guard fence.label.file != nil else { return nil }
    do {
      let (shown, source) = (document.content(of: fence), try Quotation(root: root).lines(of: fence.label))
      guard shown != source else { return nil }
      return difference(
        at: fence.opening, "is not what \(fence.label.file ?? "") says now", shown, source)
    } catch {
      return difference(at: fence.opening, error.description, [], [])
    }
  }

  private func output(of i: Int) -> Difference? {
    guard let printed = evaluation?.printed[i] else { return nil }
    let fence = document.fences[i]
    guard fence.language != "console" else {
      let shown = document.content(of: fence)
      return agree(fence, shown, printed)
        ? nil : difference(at: fence.opening, "prints something else", shown, printed)
    }
    guard let output = fence.output.map({ document.fences[$0] }) else {
      return printed.isEmpty
        ? nil
        : difference(at: fence.opening, "prints something, and no text block below shows it", [], printed)
    }
    let shown = document.content(of: output)
    return agree(fence, shown, printed)
      ? nil : difference(at: output.opening, "is not what the block above prints", shown, printed)
  }

  private func agree(_ fence: Document.Fence, _ shown: [String], _ printed: [String]) -> Bool {
    fence.label.varies ? printed.isEmpty == shown.isEmpty : agreement(fence).agree(shown, printed)
  }

  private func agreement(_ fence: Document.Fence) -> Agreement { Agreement(tolerance: fence.label.tolerance) }

  private func difference(at line: Int, _ what: String, _ shown: [String], _ right: [String]) -> Difference {
    Difference(document.path, line: line + 1, what, diff: Difference.diff(shown, right))
  }

  /// The document's lines with every output that differs put right.
  var promoted: [String] {
    var lines = document.lines
    // From the end, so that the places of earlier blocks stay.
    for i in document.fences.indices.reversed() {
      guard let printed = evaluation?.printed[i] else { continue }
      let fence = document.fences[i]
      guard let place = fence.language == "console" ? fence : fence.output.map({ document.fences[$0] }) else {
        let below = printed.isEmpty ? [] : ["", "```text"] + printed + ["```"]
        lines.insert(contentsOf: below, at: fence.content.upperBound + 1)
        continue
      }
      let shown = document.content(of: place)
      guard !agree(fence, shown, printed) else { continue }
      if printed.isEmpty, fence.language != "console" {
        lines.removeSubrange(fence.content.upperBound + 1...place.content.upperBound)
      } else {
        lines.replaceSubrange(place.content, with: agreement(fence).shortened(printed, like: shown))
      }
    }
    return lines
  }
}

/// Something in a Markdown file that is not as it should be: where, what, and the lines that differ.
public struct Difference: Sendable, Hashable, CustomStringConvertible {
  public let file: String
  /// From 1.
  public let line: Int
  public let what: String
  /// Lines of a diff, each with "-" for what is shown, "+" for what it should be.
  public let diff: [String]

  public init(_ file: String, line: Int, _ what: String, diff: [String] = []) {
    self.file = file
    self.line = line
    self.what = what
    self.diff = diff
  }

  public var description: String {
    (["\(file):\(line): \(what)"] + diff.map { "  \($0)" }).joined(separator: "\n")
  }

  /// The changed lines between two texts, in order, at most forty of them, and of a long one its beginning.
  static func diff(_ shown: [String], _ right: [String]) -> [String] {
    let changes = right.difference(from: shown)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [String] = []
    var (i, j) = (0, 0)
    while i < shown.count || j < right.count {
      if removed.contains(i), i < shown.count {
        lines.append("- \(shown[i])")
        i += 1
      } else if inserted.contains(j), j < right.count {
        lines.append("+ \(right[j])")
        j += 1
      } else {
        i += 1
        j += 1
      }
    }
    lines = lines.map { $0.count <= 240 ? $0 : $0.prefix(240) + " …" }
    return lines.count <= 40 ? lines : lines.prefix(40) + ["… and \(lines.count - 40) more lines"]
  }
}

/// Whether two texts agree: numbers as numbers, all else exactly.
struct Agreement {
  /// a and b are the same number if |a - b| <= tolerance max(1, |a|); nil asks for a = b, so that 0.5 is 0.50 and no more.
  var tolerance: Double?

  /// A shown line that stands for any number of lines.
  static let gap = "…"

  func agree(_ shown: [String], _ printed: [String]) -> Bool {
    let parts = shown.split(separator: Self.gap, omittingEmptySubsequences: false).map(Array.init)
    guard parts.count > 1 else { return same(shown[...], printed[...]) }
    var rest = printed[...]
    guard let first = parts.first, let last = parts.last, first.count + last.count <= rest.count,
      same(first[...], rest.prefix(first.count)), same(last[...], rest.suffix(last.count))
    else { return false }
    rest = rest.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() {
      guard let start = rest.indices.first(where: { same(part[...], rest[$0...].prefix(part.count)) })
      else { return false }
      rest = rest[(start + part.count)...]
    }
    return true
  }

  /// `printed` with lines left out where `shown` leaves lines out, as far as its first and last lines tell.
  func shortened(_ printed: [String], like shown: [String]) -> [String] {
    guard let first = shown.firstIndex(of: Self.gap), let last = shown.lastIndex(of: Self.gap) else {
      return printed
    }
    let tail = shown.count - last - 1
    guard first + tail < printed.count else { return printed }
    return printed.prefix(first) + [Self.gap] + printed.suffix(tail)
  }

  private func same(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
    shown.count == printed.count && zip(shown, printed).allSatisfy(agree)
  }

  func agree(_ shown: String, _ printed: String) -> Bool {
    if shown == printed { return true }
    let (left, right) = (Self.pieces(shown), Self.pieces(printed))
    return left.count == right.count && zip(left, right).allSatisfy(same)
  }

  private func same(_ a: Piece, _ b: Piece) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)):
      x == y || (x - y).magnitude <= (tolerance ?? 0) * max(1, x.magnitude)
    case (.words(let x), .words(let y)): x == y
    default: false
    }
  }

  private enum Piece {
    case number(Double)
    case words(String)
  }

  /// Numbers, and the words between them. Columns move when a number grows by a digit, so spaces are folded.
  private static func pieces(_ line: String) -> [Piece] {
    var pieces: [Piece] = []
    var at = line.startIndex
    func words(until end: String.Index) {
      let text = line[at..<end].split(separator: " ").joined(separator: " ")
      if !text.isEmpty { pieces.append(.words(text)) }
    }
    for match in line.matches(of: /[-−+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/) {
      words(until: match.range.lowerBound)
      let text = match.0.replacing("−", with: "-")
      pieces.append(Double(text).map { .number($0) } ?? .words(String(match.0)))
      at = match.range.upperBound
    }
    words(until: line.endIndex)
    return pieces
  }
}
