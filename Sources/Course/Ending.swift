/// How a program ended that was asked and did not answer, in the words of the runtime that ended it.
public enum Ending {
  /// "trapped (signal 4): Index out of range"; `errors` is what it wrote to standard error.
  public static func words(signal: Int32, errors: String) -> String {
    if isForWantOfMemory(errors) { return "out of memory: it asked for more than an exercise may have" }
    if let sentence = sentence(in: errors) { return "trapped (signal \(signal)): \(sentence)" }
    // SIGSEGV, and SIGBUS where stacks are guarded so.
    return [11, 10, 7].contains(signal)
      ? "trapped (signal \(signal)), as a recursion without an end is, once the stack is full"
      : "trapped (signal \(signal))"
  }

  public static func isForWantOfMemory(_ errors: String) -> Bool {
    errors.contains("ould not allocate memory") || errors.contains("annot allocate memory")
      || errors.contains("out of memory") || errors.contains("bad_alloc")
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
