extension Mistake {
  /// Wrong formulas for P_X(x) on the line; z = f⁻¹(x).
  static let onTheLine: [Mistake] = [
    Mistake(
      .density(.multiplied), "P_Z(z) |f'(z)|",
      tempts: "The rule for integrals has a factor dx/dz, so the slope is multiplied in; "
        + "but where f stretches, the same mass is spread over more room.",
      tell: "got/want = f'(z)^2"),
    Mistake(
      .density(.logSign), "exp(log P_Z(z) + log|f'(z)|)",
      tempts: "Codes and papers say \"add the log-det\" without saying whose: it is the inverse's that is "
        + "added, the forward map's that is subtracted.",
      tell: "the logarithms differ by 2 log|f'(z)|; the same number as `multiplied`, by another road"),
    Mistake(
      .density(.signed), "P_Z(z) / f'(z)",
      tempts: "On a rising map the absolute value changes nothing, so it is forgotten; "
        + "a falling map then gets a negative density.",
      tell: "got/want = -1 wherever f falls"),
    Mistake(
      .density(.noJacobian), "P_Z(z)",
      tempts:
        "A function of x is rewritten by putting z in; a density also has a unit, per unit of x, and that "
        + "changes with the ruler.",
      tell: "got/want = |f'(z)|; the mass is not 1"),
    Mistake(
      .density(.slopeAtX), "P_Z(z) / |f'(x)|",
      tempts:
        "x is the variable at hand, so the slope is taken there; but f eats z, and its slope is at z = f^-1(x).",
      tell: "got/want = |f'(z) / f'(x)|; hidden on every affine map"),
    Mistake(
      .density(.inverseSlopeAtZ), "P_Z(z) |(f^-1)'(z)|",
      tempts: "Everything else in the formula is at z, so the inverse's slope is taken there too; "
        + "but f^-1 eats x.",
      tell: "got/want = |f'(z) / f'(f^-1(z))|; hidden on every affine map"),
    Mistake(
      .density(.baseAtX), "P_Z(x) / |f'(z)|",
      tempts:
        "The slope is right, and P_Z is left with the x that was asked for instead of the z it came from.",
      tell: "got/want = P_Z(x) / P_Z(z)"),
    Mistake(
      .density(.fForInverse), "P_Z(f(x)) |f'(x)|",
      tempts:
        "Both conventions are in print, x = f(z) and z = f(x); mixing them gives the density of f^-1(Z).",
      tell: "the mass is exactly 1 where f takes the line to the line: only windows see it"),
    Mistake(
      .density(.reciprocal), "P_Z(1/f(x)) / |f'(z)|",
      tempts: "f^-1 looks like a power: 1/f.",
      tell: "z is not f^-1(x): check the round trip f(z) = x first"),
    Mistake(
      .density(.twice), "P_Z(z) / f'(z)^2",
      tempts: "The layer's code already divides by the slope, and the caller does it again.",
      tell: "got/want = 1/|f'(z)|"),
    Mistake(
      .density(.valueForSlope), "P_Z(z) / |f(z)|",
      tempts: "For exp the value is the slope, and the habit stays.",
      tell: "got/want = |f'(z) / f(z)|; hidden on exp"),
    Mistake(
      .density(.linearised), "density of f(m) + f'(m) (Z - m), m the median of Z",
      tempts: "\"A normal stays normal\": true under affine maps only.",
      tell: "the mass is 1; right only near z = m"),
    Mistake(
      .density(.renormalised), "P_Z(z) / integral of P_Z(f^-1(x)) dx",
      tempts: "The mass came out wrong, so it was divided by what it came out as; "
        + "the shape is as wrong as before.",
      tell: "the mass is 1 by construction; got/want is proportional to |f'(z)|"),
    Mistake(
      .density(.probability), "min(1, P_Z(z) / |f'(z)|)",
      tempts: "A density is taken for a probability, which can't exceed 1.",
      tell: "got = 1 wherever want > 1"),
    Mistake(
      .density(.cdf), "P(Z <= z)",
      tempts: "\"The probability of x\" is read as the probability of being below x.",
      tell: "got runs from 0 to 1 along x; its mass is infinite on the line"),
    Mistake(
      .density(.support), "the same formula outside the range of f",
      tempts:
        "The formula is copied without \"for x in the range of f, else 0\"; log|x| is as easy to type as log x.",
      tell: "got > 0 where no z leads; hidden on maps onto the whole line"),
    Mistake(
      .density(.staleLogDet), "P_Z(z) / |f'(another z)|",
      tempts: "The log-det was cached by the forward pass of another input.",
      tell: "ask at a, at b, at a again: the first two slopes agree"),
    Mistake(
      .branches(.oneBranch), "P_Z(sqrt x) / (2 sqrt x)",
      tempts: "The root key of a calculator gives one root; z^2 = x has two.",
      tell: "half of it on an even base; the mass is that of one branch"),
    Mistake(
      .branches(.doubledBranch), "2 P_Z(sqrt x) / (2 sqrt x)",
      tempts: "Both branches are counted, as if the base were even.",
      tell: "right for an even base, wrong for a Gumbel base"),
    Mistake(
      .location(.modeKept), "mode of X = f(mode of Z)",
      tempts:
        "The peak is a point, and points are carried by f; but densities are also stretched on the way.",
      tell: "exp(Z): the mode is 1/e, the median 1"),
    Mistake(
      .location(.meanKept), "mean of X = f(mean of Z)",
      tempts: "Averages go through affine maps, and only there.",
      tell: "exp(Z): the mean is sqrt(e), not 1"),
  ]
}
