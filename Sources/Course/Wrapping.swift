extension String {
  /// The text in lines of at most `width` columns, broken at spaces; a longer word has a line of its own.
  public func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if word.contains(where: \.isWide) {
          // Beside a Chinese character a line may end, but not before a mark.
          line += line.isEmpty ? "" : " "
          for piece in String(word).pieces {
            if !line.isEmpty, line.columns + piece.columns > width {
              lines.append(line.last == " " ? String(line.dropLast()) : line)
              line = ""
            }
            line += piece
          }
          continue
        }
        if !line.isEmpty, line.columns + 1 + String(word).columns > width {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines.append(line)
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
  func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - columns)) }
}

extension Character {
  fileprivate var isWide: Bool {
    unicodeScalars.first.map { (0x2E80...0xFFEF).contains($0.value) } == true
  }
}
