extension Lane {
  /// Beyond it the multiples of π/2 are no longer exact in three parts; the platform's functions take over.
  static let largestAngle = 0x1p20

  /// r + low = x − n π/2, for |x| ≤ `largestAngle` and a whole n of a like size.
  ///
  /// π/2 in three parts of 33 bits and a rest: their products with n are exact, and what the two subtractions round off is
  /// kept in `low`, so that r keeps its digits beside a multiple of π/2.
  @inline(__always) static func reducedAngle(_ x: Double, quarters n: Double) -> (r: Double, low: Double) {
    let a = x - n * 1.57079632673412561417e+00
    let b = n * 6.07710050630396597660e-11
    let c = a - b
    let lostByB = (a - c) - b
    let d = n * 2.02226624871116645580e-21
    let e = c - d
    let lostByD = (c - e) - d
    let rest = lostByB + lostByD - n * 8.47842766036889956997e-32
    let r = e + rest
    return (r, (e - r) + rest)
  }

  /// sin(r + low), |r| ≤ π/4.
  @inline(__always) static func shortSine(_ r: Double, _ low: Double) -> Double {
    let z = r * r
    let w = z * z
    let tail = multiplyAdd(
      z * w, multiplyAdd(z, 1.58969099521155010221e-10, -2.50507602534068634195e-08),
      multiplyAdd(
        z, multiplyAdd(z, 2.75573137070700676789e-06, -1.98412698298579493134e-04), 8.33333333332248946124e-03
      ))
    let cube = z * r
    return r - (multiplyAdd(z, 0.5 * low - cube * tail, -low) - cube * -1.66666666666666324348e-01)
  }

  /// cos(r + low), |r| ≤ π/4.
  @inline(__always) static func shortCosine(_ r: Double, _ low: Double) -> Double {
    let z = r * r
    let w = z * z
    let near = multiplyAdd(
      z, multiplyAdd(z, 2.48015872894767294178e-05, -1.38888888888741095749e-03), 4.16666666666666019037e-02)
    let far = multiplyAdd(
      z, multiplyAdd(z, -1.13596475577881948265e-11, 2.08757232129817482790e-09), -2.75573143513906633035e-07)
    let tail = multiplyAdd(w * w, far, z * near)
    let half = 0.5 * z
    let one = 1 - half
    return one + (((1 - one) - half) + (z * tail - r * low))
  }

  /// sin and cos of x, by the quarter turn that n says.
  @inline(__always) static func sineAndCosine(_ x: Double) -> (sine: Double, cosine: Double) {
    let n = rounded(x * 0.6366197723675814)
    let (r, low) = reducedAngle(x, quarters: n)
    return turned((n + 0x1.8p52).bitPattern, shortSine(r, low), shortCosine(r, low))
  }

  /// sin and cos of f π/2, for |f| ≤ 1/2.
  @inline(__always) static func quarterTurn(_ f: Double) -> (sine: Double, cosine: Double) {
    let z = f * f
    let w = z * z
    let a = multiplyAdd(z, 0.07969262624614423, -0.6459640975062462)
    let b = multiplyAdd(z, 0.00016044116661409423, -0.004681754134254207)
    let c = multiplyAdd(z, 5.642225369163528e-08, -3.5987029509735105e-06)
    let sine = f * multiplyAdd(z, multiplyAdd(w, multiplyAdd(w, c, b), a), 1.5707963267948966)
    let d = multiplyAdd(z, 0.2536695079010478, -1.2337005501361697)
    let e = multiplyAdd(z, 0.0009192602745468447, -0.020863480763340773)
    let g = multiplyAdd(z, 4.710678405505227e-07, -2.5202039028029178e-05)
    let cosine = multiplyAdd(
      z, multiplyAdd(w, multiplyAdd(w, multiplyAdd(w, -6.329396344967424e-09, g), e), d), 1)
    return (sine, cosine)
  }

