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
