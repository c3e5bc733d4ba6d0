/// Not solved yet: what every exercise throws until you replace its body.
public struct Unsolved: Error {
  public init() {}
}

/// The map does not do what the theorem asks of it, so there is no answer to give.
public struct HypothesisFails: Error {
  public init() {}
}