  /// As many quarter turns on as the two lowest bits of `quarter` say, from an angle whose sine and cosine are given.
  @inline(__always) static func turned(_ quarter: UInt64, _ sine: Double, _ cosine: Double) -> (
    sine: Double, cosine: Double
  ) {
    // After an odd number of quarters the two change places: where they differ, by their bits, for a comparison of long whole
    // numbers is slow.
    let exchange = (sine.bitPattern ^ cosine.bitPattern) & (0 &- (quarter & 1))
    let sign: UInt64 = 0x8000_0000_0000_0000
    return (
      Double(bitPattern: sine.bitPattern ^ exchange ^ ((quarter &<< 62) & sign)),
      Double(bitPattern: cosine.bitPattern ^ exchange ^ (((quarter &+ 1) &<< 62) & sign))
    )
  }

  /// sin(x − n π/2), with the sign changed where the whole number n has an odd half, for |x| ≤ `largestAngle`, |x − n π/2| ≤ π/2.
  ///
  /// π/2 in three parts of 33 bits and a rest. The first product and difference are exact, and so is the second difference
  /// where much cancels; the third part and the rest then only touch the digits below.
  @inline(__always) static func longSine(_ x: Double, quarters n: Double, signBit: UInt64) -> Double {
    let r =
      ((x - n * 1.57079632673412561417e+00) - n * 6.07710050630396597660e-11) - n * 2.02226624871116645580e-21
      - n * 8.47842766036889956997e-32
    let z = r * r
    let w = z * z
    let a = multiplyAdd(z, 0.008333333333333316, -0.16666666666666666)
    let b = multiplyAdd(z, 2.755731921915843e-06, -0.00019841269841254955)
    let c = multiplyAdd(z, 1.6058977272817488e-10, -2.5052107616384624e-08)
    let d = multiplyAdd(z, 2.7314289869116175e-15, -7.64396903111606e-13)
    let q = multiplyAdd(w * w, multiplyAdd(w, d, c), multiplyAdd(w, b, a))
    let value = multiplyAdd(r * z, q, r)
    return Double(bitPattern: value.bitPattern ^ (signBit &<< 63))
  }

  @inline(__always) static func sin(_ x: Double) -> Double {
    let turns = x * 0.3183098861837907 + 0x1.8p52
    let value = longSine(x, quarters: 2 * (turns - 0x1.8p52), signBit: turns.bitPattern)
    // The products of so small an angle would lose −0 and subnormals.
    return magnitude(x) < 0x1p-28 ? x : value
  }
  @inline(__always) static func cos(_ x: Double) -> Double {
    let turns = (x * 0.3183098861837907 - 0.5) + 0x1.8p52
    return longSine(x, quarters: 2 * (turns - 0x1.8p52) + 1, signBit: turns.bitPattern &+ 1)
  }
  @inline(__always) static func tan(_ x: Double) -> Double {
    let (s, c) = sineAndCosine(x)
    return magnitude(x) < 0x1p-28 ? x : s / c
  }

  /// Of |x| itself, of (|x| − 1)/(|x| + 1) + π/4 or of −1/|x| + π/2, whichever argument is the smallest.
  @inline(__always) static func atan(_ x: Double) -> Double {
    let size = magnitude(x)
    let isFar = size > 2.414213562373095
    let isMiddle = size > 0.66
    let t = (isFar ? -1 : isMiddle ? size - 1 : size) / (isFar ? size : isMiddle ? size + 1 : 1)
    let z = t * t
    let p = multiplyAdd(
      z,
      multiplyAdd(
        z,
        multiplyAdd(
          z, multiplyAdd(z, -8.750608600031904122785e-1, -1.615753718733365076637e1),
          -7.500855792314704667340e1),
        -1.228866684490136173410e2), -6.485021904942025371773e1)
    let q = multiplyAdd(
      z,
      multiplyAdd(
        z,
        multiplyAdd(
          z, multiplyAdd(z, z + 2.485846490142306297962e1, 1.650270098316988542046e2),
          4.328810604912902668951e2),
        4.853903996359136964868e2), 1.945506571482613964425e2)
    let low = isFar ? 6.123233995736765886130e-17 : isMiddle ? 3.061616997868382943065e-17 : 0
    let turn = isFar ? 1.5707963267948966 : isMiddle ? 0.7853981633974483 : 0
    return signed(turn + (multiplyAdd(t, z * p / q, low) + t), as: x)
  }
}
