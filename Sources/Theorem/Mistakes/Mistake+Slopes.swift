extension Mistake {
  /// Wrong formulas for (f⁻¹)′(a); b = f⁻¹(a).
  static let ofSlopes: [Mistake] = [
    Mistake(
      .slope(.slopeAtA), "1 / f'(a)",
      tempts: "a is the point asked about, so f' is taken there; but f' belongs to b, on the other axis.",
      tell: "hidden on every affine map"),
    Mistake(
      .slope(.bothAtB), "(f^-1)'(b)",
      tempts: "\"At the same point\" is taken to mean the same number; it means mirrored points.",
      tell: "hidden on every affine map"),
    Mistake(
      .slope(.notInverted), "f'(b)",
      tempts: "Mirroring in y = x swaps run and rise, and one swap is forgotten.",
      tell: "got/want = f'(b)^2"),
    Mistake(
      .slope(.reciprocalFunction), "-f'(b) / f(b)^2",
      tempts: "f^-1 is read as 1/f, and the quotient rule does the rest.",
      tell: "the sign is the opposite of f's"),
    Mistake(
      .slope(.negated), "-1 / f'(b)",
      tempts: "Perpendicular lines have slopes of product -1; mirrored lines have product +1.",
      tell: "got/want = -1"),
    Mistake(
      .slope(.throughOrigin), "b / a",
      tempts: "The triangle is drawn from the origin instead of from c, where the tangents meet y = x.",
      tell: "right only where c = 0"),
  ]
}

extension Mistake {
  /// Wrong formulas for P_X(x) at the end of a chain; z_0, ..., z_K the stages, s_k = |f_k'(z_{k-1})|.
  static let alongChains: [Mistake] = [
    Mistake(
      .chain(.allAtStart), "P_Z(z_0) / product of |f_k'(z_0)|",
      tempts: "Each layer's slope is taken at the chain's own input.",
      tell: "hidden where the layers after the first are affine"),
    Mistake(
      .chain(.allAtEnd), "P_Z(z_0) / product of |f_k'(x)|",
      tempts: "x is the point asked about, so every slope is taken there.",
      tell: "hidden on affine layers"),
    Mistake(
      .chain(.atOutput), "P_Z(z_0) / product of |f_k'(z_k)|",
      tempts: "On the way back z_k is in hand before z_{k-1} is.",
      tell: "off by one stage; hidden on affine layers"),
    Mistake(
      .chain(.wrongOrder), "inverses taken first to last",
      tempts: "The loop over the layers is copied from the forward pass.",
      tell: "z_0 differs: print both; hidden where layers commute"),
    Mistake(
      .chain(.lastOnly), "P_Z(z_0) / s_K",
      tempts: "Only the layer that made x is thought to stretch it.",
      tell: "got/want = the product of the other slopes"),
    Mistake(
      .chain(.missing), "P_Z(z_0) / (s_2 ... s_K)",
      tempts: "The loop starts at 1 and should have started at 0.",
      tell: "got/want = s_1"),
    Mistake(
      .chain(.doubled), "P_Z(z_0) / (s_1 s_1 s_2 ... s_K)",
      tempts: "The first layer's log-det initialises the sum and is added again by the loop.",
      tell: "got/want = 1/s_1"),
    Mistake(
      .chain(.mean), "log P_Z(z_0) - mean of log s_k",
      tempts: "`mean` is the habit of training code; a chain's log-dets add.",
      tell: "the log gap is (1 - 1/K) of the log-det"),
    Mistake(
      .chain(.logOfSum), "log P_Z(z_0) - log(s_1 + ... + s_K)",
      tempts: "The log is pulled out of a sum; it is the log of the product that is the sum.",
      tell: "right where the slopes' sum equals their product"),
    Mistake(
      .chain(.product), "log P_Z(z_0) - (log s_1) ... (log s_K)",
      tempts: "\"The product over k\" is kept after the logarithms are taken.",
      tell: "no change at all where one layer has slope 1"),
    Mistake(
      .chain(.absOfLog), "log P_Z(z_0) - sum of |log s_k|",
      tempts: "The bars of log|det| are put around the logarithm.",
      tell: "right where every layer stretches; wrong where one shrinks"),
    Mistake(
      .chain(.sign), "log P_Z(z_0) + sum of log s_k",
      tempts: "\"Add the log-dets\": of the inverses, yes.",
      tell: "the log gap is twice the log-det"),
    Mistake(
      .chain(.noJacobian), "P_Z(z_0)",
      tempts: "x is taken back to z_0, and its density with it, without its unit.",
      tell: "got/want = the product of the slopes"),
    Mistake(
      .chain(.baseAtEnd), "P_Z(x) / (s_1 ... s_K)",
      tempts: "The base density is asked at the end of the chain instead of its start.",
      tell: "got/want = P_Z(x) / P_Z(z_0)"),
    Mistake(
      .chain(.signed), "P_Z(z_0) / (f_1' ... f_K')",
      tempts: "An even number of falling layers hides the missing bars.",
      tell: "got/want = -1 where an odd number of layers fall"),
  ]
}
