extension Lane {
  /// x = n log 2 + r with |r| ≤ (log 2)/2, for |x| < 1100, and p = eʳ − 1.
  ///
  /// The first part of log 2 has 32 bits, so that its product with n is exact.
  @inline(__always) static func reduced(_ x: Double) -> (n: Double, p: Double) {
    let n = rounded(x * 1.4426950408889634)
    let r = multiplyAdd(n, -1.90821492927058770002e-10, multiplyAdd(n, -6.93147180369123816490e-01, x))
    let r2 = r * r
    let r4 = r2 * r2
    let a = multiplyAdd(r, 0.16666666666666669, 0.5000000000000001)
    let b = multiplyAdd(r, 0.008333333333330051, 0.04166666666662399)
    let c = multiplyAdd(r, 0.00019841269863105968, 0.0013888888917281794)
    let d = multiplyAdd(r, 2.7557268378684192e-06, 2.480152119021773e-05)
    let e = multiplyAdd(r, 2.5100424157005067e-08, 2.7620138719732994e-07)
    let q = multiplyAdd(r4, multiplyAdd(r4, e, multiplyAdd(r2, d, c)), multiplyAdd(r2, b, a))
    return (n, multiplyAdd(r2, q, r))
  }

  /// eˣ: 2ⁿ in two factors, for n beyond the exponents of normal numbers.
  @inline(__always) static func exp(_ x: Double) -> Double {
    let (n, p) = reduced(limited(-limited(-x, to: 746), to: 710))
    let half = rounded(0.5 * n)
    return (p + 1) * power(of: half) * power(of: n - half)
  }

  /// As far as here 2ⁿ is one factor of eˣ, and nothing overflows on the way.
  static let largestExponent = 707.0

  /// `exp` for |x| ≤ `largestExponent`, the same to the last bit.
  @inline(__always) static func shortExp(_ x: Double) -> Double {
    let (n, p) = reduced(x)
    return Double(bitPattern: (p + 1).bitPattern &+ ((n + 0x1.8p52).bitPattern &<< 52))
  }

  /// eˣ − 1 = 2ⁿ (eʳ − 1) + (2ⁿ − 1), one power of two less until the end lest it overflow early.
  @inline(__always) static func expm1(_ x: Double) -> Double {
    let half = halfOfExpm1(limited(-limited(-x, to: 50), to: 710))
    let value = half + half
    // A half of an odd subnormal is none, and −0 + 0 is 0.
    return magnitude(x) < 0x1p-54 ? x : value
  }

  /// (eˣ − 1)/2, for −50 ≤ x ≤ 710.5.
  @inline(__always) static func halfOfExpm1(_ x: Double) -> Double {
    let (n, p) = reduced(x)
    let quarter = power(of: n - 2)
    let q = multiplyAdd(quarter, p, quarter - 0.25)
    return q + q
  }

  /// (t + t/(t + 1))/2 with t = e^|x| − 1: no difference of two numbers near 1.
  @inline(__always) static func sinh(_ x: Double) -> Double {
    let size = magnitude(x)
    let half = halfOfExpm1(limited(size, to: 710.5))
    // Far out the second term is nothing beside the first, and ∞/∞ at last.
    let value = half > 0x1p60 ? half : half + half / (half + half + 1)
    return size < 0x1p-28 ? x : signed(value, as: x)
  }

  /// e^|x|/2 + e^(−|x|)/2.
  @inline(__always) static func cosh(_ x: Double) -> Double {
    let (n, p) = reduced(limited(magnitude(x), to: 710.5))
    let quarter = (p + 1) * power(of: n - 2)
    let half = quarter + quarter
    return half + 0.25 / half
  }

  /// t/(t + 2) with t = e^(2|x|) − 1; from 2|x| = 44 on it is 1.
  @inline(__always) static func tanh(_ x: Double) -> Double {
    let half = halfOfExpm1(limited(2 * magnitude(x), to: 44))
    let value = half / (half + 1)
    return magnitude(x) < 0x1p-54 ? x : signed(value, as: x)
  }
}

extension Lane {
  /// k and log(1 + f) in two parts, where 1 + f is `m` 2^(−k) in [√½, √2]; x normal and positive.
  @inline(__always) static func split(_ x: Double) -> (k: Double, f: Double) {
    // Biased so that the exponent turns over at √½.
    let high = x.bitPattern &+ (0x3ff0_0000_0000_0000 &- 0x3fe6_a09e_667f_3bcd)
    let m = Double(bitPattern: (high & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd)
    let k = Double(bitPattern: (high &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
    return (k, m - 1)
  }

  /// k log 2 + log(1 + f) + `rest`, for 1 + f in [√½, √2] and a small rest.
  @inline(__always) static func logarithm(_ k: Double, _ f: Double, rest: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even =
      w
      * multiplyAdd(
        w, multiplyAdd(w, 1.531383769920937332e-01, 2.222219843214978396e-01), 3.999999999940941908e-01)
    let odd =
      z
      * multiplyAdd(
        w,
        multiplyAdd(
          w, multiplyAdd(w, 1.479819860511658591e-01, 1.818357216161805012e-01), 2.857142874366239149e-01),
        6.666666666666735130e-01)
    let square = 0.5 * f * f
    let low = multiplyAdd(s, square + (even + odd), multiplyAdd(k, 1.90821492927058770002e-10, rest))
    return multiplyAdd(k, 6.93147180369123816490e-01, f - (square - low))
  }

  /// log x; −∞ at 0, NaN below.
  @inline(__always) static func log(_ x: Double) -> Double {
    let isTiny = x < 0x1p-1022
    let (k, f) = split(isTiny ? x * 0x1p54 : x)
    let value = logarithm(isTiny ? k - 54 : k, f, rest: 0)
    let inside = x < .infinity ? value : x
    let outside = x == 0 ? -Double.infinity : .nan
    return x > 0 ? inside : outside
  }

  /// log(1 + x): of the rounded sum, and what was rounded off over it.
  @inline(__always) static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    let lostOfX = x - (sum - 1)
    let lostOfOne = 1 - (sum - x)
    let correction = (x < 1 ? lostOfX : lostOfOne) / sum
    let (k, f) = split(sum)
    // Where the sum keeps its exponent, f is x itself and nothing is lost.
    let value = logarithm(k, k == 0 ? x : f, rest: k == 0 ? 0 : correction)
    let inside = x < .infinity ? value : x
    let near = magnitude(x) < 0x1p-54 ? x : inside
    let outside = x == -1 ? -Double.infinity : .nan
    return x > -1 ? near : outside
  }

  /// log1p(|x| + x²/(1 + √(1 + x²))); far out log |x| + log 2.
  @inline(__always) static func asinh(_ x: Double) -> Double {
    let size = magnitude(x)
    let isLarge = size > 0x1p54
    let square = size * size
    let near = size + square / (1 + sqrt(1 + square))
    let value = log1p(isLarge ? size : near) + (isLarge ? 0.6931471805599453 : 0)
    return size < 0x1p-28 ? x : signed(value, as: x)
  }
}
