// The elementary functions as mathematics writes them, `exp(z)` rather than `S.exp(z)`, so that a
// map's source reads like its formula. Each calls the scalar's own function of that name.

@inlinable public func exp<S: Scalar>(_ x: S) -> S { S.exp(x) }
@inlinable public func expm1<S: Scalar>(_ x: S) -> S { S.expm1(x) }
@inlinable public func log<S: Scalar>(_ x: S) -> S { S.log(x) }
@inlinable public func log1p<S: Scalar>(_ x: S) -> S { S.log1p(x) }
@inlinable public func sqrt<S: Scalar>(_ x: S) -> S { S.sqrt(x) }
@inlinable public func sin<S: Scalar>(_ x: S) -> S { S.sin(x) }
@inlinable public func cos<S: Scalar>(_ x: S) -> S { S.cos(x) }
@inlinable public func tan<S: Scalar>(_ x: S) -> S { S.tan(x) }
@inlinable public func asin<S: Scalar>(_ x: S) -> S { S.asin(x) }
@inlinable public func acos<S: Scalar>(_ x: S) -> S { S.acos(x) }
@inlinable public func atan<S: Scalar>(_ x: S) -> S { S.atan(x) }
@inlinable public func sinh<S: Scalar>(_ x: S) -> S { S.sinh(x) }
@inlinable public func cosh<S: Scalar>(_ x: S) -> S { S.cosh(x) }
@inlinable public func tanh<S: Scalar>(_ x: S) -> S { S.tanh(x) }
@inlinable public func asinh<S: Scalar>(_ x: S) -> S { S.asinh(x) }
@inlinable public func acosh<S: Scalar>(_ x: S) -> S { S.acosh(x) }
@inlinable public func atanh<S: Scalar>(_ x: S) -> S { S.atanh(x) }
@inlinable public func erf<S: Scalar>(_ x: S) -> S { S.erf(x) }
@inlinable public func abs<S: Scalar>(_ x: S) -> S { S.abs(x) }
@inlinable public func min<S: Scalar>(_ x: S, _ y: S) -> S { S.min(x, y) }
@inlinable public func max<S: Scalar>(_ x: S, _ y: S) -> S { S.max(x, y) }
@inlinable public func pow<S: Scalar>(_ x: S, _ n: Int) -> S { S.pow(x, n) }
@inlinable public func pow<S: Scalar>(_ x: S, _ y: S) -> S { S.pow(x, y) }
@inlinable public func select<S: Scalar>(_ sign: S, negative: () -> S, otherwise: () -> S) -> S {
  S.select(sign, negative: negative, otherwise: otherwise)
}
@inlinable public func prefer<S: Scalar>(_ sign: S, negative: () -> S, otherwise: () -> S) -> S {
  S.prefer(sign, negative: negative, otherwise: otherwise)
}

// The standard library has these three for any `Comparable`; on `Double` both would do, so one is named.
@inlinable public func abs(_ x: Double) -> Double { Double.abs(x) }
@inlinable public func min(_ x: Double, _ y: Double) -> Double { Double.min(x, y) }
@inlinable public func max(_ x: Double, _ y: Double) -> Double { Double.max(x, y) }
