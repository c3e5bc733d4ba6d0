/// A number and a bound, or an error bar, on how far it may be off.
public struct Estimate: Sendable, Hashable {
  public var value: Double
  public var error: Double

  public init(_ value: Double, error: Double = 0) {
    self.value = value
    self.error = error
  }
}
