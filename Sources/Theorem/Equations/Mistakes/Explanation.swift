/// Why an answer is wrong, as far as its numbers at the probes tell: the simplest of what fits all of them.
///
/// Each fits within the bounds of what was computed, so that a claim that gives a known mistake's numbers but for rounding is named.
/// A name is a hypothesis: where two mistakes share their numbers at the probes, both are named.
public indirect enum Explanation: Sendable, Hashable {
  /// The answers are this known mistake's, or these'.
  case known([WrongAnswer.Candidate])
  /// No value at so many probes; if `whereNegative`, exactly where f′ or det is below 0, as a logarithm without |.| has none.
  case noValue(count: Int, whereNegative: Bool)
  /// yours = −wanted.
  case sign
  /// yours = c wanted.
  case factor(Constant)
  /// yours = wanted |f′|^p.
  case power(Double)
  /// One factor of the determinant, or some, counted otherwise than once.
  case factors(FactorSlip, [String])
  /// yours = c wanted |f′|^p.
  case powerAndFactor(Double, Constant)
  /// The two mistakes' ratios to what is right, multiplied.
  case two(WrongAnswer.Candidate, WrongAnswer.Candidate)
  /// A known mistake's answers, times c.
  case knownAndFactor(WrongAnswer.Candidate, Constant)
  /// What was said of f′, or of det, is the right one plus c.
  case offset(Constant)
  /// The answers are the logarithm's argument, not the logarithm.
  case notLogarithm
  /// The same number at all probes, where the right one changes.
  case constant(Double)
  /// Right at some probes and wrong at others: where, if something tells them apart, and what is wrong there.
  case only(Region?, Explanation?)
  /// Agrees to so many digits everywhere.
  case imprecise(digits: Int, Imprecision?)
  /// None of these: yours/wanted runs between the two.
  case unknown(from: Double, to: Double)

  /// A constant of which the probes tell this much.
  public struct Constant: Sendable, Hashable {
    /// The number.
    public let value: Double
    /// How far it may be off.
    public let error: Double
    /// The number without digits that it is.
    public let name: SimpleNumber?

    init(_ value: Double, error: Double) {
      self.value = value
      self.error = error
      let name = SimpleNumber.nearest(to: value.magnitude, within: error)
      self.name = value < 0 ? name.map { SimpleNumber("-\($0.text)", -$0.value) } : name
    }
  }

  /// What became of a factor of the determinant.
  public enum FactorSlip: Sendable, Hashable {
    /// Left out.
    case missing
    /// Counted twice.
    case twice
    /// Divided by instead of multiplied with: its logarithm has the opposite sign.
    case inverted
    /// All others are left out.
    case onlyThese
  }

  /// What tells the wrong probes from the right ones.
  public enum Region: Sendable, Hashable {
    /// f′ < 0, or det < 0.
    case negativeSlope
    /// A coordinate, "z" or "x2", below 0 or above.
    case side(of: String, isNegative: Bool)
    /// A coordinate, or its size, beyond a place between the two numbers: the last right one and the first wrong one.
    case beyond(String, Double, Double)
  }

  /// Where digits get lost.
  public enum Imprecision: Sendable, Hashable {
    /// log(|f′| + eps), the same eps at every probe; `perFactor` where it is added to each of the determinant's factors.
    case epsilon(Double, perFactor: Bool)
    /// A constant factor or offset as a number in single precision has it.
    case singlePrecision
  }
}
