/// What is handed out: a solution without its body.
public enum Stub {
  /// `solution` with the body of each public function replaced by `throw Unsolved()`, and without its helpers.
  public static func text(from solution: String) -> String {
    var kept: [Substring] = []
    var skipping = false
    for line in solution.split(separator: "\n", omittingEmptySubsequences: false) {
      if skipping {
        guard line == "}" else { continue }
        skipping = false
        kept += ["  throw Unsolved()", "}"]
      } else {
        kept.append(line)
        // A declaration ends where its body begins, on this line or a later one.
        if !line.hasPrefix(" "), line.hasSuffix("{") { skipping = true }
      }
    }
    return withoutHelpers(kept.map(String.init)).joined(separator: "\n")
  }

  /// Drops private functions, with the comment above each and the empty line before it.
  private static func withoutHelpers(_ lines: [String]) -> [String] {
    guard let helper = lines.firstIndex(where: { $0.hasPrefix("private func") }) else { return lines }
    let start = lines[..<helper].lastIndex(of: "") ?? helper
    let end = lines[helper...].firstIndex(of: "}") ?? lines.count - 1
    return withoutHelpers(Array(lines[..<start] + lines[(end + 1)...]))
  }
}
