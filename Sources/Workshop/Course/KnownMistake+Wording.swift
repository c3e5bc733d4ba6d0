/// A mistake in the words of one exercise: what is written there, with the functions that are given there.
extension KnownMistake {
  /// What is written in `exercise` by whoever makes this mistake.
  public func formula(in exercise: Int) -> String { (Self.formulas[exercise]?[id] ?? formula).typeset }

  /// Why it tempts in `exercise`.
  public func temptation(in exercise: Int) -> String { Self.temptations[exercise]?[id] ?? temptation }

  /// Where an exercise asks for something else than the equation that the mistake is known from, or gives other
  /// functions for it.
  private static let formulas: [Int: [String: String]] = [
    2: ["cdf": "F_Z(f^-1(v))"],
    3: [
      "signed": "(F_Z(z + dz) - F_Z(z)) / (f(z + dz) - f(z))", "no-jacobian": "|F_Z(z + dz) - F_Z(z)| / |dz|",
      "multiplied": "|F_Z(z + dz) - F_Z(z)| |f(z + dz) - f(z)|",
      "length-per-mass": "|f(z + dz) - f(z)| / |F_Z(z + dz) - F_Z(z)|",
    ],
    4: [
      "signed": "P_Z(z) (f^-1)'(x)", "base-at-x": "P_Z(x) |(f^-1)'(x)|",
      "multiplied": "P_Z(z) / |(f^-1)'(x)|", "twice": "P_Z(z) (f^-1)'(x)^2",
      "probability": "min(1, P_Z(z) |(f^-1)'(x)|)", "support": "P_Z(z) |(f^-1)'(x)| outside f's range too",
    ],
    7: [
      "slope-at-a": "1 / |f'(a)|", "not-inverted": "|f'(b)|, b = f^-1(a)", "signed": "1 / f'(b), b = f^-1(a)",
      "not-refused": "1 / |f'(b)|, whatever the slopes are",
    ],
    8: [
      "det-multiplied": "log P_Z(z) + log |det J|", "no-determinant": "log P_Z(z)",
      "trace": "log P_Z(z) - log |trace J|", "diagonal": "log P_Z(z) - log |product of J's diagonal|",
      "first-entry": "log P_Z(z) - log |J_11|", "permanent": "log P_Z(z) - log |permanent of J|",
      "abs-inside": "log P_Z(z) - log |det of J's entries' sizes|", "signed-det": "log P_Z(z) - log(det J)",
      "per-dimension": "log P_Z(z) - log |det J| / D", "summed-twice": "log P_Z(z) - 2 log |det J|",
      "J-at-x": "log P_Z(z) - log |det J(x)|", "det-base-at-x": "log P_Z(x) - log |det J|",
      "broken-inverse": "log P_Z(z backwards) - log |det J|",
      "abs-of-log-det": "log P_Z(z) - |log |det J||", "log10": "log P_Z(z) - log10 |det J|",
    ],
    9: [
      "all-at-z0": "log P_Z(z_0) - sum of log |f_k'(z_0)|", "all-at-x": "log P_Z(z_0) - sum of log |f_k'(x)|",
      "at-z_k": "log P_Z(z_0) - sum of log |f_k'(z_k)|",
      "wrong-order": "the same sum, with f_1^-1 taken first and f_K^-1 last",
      "one-layer": "log P_Z(z_0) - log |f_K'|",
      "factor-missing": "log P_Z(z_0) - sum of log |f_k'|, k from 2",
      "factor-twice": "log P_Z(z_0) - sum of log |f_k'| - log |f_1'|",
      "mean": "log P_Z(z_0) - mean of log |f_k'|", "log-of-sum": "log P_Z(z_0) - log(sum of |f_k'|)",
      "product-of-logs": "log P_Z(z_0) - product of log |f_k'|",
      "abs-of-log": "log P_Z(z_0) - sum of |log |f_k'||",
      "chain-log-sign": "log P_Z(z_0) + sum of log |f_k'|", "chain-no-jacobian": "log P_Z(z_0)",
      "base-at-end": "log P_Z(x) - sum of log |f_k'|", "chain-signed": "log P_Z(z_0) - log(product of f_k')",
      "log10": "log P_Z(z_0) - sum of log10 |f_k'|",
    ], 11: ["broken-inverse": "z with its halves exchanged"],
  ]

  private static let temptations: [Int: [String: String]] = [
    2: ["cdf": "\"Up to v\" is half of the question: the mass below u must go."],
    3: [
      "signed":
        "Where f and dz go the same way the sign changes nothing, so it is forgotten; a density has none.",
      "no-jacobian":
        "The step's own length is at hand; but the mass lies on its image, which is longer or shorter.",
      "multiplied":
        "Mass is density times length, so a length is multiplied in; here the mass is there already.",
    ],
    4: [
      "multiplied":
        "(5) divides by a slope, and the habit stays; the inverse's slope is what is multiplied in.",
      "twice": "The slope is in the formula already, and is put in again by whoever calls it.",
    ],
    7: [
      "signed": "(6) has the sign, (7) is about sizes: the bars are easily left out where f rises.",
      "slope-at-a": "a is what is given, so the slope is taken there; but f eats b = f⁻¹(a).",
    ],
    8: [
      "broken-inverse":
        "The coordinates of z come back in the wrong order, as of halves joined the wrong way round."
    ],
    11: [
      "broken-inverse":
        "x_B is at hand first, and so z_B is put first; but the half that passes is the first half."
    ],
  ]
}

extension String {
  /// "f^-1" and "f'" as they are set.
  var typeset: String { replacing("^-1", with: "⁻¹").replacing("f'", with: "f′").replacing(")'", with: ")′") }
}
