/// One lane of a `Block`: elementary functions written without a branch, so that a loop over lanes becomes vector code.
///
/// Formula: argument reduction and a polynomial, or a rational function, as in a platform's library; what a library branches
/// on is computed both ways, and one is kept.
/// Domain: every double. Edge cases: as the platform's functions: NaN in, NaN out; subnormals keep their digits.
/// Allowed error, in ulps of the value, or of the least normal number where the value is below that: exp 1.25, expm1 2.5,
/// log 1, log1p 1, sin and cos 3, tan 2.25, atan 1, sinh 2.75, cosh 1.75, tanh 2.75, asinh 2; √ and pow to 2 and −1 as they are
/// rounded, pow to 3 one ulp and a half. erf, erfc, asin, acos, acosh, atanh, and pow to any other power, are the platform's, lane by lane;
/// at 10⁶ points of the tests glibc's erf was off by more than 1 twice, and by more than 1.5 never.
/// No proof for all doubles: at random points of every size enclosures prove it to within their own width, and sums of two
/// doubles confirm it (`LaneTests`).
/// Source: Sun's fdlibm (1993) for reductions and for the polynomials of log, sin and cos; Moshier, Methods and Programs for
/// Mathematical Functions (1989), for atan.
enum Lane {
  /// Whether products and sums are fused, as they are by the instructions of a native build.
  static var isNative: Bool {
    #if NATIVE
      true
    #else
      false
    #endif
  }

  /// a b + c: with one rounding where the target has an instruction for it, with two where it would be a call.
  @inline(__always) static func multiplyAdd(_ a: Double, _ b: Double, _ c: Double) -> Double {
    #if NATIVE || arch(arm64)
      c.addingProduct(a, b)
    #else
      a * b + c
    #endif
  }

  /// `x` rounded to a whole number, for |x| < 2⁵¹: adding 1.5 × 2⁵² leaves no room for a fraction.
  @inline(__always) static func rounded(_ x: Double) -> Double { (x + 0x1.8p52) - 0x1.8p52 }

  /// 2ⁿ for a whole n from −1022 to 1023, by its exponent bits.
  @inline(__always) static func power(of n: Double) -> Double {
    Double(bitPattern: ((n + 0x1.8p52).bitPattern &<< 52) &+ 0x3ff0_0000_0000_0000)
  }

  /// `magnitude` with the sign of `x`.
  @inline(__always) static func signed(_ magnitude: Double, as x: Double) -> Double {
    Double(bitPattern: magnitude.bitPattern | (x.bitPattern & 0x8000_0000_0000_0000))
  }

  @inline(__always) static func magnitude(_ x: Double) -> Double {
    Double(bitPattern: x.bitPattern & 0x7fff_ffff_ffff_ffff)
  }

  /// √x; NaN below 0.
  ///
  /// Of a number that the compiler sees is not negative the square root is one instruction; of another it would be a call.
  @inline(__always) static func sqrt(_ x: Double) -> Double {
    let root = (x > 0 ? x : 0).squareRoot()
    let edge = x == 0 ? x : .nan
    return x > 0 ? root : edge
  }

  /// No larger than `most`; NaN stays.
  @inline(__always) static func limited(_ x: Double, to most: Double) -> Double { x > most ? most : x }
}
