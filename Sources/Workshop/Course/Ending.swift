/// How a program ended that was asked and did not answer, in the words of the runtime that ended it.
public enum Ending {
  /// "trapped (signal 4): Index out of range"; `errors` is what it wrote to standard error.
  public static func words(signal: Int32, errors: String) -> String {
    let sentence = sentence(in: errors)
    if isForWantOfMemory(errors) {
      return "out of memory: \(sentence ?? "it asked for more than an exercise may have")"
    }
    if let sentence { return "trapped (signal \(signal)): \(sentence)" }
    // SIGSEGV, and SIGBUS where stacks are guarded so.
    return [11, 10, 7].contains(signal)
      ? "trapped (signal \(signal)), as a recursion without an end is, once the stack is full"
      : "trapped (signal \(signal))"
  }

  private static func isForWantOfMemory(_ errors: String) -> Bool {
    let words = [
      "failed to allocate", "ould not allocate memory", "annot allocate memory", "out of memory", "bad_alloc",
    ]
    return words.contains { errors.contains($0) }
  }

  /// The runtime's sentence on a trap, without the place in its own sources.
  static func sentence(in errors: String) -> String? {
    let mark = "Fatal error: "
    for line in errors.split(whereSeparator: \.isNewline).reversed() {
      for start in line.indices where line[start...].hasPrefix(mark) {
        return String(line[start...].dropFirst(mark.count).prefix(200))
      }
    }
    return nil
  }
}
