/// The wrong formulas for P_X(x) that people write, each a sibling of equations (4) and (5).
///
/// With z = f⁻¹(x), the right one is P_Z(z) / |f′(z)|. A new one needs its formula, its words and its place in `allCases`.
public struct DensityMistake: DensityFormula, Equatable {
  let wrong: any DensityFormula
  /// The same with all that is said of it.
  public let mistake: Mistake

  init(_ wrong: any DensityFormula, on probe: Pushforward? = nil, _ words: Mistake.Words) {
    self.wrong = wrong
    mistake = Mistake(
      wrong.id, .density(wrong), about: [.eq2, .eq3, .eq4, .eq5],
      // A map that falls, bends and peaks above 1.
      on: probe ?? Pushforward(FallingSinh(), of: Normal()), words)
  }

  public var id: String { wrong.id }
  public var coversOutside: Bool { wrong.coversOutside }
  public func density<S: Scalar>(of p: Pushforward, at x: S) -> S { wrong.density(of: p, at: x) }
  public func prepared(for p: Pushforward) -> any DensityFormula { wrong.prepared(for: p) }
  public static func == (a: DensityMistake, b: DensityMistake) -> Bool { a.id == b.id }

  /// In the order of the chapter.
  public static let allCases: [DensityMistake] = [
    multiplied, logSign, signed, noJacobian, slopeAtX, inverseSlopeAtZ, baseAtX, fForInverse, reciprocal,
    twice, valueForSlope, linearised, renormalised, probability, cdf, support, staleLogDet,
  ]

  /// The map and base on which it shows.
  public var probe: Pushforward { mistake.probe.line ?? Pushforward(FallingSinh(), of: Normal()) }

  // MARK: The slope the wrong way up, without its bars, or forgotten

