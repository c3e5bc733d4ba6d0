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
