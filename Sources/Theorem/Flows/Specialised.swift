// Code over any `Scalar` that holds a map or a density as `any ScalarMap`, `any Density` and so on doesn't know their type,
// and the compiler can't make a fast version of what it calls there. Doubles, dual numbers, gradients and enclosures, of which there are
// many, are therefore sent to the functions that each type has for them by name; everything else goes the general way.
//
// The general function of each protocol stands back for these (`@_disfavoredOverload`), so that a call reads `map.forward(z)`
// everywhere and takes the fast way wherever there is one.

extension ScalarMap {
  /// x = f(z).
  @inlinable public func forward<S: Scalar>(_ z: S, _: Void = ()) -> S {
    if S.self == Double.self { return sameType(forward(sameType(z, as: Double.self))) }
    if S.self == Dual<Double>.self { return sameType(forward(sameType(z, as: Dual<Double>.self))) }
    if S.self == Interval.self { return sameType(forward(sameType(z, as: Interval.self))) }
    if S.self == Dual<Interval>.self { return sameType(forward(sameType(z, as: Dual<Interval>.self))) }
    if S.self == IntervalJet.self { return sameType(forward(sameType(z, as: IntervalJet.self))) }
    if S.self == DefinedInterval.self { return sameType(forward(sameType(z, as: DefinedInterval.self))) }
    if S.self == Dual<DefinedInterval>.self {
      return sameType(forward(sameType(z, as: Dual<DefinedInterval>.self)))
    }
    if S.self == Dual<IntervalJet>.self { return sameType(forward(sameType(z, as: Dual<IntervalJet>.self))) }
    let general: (S) -> S = forward
    return general(z)
  }
  /// z = f⁻¹(x), a claim.
  @inlinable public func inverse<S: Scalar>(_ x: S, _: Void = ()) -> S {
    if S.self == Double.self { return sameType(inverse(sameType(x, as: Double.self))) }
    if S.self == Dual<Double>.self { return sameType(inverse(sameType(x, as: Dual<Double>.self))) }
    if S.self == Interval.self { return sameType(inverse(sameType(x, as: Interval.self))) }
    if S.self == Dual<Interval>.self { return sameType(inverse(sameType(x, as: Dual<Interval>.self))) }
    if S.self == IntervalJet.self { return sameType(inverse(sameType(x, as: IntervalJet.self))) }
    if S.self == DefinedInterval.self { return sameType(inverse(sameType(x, as: DefinedInterval.self))) }
    if S.self == Dual<DefinedInterval>.self {
      return sameType(inverse(sameType(x, as: Dual<DefinedInterval>.self)))
    }
    if S.self == Dual<IntervalJet>.self { return sameType(inverse(sameType(x, as: Dual<IntervalJet>.self))) }
    let general: (S) -> S = inverse
    return general(x)
  }
  /// f′(z), a claim.
  @inlinable public func derivative<S: Scalar>(_ z: S, _: Void = ()) -> S {
    if S.self == Double.self { return sameType(derivative(sameType(z, as: Double.self))) }
    if S.self == Dual<Double>.self { return sameType(derivative(sameType(z, as: Dual<Double>.self))) }
    if S.self == Interval.self { return sameType(derivative(sameType(z, as: Interval.self))) }
    if S.self == Dual<Interval>.self { return sameType(derivative(sameType(z, as: Dual<Interval>.self))) }
    if S.self == IntervalJet.self { return sameType(derivative(sameType(z, as: IntervalJet.self))) }
    if S.self == DefinedInterval.self { return sameType(derivative(sameType(z, as: DefinedInterval.self))) }
    let general: (S) -> S = derivative
    return general(z)
  }
  /// log |f′(z)|, a claim.
  @inlinable public func logAbsDerivative<S: Scalar>(_ z: S, _: Void = ()) -> S {
    if S.self == Double.self { return sameType(logAbsDerivative(sameType(z, as: Double.self))) }
    if S.self == Dual<Double>.self { return sameType(logAbsDerivative(sameType(z, as: Dual<Double>.self))) }
    let general: (S) -> S = logAbsDerivative
    return general(z)
  }
}

