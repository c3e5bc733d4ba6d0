extension String {
  /// The text in lines of at most `width` columns, broken at spaces: the first line of a paragraph begins with `indent` spaces,
  /// the others with `hanging`. A longer word has a line of its own.
  public func wrapped(to width: Int, indent: Int = 0, hanging: Int? = nil) -> [String] {
    let (first, others) = (
      String(repeating: " ", count: indent), String(repeating: " ", count: hanging ?? indent)
    )
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = first
      var isEmpty = true
      func next() {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = others
        isEmpty = true
      }
      for word in paragraph.split(separator: " ") {
        // Beside a Chinese character a line may end, but not before a mark.
        let pieces = word.contains(where: \.isWide) ? String(word).pieces : [String(word)]
        for (index, piece) in pieces.enumerated() {
          let blank = index == 0 && !isEmpty ? " " : ""
          if !isEmpty, line.columns + blank.count + piece.columns > width { next() }
          line += (isEmpty ? "" : blank) + piece
          isEmpty = false
        }
      }
      next()
    }
    return lines
  }

  /// Its parts that no line may break: a Chinese character with the marks that follow, or what stands between two.
  private var pieces: [String] {
    reduce(into: []) { pieces, character in
      let goesOn = "，。；：、）".contains(character) || (!character.isWide && pieces.last?.last?.isWide == false)
      if goesOn, let last = pieces.popLast() {
        pieces.append(last + String(character))
      } else {
        pieces.append(String(character))
      }
    }
  }

  /// How wide it is on a terminal: a Chinese character takes two columns, a combining mark none.
  public var columns: Int { reduce(0) { $0 + ($1.isWide ? 2 : 1) } }

  /// Followed by spaces up to `width` columns.
  public func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }
}

extension Character {
  fileprivate var isWide: Bool {
    unicodeScalars.first.map { (0x2E80...0xFFEF).contains($0.value) } == true
  }
}
