#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

// The platform's mathematics library promises no error bound; evidence that must not rest on it is
// computed with `Interval`, which does not call it.

extension Double: Scalar {
  /// The double nearest to `literal`.
  public init(_ literal: DecimalLiteral) {
    self = literal.nearest
  }

  public static var unknown: Double { .nan }
  /// Kept, for it is asked for at every draw.
  public static let logTwoPi = libmLog(2 * .pi)

  public static func exp(_ x: Double) -> Double { libmExp(x) }
  public static func expm1(_ x: Double) -> Double { libmExpm1(x) }
  public static func log(_ x: Double) -> Double { libmLog(x) }
  public static func log1p(_ x: Double) -> Double { libmLog1p(x) }
  public static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  public static func sin(_ x: Double) -> Double { libmSin(x) }
  public static func cos(_ x: Double) -> Double { libmCos(x) }
  public static func tan(_ x: Double) -> Double { libmTan(x) }
  public static func asin(_ x: Double) -> Double { libmAsin(x) }
  public static func acos(_ x: Double) -> Double { libmAcos(x) }
  public static func atan(_ x: Double) -> Double { libmAtan(x) }
  public static func sinh(_ x: Double) -> Double { libmSinh(x) }
  public static func cosh(_ x: Double) -> Double { libmCosh(x) }
  public static func tanh(_ x: Double) -> Double { libmTanh(x) }
  public static func asinh(_ x: Double) -> Double { libmAsinh(x) }
  public static func acosh(_ x: Double) -> Double { libmAcosh(x) }
  public static func atanh(_ x: Double) -> Double { libmAtanh(x) }
  public static func erf(_ x: Double) -> Double { libmErf(x) }
  public static func erfc(_ x: Double) -> Double { libmErfc(x) }
  public static func floor(_ x: Double) -> Double { x.rounded(.down) }
  public static func abs(_ x: Double) -> Double { x.magnitude }
  public static func min(_ x: Double, _ y: Double) -> Double { x.isNaN || y.isNaN ? .nan : x < y ? x : y }
  public static func max(_ x: Double, _ y: Double) -> Double { x.isNaN || y.isNaN ? .nan : x > y ? x : y }
  /// A square is a product, rounded once; other powers are the platform's.
  public static func pow(_ x: Double, _ n: Int) -> Double { n == 2 ? x * x : libmPow(x, Double(n)) }
  public static func pow(_ x: Double, _ y: Double) -> Double { libmPow(x, y) }

  /// NaN for `sign` takes the second way, and most often stays NaN there.
  public static func select(_ sign: Double, negative: () -> Double, otherwise: () -> Double) -> Double {
    sign < 0 ? negative() : otherwise()
  }
}

// Inside the extension `exp` means `Double.exp`; out here it means the platform's.
@inline(__always) private func libmExp(_ x: Double) -> Double { exp(x) }
@inline(__always) private func libmExpm1(_ x: Double) -> Double { expm1(x) }
@inline(__always) private func libmLog(_ x: Double) -> Double { log(x) }
@inline(__always) private func libmLog1p(_ x: Double) -> Double { log1p(x) }
@inline(__always) private func libmSin(_ x: Double) -> Double { sin(x) }
@inline(__always) private func libmCos(_ x: Double) -> Double { cos(x) }
@inline(__always) private func libmTan(_ x: Double) -> Double { tan(x) }
@inline(__always) private func libmAsin(_ x: Double) -> Double { asin(x) }
@inline(__always) private func libmAcos(_ x: Double) -> Double { acos(x) }
@inline(__always) private func libmAtan(_ x: Double) -> Double { atan(x) }
@inline(__always) private func libmSinh(_ x: Double) -> Double { sinh(x) }
@inline(__always) private func libmCosh(_ x: Double) -> Double { cosh(x) }
@inline(__always) private func libmTanh(_ x: Double) -> Double { tanh(x) }
@inline(__always) private func libmAsinh(_ x: Double) -> Double { asinh(x) }
@inline(__always) private func libmAcosh(_ x: Double) -> Double { acosh(x) }
@inline(__always) private func libmAtanh(_ x: Double) -> Double { atanh(x) }
@inline(__always) private func libmErf(_ x: Double) -> Double { erf(x) }
@inline(__always) private func libmErfc(_ x: Double) -> Double { erfc(x) }
@inline(__always) private func libmPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