extension VectorMap {
  /// x = f(z).
  @inlinable public func forward<S: Scalar>(_ z: [S], _: Void = ()) -> [S] {
    if S.self == Double.self { return sameType(forward(sameType(z, as: [Double].self))) }
    if S.self == Dual<Double>.self { return sameType(forward(sameType(z, as: [Dual<Double>].self))) }
    if S.self == Gradient.self { return sameType(forward(sameType(z, as: [Gradient].self))) }
    if S.self == Interval.self { return sameType(forward(sameType(z, as: [Interval].self))) }
    if S.self == Dual<Interval>.self { return sameType(forward(sameType(z, as: [Dual<Interval>].self))) }
    if S.self == Dual<Dual<Interval>>.self {
      return sameType(forward(sameType(z, as: [Dual<Dual<Interval>>].self)))
    }
    if S.self == IntervalJet.self { return sameType(forward(sameType(z, as: [IntervalJet].self))) }
    if S.self == DefinedInterval.self { return sameType(forward(sameType(z, as: [DefinedInterval].self))) }
    if S.self == Dual<DefinedInterval>.self {
      return sameType(forward(sameType(z, as: [Dual<DefinedInterval>].self)))
    }
    if S.self == Dual<IntervalJet>.self {
      return sameType(forward(sameType(z, as: [Dual<IntervalJet>].self)))
    }
    let general: ([S]) -> [S] = forward
    return general(z)
  }
  /// z = f⁻¹(x), a claim.
  @inlinable public func inverse<S: Scalar>(_ x: [S], _: Void = ()) -> [S] {
    if S.self == Double.self { return sameType(inverse(sameType(x, as: [Double].self))) }
    if S.self == Dual<Double>.self { return sameType(inverse(sameType(x, as: [Dual<Double>].self))) }
    if S.self == Gradient.self { return sameType(inverse(sameType(x, as: [Gradient].self))) }
    if S.self == Interval.self { return sameType(inverse(sameType(x, as: [Interval].self))) }
    if S.self == Dual<Interval>.self { return sameType(inverse(sameType(x, as: [Dual<Interval>].self))) }
    if S.self == Dual<Dual<Interval>>.self {
      return sameType(inverse(sameType(x, as: [Dual<Dual<Interval>>].self)))
    }
    if S.self == IntervalJet.self { return sameType(inverse(sameType(x, as: [IntervalJet].self))) }
    if S.self == DefinedInterval.self { return sameType(inverse(sameType(x, as: [DefinedInterval].self))) }
    if S.self == Dual<DefinedInterval>.self {
      return sameType(inverse(sameType(x, as: [Dual<DefinedInterval>].self)))
    }
    if S.self == Dual<IntervalJet>.self {
      return sameType(inverse(sameType(x, as: [Dual<IntervalJet>].self)))
    }
    let general: ([S]) -> [S] = inverse
    return general(x)
  }
  /// log |det ∂f/∂z| at z, a claim.
  @inlinable public func logAbsDeterminant<S: Scalar>(_ z: [S], _: Void = ()) -> S {
    if S.self == Double.self { return sameType(logAbsDeterminant(sameType(z, as: [Double].self))) }
    if S.self == Dual<Double>.self {
      return sameType(logAbsDeterminant(sameType(z, as: [Dual<Double>].self)))
    }
    if S.self == Interval.self { return sameType(logAbsDeterminant(sameType(z, as: [Interval].self))) }
    if S.self == Dual<Interval>.self {
      return sameType(logAbsDeterminant(sameType(z, as: [Dual<Interval>].self)))
    }
    if S.self == IntervalJet.self { return sameType(logAbsDeterminant(sameType(z, as: [IntervalJet].self))) }
    if S.self == DefinedInterval.self {
      return sameType(logAbsDeterminant(sameType(z, as: [DefinedInterval].self)))
    }
    let general: ([S]) -> S = logAbsDeterminant
    return general(z)
  }
}

extension Density {
  /// log p(z).
  @inlinable public func logDensity<S: Scalar>(_ z: S, _: Void = ()) -> S {
    if S.self == Double.self { return sameType(logDensity(sameType(z, as: Double.self))) }
    if S.self == Dual<Double>.self { return sameType(logDensity(sameType(z, as: Dual<Double>.self))) }
    if S.self == Interval.self { return sameType(logDensity(sameType(z, as: Interval.self))) }
    if S.self == DefinedInterval.self { return sameType(logDensity(sameType(z, as: DefinedInterval.self))) }
    if S.self == IntervalJet.self { return sameType(logDensity(sameType(z, as: IntervalJet.self))) }
    let general: (S) -> S = logDensity
    return general(z)
  }
  /// P(Z ≤ z).
  @inlinable public func cumulative<S: Scalar>(_ z: S, _: Void = ()) -> S {
    if S.self == Double.self { return sameType(cumulative(sameType(z, as: Double.self))) }
    if S.self == Dual<Double>.self { return sameType(cumulative(sameType(z, as: Dual<Double>.self))) }
    let general: (S) -> S = cumulative
    return general(z)
  }
}

extension VectorDensity {
  /// log p(x).
  @inlinable public func logDensity<S: Scalar>(_ x: [S], _: Void = ()) -> S {
    if S.self == Double.self { return sameType(logDensity(sameType(x, as: [Double].self))) }
    if S.self == Dual<Double>.self { return sameType(logDensity(sameType(x, as: [Dual<Double>].self))) }
    let general: ([S]) -> S = logDensity
    return general(x)
  }
}
