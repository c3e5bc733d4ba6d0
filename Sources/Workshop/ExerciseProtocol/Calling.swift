/// How an exercise is asked, with names of their own: a learner's file may hold any others beside them.
public enum Calling {
  /// A function that an exercise is given, whatever its shape: numbers in, numbers out.
  public typealias Oracle = ([Double]) -> [Double]

  /// What came of asking an exercise for one answer.
  public enum Answer: Sendable, Equatable {
    case values([Double])
    case unsolved
    case refused
    case threw(String)
  }

  /// Numbers as words that lose no bit, and back.
  public static func encoded(_ numbers: [Double]) -> String {
    numbers.map { String($0.bitPattern, radix: 16) }.joined(separator: " ")
  }
  public static func decoded(_ words: some Sequence<Substring>) -> [Double] {
    words.map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) }
  }
}
