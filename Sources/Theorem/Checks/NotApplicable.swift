/// An equation that doesn't speak of the subject, or a claim that doesn't fit: no check was made.
public struct NotApplicable: Error, Sendable, CustomStringConvertible {
  /// Why, in words.
  public let reason: String
  /// What would fit; nil where nothing is known to.
  public let advice: String?

  /// For this reason; `advice` is what to type instead.
  public init(_ reason: String, try advice: String? = nil) {
    self.reason = reason
    self.advice = advice
  }

  /// One line: why, and what to type next.
  public var description: String { reason + (advice.map { "; try: \($0)" } ?? "") }
}
