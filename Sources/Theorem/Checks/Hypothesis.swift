/// What the theorem asks of x = f(z); each counterexample breaks one.
public enum Hypothesis: String, Sendable, CaseIterable {
  /// Else x is no f(z): batch statistics, randomness.
  case function = "a point's answer depends on that point alone"
  /// Else there is no determinant.
  case sameDimension = "as many numbers come out as go in"
  /// Else part of the mass of Z goes nowhere.
  case defined = "f is defined where Z has mass"
  /// Else there is no slope to divide by.
  case differentiable = "f has a derivative"
  /// Else (5) divides by 0.
  case slopeNeverZero = "the derivative, or its determinant, is never 0"
  /// Else other branches bring mass too.
  case injective = "different z have different x"
  /// Else the claimed inverse is not f's.
  case inverseUndoes = "f^-1(f(z)) = z"

  /// What was seen of it.
  public enum State: Sendable {
    /// No offence where it was looked for; how it was looked for.
    case seen(String)
    /// It doesn't hold: where and why, and two numbers that show it, if there are such.
    case broken(String, left: Side? = nil, right: Side? = nil)
    /// Not looked at, or not to be decided: the reason.
    case assumed(String)

    var verdict: Verdict {
      switch self {
      case .seen: .holds
      case .broken: .fails
      case .assumed: .undecided
      }
    }

    var why: String {
      switch self {
      case .seen(let why), .broken(let why, _, _), .assumed(let why): why
      }
    }
  }
}
