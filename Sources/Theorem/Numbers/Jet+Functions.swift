// f(a)′ = f′(a) a′, coefficient by coefficient: with f′(a) expressed in f(a) itself each rule is a
// recurrence that gives coefficient k from those before it.

extension Jet {
  /// k aₖ, the coefficients of t a′(t).
  @inlinable var weighted: Jet {
    var result = Jet(0, degree: degree, limit: limit)
    for k in 1..<(degree + 1) { result.coefficients[k] = Base(Double(k)) * self[k] }
    return result
  }

  /// Coefficient k of f from f′ = slope · a′: Σ j aⱼ slopeₖ₋ⱼ / k over j = 1 ... k.
  @inlinable @inline(__always) static func integrated(_ weighted: Jet, _ slope: Jet, _ k: Int) -> Base {
    convolution(weighted, slope, k, from: 1, through: k, over: k) ?? 0
  }

  /// The jet f with f′ = slope · a′ and f₀ = `head`, for a slope known beforehand.
  @inlinable func chained(_ head: Base, slope: Jet) -> Jet {
    let weighted = weighted
    var result = Jet(head, degree: degree + slope.degree, limit: Swift.min(limit, slope.limit))
    for k in 1..<Swift.max(result.degree + 1, 1) {
      result.coefficients[k] = Jet.integrated(weighted, slope, k)
    }
    return result
  }

  /// This jet with another c₀, of the same number but better known.
  @inlinable func headed(_ head: Base) -> Jet {
    var result = self
    result.coefficients[0] = head
    return result
  }
  /// How far f(a) reaches: a constant stays one.
  @inlinable var reach: Int { degree == 0 ? 0 : limit - 1 }

  @inlinable public static func exp(_ x: Jet) -> Jet { exponential(x, head: .exp(x.value)) }
  @inlinable static func exponential(_ x: Jet, head: Base) -> Jet {
    let weighted = x.weighted
    var result = Jet(head, degree: x.reach, limit: x.limit)
    for k in 1..<Swift.max(result.degree + 1, 1) { result.coefficients[k] = integrated(weighted, result, k) }
    return result
  }
  @inlinable public static func expm1(_ x: Jet) -> Jet { exp(x).headed(.expm1(x.value)) }

  /// a l′ = a′: a₀ k lₖ = k aₖ − Σ j lⱼ aₖ₋ⱼ over j = 1 ... k − 1.
  @inlinable public static func log(_ x: Jet) -> Jet {
    var result = Jet(.log(x.value), degree: x.reach, limit: x.limit)
    var weighted = result
    for k in 1..<Swift.max(result.degree + 1, 1) {
      let sum = subtracting(Base(Double(k)) * x[k], convolution(weighted, x, k, from: 1, through: k - 1))
      weighted.coefficients[k] = sum / x[0]
      result.coefficients[k] = weighted[k] / Base(Double(k))
    }
    return result
  }
  @inlinable public static func log1p(_ x: Jet) -> Jet { log(1 + x).headed(.log1p(x.value)) }

  /// s² = a: 2 s₀ sₖ = aₖ − Σ sⱼ sₖ₋ⱼ over j = 1 ... k − 1.
  @inlinable public static func sqrt(_ x: Jet) -> Jet {
    var result = Jet(.sqrt(x.value), degree: x.reach, limit: x.limit)
    let twice = 2 * result[0]
    for k in 1..<Swift.max(result.degree + 1, 1) {
      let sum = subtracting(x[k], convolution(result, result, k, from: 1, through: k - 1))
      result.coefficients[k] = sum / twice
    }
    return result
  }

  /// s′ = c a′ and c′ = ± s a′, together.
  @inlinable static func circular(_ x: Jet, _ sine: Base, _ cosine: Base, sign: Base) -> (Jet, Jet) {
    let weighted = x.weighted
    var s = Jet(sine, degree: x.reach, limit: x.limit)
    var c = Jet(cosine, degree: x.reach, limit: x.limit)
    for k in 1..<Swift.max(s.degree + 1, 1) {
      let cosineTerm = sign * integrated(weighted, s, k)
      s.coefficients[k] = integrated(weighted, c, k)
      c.coefficients[k] = cosineTerm
    }
    return (s, c)
  }
  @inlinable public static func sin(_ x: Jet) -> Jet {
    circular(x, .sin(x.value), .cos(x.value), sign: -1).0
  }
  @inlinable public static func cos(_ x: Jet) -> Jet {
    circular(x, .sin(x.value), .cos(x.value), sign: -1).1
  }
  @inlinable public static func sinh(_ x: Jet) -> Jet {
    circular(x, .sinh(x.value), .cosh(x.value), sign: 1).0
  }
  @inlinable public static func cosh(_ x: Jet) -> Jet {
    circular(x, .sinh(x.value), .cosh(x.value), sign: 1).1
  }

  /// T′ = w a′ with w = 1 ± T², so wₖ = ± Σ Tⱼ Tₖ₋ⱼ for k ≥ 1.
  @inlinable static func tangent(_ x: Jet, _ value: Base, slope: Base, sign: Base) -> Jet {
    let weighted = x.weighted
    var result = Jet(value, degree: x.reach, limit: x.limit)
    var w = Jet(slope, degree: x.reach, limit: x.limit)
    for k in 1..<Swift.max(result.degree + 1, 1) {
      result.coefficients[k] = integrated(weighted, w, k)
      w.coefficients[k] = sign * (convolution(result, result, k, from: 0, through: k) ?? 0)
    }
    return result
  }
  @inlinable public static func tan(_ x: Jet) -> Jet {
    let value = Base.tan(x.value)
    return tangent(x, value, slope: 1 + .pow(value, 2), sign: 1)
  }
  /// The slope as 1/cosh², because 1 − tanh² cancels to nothing for large arguments.
  @inlinable public static func tanh(_ x: Jet) -> Jet {
    tangent(x, .tanh(x.value), slope: 1 / .pow(.cosh(x.value), 2), sign: -1)
  }

  @inlinable public static func asin(_ x: Jet) -> Jet {
    x.chained(.asin(x.value), slope: 1 / sqrt((1 - x) * (1 + x)))
  }
  @inlinable public static func acos(_ x: Jet) -> Jet {
    x.chained(.acos(x.value), slope: -1 / sqrt((1 - x) * (1 + x)))
  }
  @inlinable public static func atan(_ x: Jet) -> Jet {
    x.chained(.atan(x.value), slope: 1 / (1 + pow(x, 2)))
  }
  @inlinable public static func asinh(_ x: Jet) -> Jet {
    x.chained(.asinh(x.value), slope: 1 / sqrt(1 + pow(x, 2)))
  }
  @inlinable public static func acosh(_ x: Jet) -> Jet {
    x.chained(.acosh(x.value), slope: 1 / sqrt((x - 1) * (x + 1)))
  }
  @inlinable public static func atanh(_ x: Jet) -> Jet {
    x.chained(.atanh(x.value), slope: 1 / ((1 - x) * (1 + x)))
  }
  @inlinable public static func erf(_ x: Jet) -> Jet {
    x.chained(.erf(x.value), slope: exp(-pow(x, 2)) * Jet(constant: 2 / .sqrt(.pi)))
  }
  @inlinable public static func erfc(_ x: Jet) -> Jet {
    x.chained(.erfc(x.value), slope: exp(-pow(x, 2)) * Jet(constant: -2 / .sqrt(.pi)))
  }
}
