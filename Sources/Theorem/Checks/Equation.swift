/// One equation of the chapter: what it says, what it needs, and how its two sides are computed.
///
/// ```swift
/// try Equation.eq5.checks(of: Pushforward(Sinh(), of: Normal()))
/// ```
public struct Equation: Sendable {
  /// 1 to 9.
  public let number: Int
  /// What it is about, in a few words.
  public let title: String
  /// The equation, in Unicode.
  public let statement: String
  /// What must hold for it to be claimed at all.
  public let hypotheses: [String]
  /// How each side is computed; no formula stands on both.
  public let left: String
  /// The other side's route.
  public let right: String
  /// The levels of evidence it can be given, weakest first.
  public let offers: [Evidence]
  /// What kind of subject it is shown on.
  public let kind: Kind

  /// What an equation is about.
  public enum Kind: Sendable {
    /// X = f(Z) on the line.
    case line
    /// The same, and in D dimensions.
    case everywhere
    /// X = f(Z) in D dimensions.
    case space
    /// A chain of steps.
    case chain
  }

  init(
    number: Int, title: String, statement: String, hypotheses: [String], left: String, right: String,
    offers: [Evidence], kind: Kind
  ) {
    self.number = number
    self.title = title
    self.statement = statement
    self.hypotheses = hypotheses
    self.left = left
    self.right = right
    self.offers = offers
    self.kind = kind
  }
}

extension Equation: Hashable, Comparable {
  public static func == (a: Equation, b: Equation) -> Bool { a.number == b.number }
  public static func < (a: Equation, b: Equation) -> Bool { a.number < b.number }
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension Equation: CustomStringConvertible {
  public var description: String { "(\(number))  \(statement)" }
}

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