  private struct Multiplied: DensityFormula {
    let id = "multiplied"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let z = p.map.inverse(x)
      return p.baseDensity(z) * abs(p.map.derivative(z))
    }
  }
  /// P_Z(z) |f′(z)|.
  public static let multiplied = DensityMistake(
    Multiplied(),
    .init(
      "P_Z(z) |f'(z)|",
      tempts: "The rule for integrals has a factor dx/dz, so the slope is multiplied in; "
        + "but where f stretches, the same mass is spread over more room.",
      symptom: "got/want = f'(z)^2"))

  private struct LogSign: DensityFormula {
    let id = "log-sign"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let z = p.map.inverse(x)
      return exp(p.base.logDensity(z) + p.map.logAbsDerivative(z))
    }
  }
  /// exp(log P_Z(z) + log |f′(z)|).
  public static let logSign = DensityMistake(
    LogSign(),
    .init(
      "exp(log P_Z(z) + log|f'(z)|)",
      tempts: "Codes and papers say \"add the log-det\" without saying whose: it is the inverse's that is "
        + "added, the forward map's that is subtracted.",
      symptom: "the logarithms differ by 2 log|f'(z)|; the same number as `multiplied`, by another road"))

  private struct Signed: DensityFormula {
    let id = "signed"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let z = p.map.inverse(x)
      return p.baseDensity(z) / p.map.derivative(z)
    }
  }
  /// P_Z(z) / f′(z).
  public static let signed = DensityMistake(
    Signed(),
    .init(
      "P_Z(z) / f'(z)",
      tempts: "On a rising map the absolute value changes nothing, so it is forgotten; "
        + "a falling map then gets a negative density.",
      symptom: "got/want = -1 wherever f falls"))

  private struct NoJacobian: DensityFormula {
    let id = "no-jacobian"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S { p.baseDensity(p.map.inverse(x)) }
  }
  /// P_Z(z).
  public static let noJacobian = DensityMistake(
    NoJacobian(),
    .init(
      "P_Z(z)",
      tempts:
        "A function of x is rewritten by putting z in; a density also has a unit, per unit of x, and that "
        + "changes with the ruler.",
      symptom: "got/want = |f'(z)|; the mass is not 1"))

  private struct Twice: DensityFormula {
    let id = "twice"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let z = p.map.inverse(x)
      return p.baseDensity(z) / pow(p.map.derivative(z), 2)
    }
  }
  /// P_Z(z) / f′(z)².
  public static let twice = DensityMistake(
    Twice(),
    .init(
      "P_Z(z) / f'(z)^2",
      tempts: "The layer's code already divides by the slope, and the caller does it again.",
      symptom: "got/want = 1/|f'(z)|"))

  // MARK: Something at the wrong point

  private struct SlopeAtX: DensityFormula {
    let id = "slope-at-x"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      p.baseDensity(p.map.inverse(x)) / abs(p.map.derivative(x))
    }
  }
  /// P_Z(z) / |f′(x)|.
  public static let slopeAtX = DensityMistake(
    SlopeAtX(),
    .init(
      "P_Z(z) / |f'(x)|",
      tempts:
        "x is the variable at hand, so the slope is taken there; but f eats z, and its slope is at z = f^-1(x).",
      symptom: "got/want = |f'(z) / f'(x)|; hidden on every affine map"))

  private struct InverseSlopeAtZ: DensityFormula {
    let id = "inverse-slope-at-z"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let z = p.map.inverse(x)
      return p.baseDensity(z) * abs(p.map.inverse(Dual.variable(z)).derivative)
    }
  }
  /// P_Z(z) |(f⁻¹)′(z)|.
  public static let inverseSlopeAtZ = DensityMistake(
    InverseSlopeAtZ(),
    .init(
      "P_Z(z) |(f^-1)'(z)|",
      tempts: "Everything else in the formula is at z, so the inverse's slope is taken there too; "
        + "but f^-1 eats x.",
      symptom: "got/want = |f'(z) / f'(f^-1(z))|; hidden on every affine map"))

  private struct BaseAtX: DensityFormula {
    let id = "base-at-x"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      p.baseDensity(x) / abs(p.map.derivative(p.map.inverse(x)))
    }
  }
  /// P_Z(x) / |f′(z)|.
  public static let baseAtX = DensityMistake(
    BaseAtX(),
    .init(
      "P_Z(x) / |f'(z)|",
      tempts:
        "The slope is right, and P_Z is left with the x that was asked for instead of the z it came from.",
      symptom: "got/want = P_Z(x) / P_Z(z)"))

  private struct StaleLogDet: DensityFormula {
    let id = "stale-log-det"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      p.baseDensity(p.map.inverse(x)) / abs(p.map.derivative(S(p.probes[0])))
    }
  }
  /// P_Z(z) / |f′(another z)|.
  public static let staleLogDet = DensityMistake(
    StaleLogDet(),
    .init(
      "P_Z(z) / |f'(another z)|",
      tempts: "The log-det was cached by the forward pass of another input.",
      symptom: "ask at a, at b, at a again: the first two slopes agree"))

  // MARK: Another function in the slope's or the inverse's place

  private struct FForInverse: DensityFormula {
    let id = "f-for-inverse"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      p.baseDensity(p.map.forward(x)) * abs(p.map.derivative(x))
    }
  }
  /// P_Z(f(x)) |f′(x)|.
  public static let fForInverse = DensityMistake(
    FForInverse(),
    .init(
      "P_Z(f(x)) |f'(x)|",
      tempts:
        "Both conventions are in print, x = f(z) and z = f(x); mixing them gives the density of f^-1(Z).",
      symptom: "the mass is exactly 1 where f takes the line to the line: only windows see it",
      blind: [.eq2: "it is the density of f^-1(Z), of mass 1 as well"]))

  private struct Reciprocal: DensityFormula {
    let id = "reciprocal"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      p.baseDensity(1 / p.map.forward(x)) / abs(p.map.derivative(p.map.inverse(x)))
    }
  }
  /// P_Z(1/f(x)) / |f′(z)|.
  public static let reciprocal = DensityMistake(
    Reciprocal(),
    .init(
      "P_Z(1/f(x)) / |f'(z)|",
      tempts: "f^-1 looks like a power: 1/f.",
      symptom: "z is not f^-1(x): check the round trip f(z) = x first"))

  private struct ValueForSlope: DensityFormula {
    let id = "value-for-slope"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S { p.baseDensity(p.map.inverse(x)) / abs(x) }
  }
  /// P_Z(z) / |f(z)|.
  public static let valueForSlope = DensityMistake(
    ValueForSlope(),
    .init(
      "P_Z(z) / |f(z)|",
      tempts: "For exp the value is the slope, and the habit stays.",
      symptom: "got/want = |f'(z) / f(z)|; hidden on exp"))

  // MARK: Something else than the density of f(Z)

  private struct Linearised: DensityFormula {
    let id = "linearised"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let middle = S(p.base.quantile(0.5))
      let slope = p.map.derivative(middle)
      return p.baseDensity(middle + (x - p.map.forward(middle)) / slope) / abs(slope)
    }
  }
  /// The density of f(m) + f′(m) (Z − m), m the median of Z.
  public static let linearised = DensityMistake(
    Linearised(),
    .init(
      "density of f(m) + f'(m) (Z - m), m the median of Z",
      tempts: "\"A normal stays normal\": true under affine maps only.",
      symptom: "the mass is 1; right only near z = m",
      blind: [.eq2: "it is the density of f's tangent, of mass 1 as well"]))

  /// P_Z(f⁻¹(x)) divided by its own integral: of mass 1 by construction, and wrong.
  private struct Renormalised: DensityFormula {
    let id = "renormalised"
    var mass: Double?
    func prepared(for p: Pushforward) -> any DensityFormula { Renormalised(mass: mass ?? Self.mass(p)) }
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      p.baseDensity(p.map.inverse(x)) / S(mass ?? Self.mass(p))
    }
    private static func mass(_ p: Pushforward) -> Double {
      Quadrature.integral(over: p.support, breaks: p.probes.map(p.map.forward)) {
        p.baseDensity(p.map.inverse($0))
      }.value
    }
  }
  /// P_Z(z) / integral of P_Z(f⁻¹(x)) dx.
  public static let renormalised = DensityMistake(
    Renormalised(),
    .init(
      "P_Z(z) / integral of P_Z(f^-1(x)) dx",
      tempts: "The mass came out wrong, so it was divided by what it came out as; "
        + "the shape is as wrong as before.",
      symptom: "the mass is 1 by construction; got/want is proportional to |f'(z)|",
      blind: [.eq2: "its mass is 1 by construction"]))

  private struct Probability: DensityFormula {
    let id = "probability"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let z = p.map.inverse(x)
      return min(1, p.baseDensity(z) / abs(p.map.derivative(z)))
    }
  }
  /// min(1, P_Z(z) / |f′(z)|).
  public static let probability = DensityMistake(
    Probability(),
    .init(
      "min(1, P_Z(z) / |f'(z)|)",
      tempts: "A density is taken for a probability, which can't exceed 1.",
      symptom: "got = 1 wherever want > 1"))

  private struct Distribution: DensityFormula {
    let id = "cdf"
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S { p.base.cumulative(p.map.inverse(x)) }
  }
  /// P(Z ≤ z).
  public static let cdf = DensityMistake(
    Distribution(),
    .init(
      "P(Z <= z)",
      tempts: "\"The probability of x\" is read as the probability of being below x.",
      symptom: "got runs from 0 to 1 along x; its mass is infinite on the line"))

  /// The right density on f's range, and outside, where it must be 0, reflected at the range's end, as log |x| carries
  /// log x on.
  private struct CarriedOn: DensityFormula {
    let id = "support"
    let coversOutside = true
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      let range = p.support
      var inside = x
      if range.lower.isFinite { inside = S(range.lower) + abs(inside - S(range.lower)) }
      if range.upper.isFinite { inside = S(range.upper) - abs(S(range.upper) - inside) }
      return Equation5.density(of: p, at: inside)
    }
  }
  /// The same formula outside the range of f.
  public static let support = DensityMistake(
    CarriedOn(), on: Pushforward(Exponential(), of: Normal()),
    .init(
      "the same formula outside the range of f",
      tempts:
        "The formula is copied without \"for x in the range of f, else 0\"; log|x| is as easy to type as log x.",
      symptom: "got > 0 where no z leads; hidden on maps onto the whole line",
      blind: [
        .eq2: "the mass is added up over f's range, where the formula is right",
        .eq3: "it looks at images of short intervals, where the formula is right",
      ]))
}
