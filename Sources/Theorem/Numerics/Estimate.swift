/// A number and a bound, or an error bar, on how far it may be off.
public struct Estimate: Sendable, Hashable {
  /// The number.
  public var value: Double
  /// How far it may be off: at least 0, and infinite where nothing is known.
  public var error: Double

  /// `value` ± `error`.
  public init(_ value: Double, error: Double = 0) {
    self.value = value
    self.error = error
  }
}
