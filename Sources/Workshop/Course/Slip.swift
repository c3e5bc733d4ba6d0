import Theorem

/// A known mistake as the course speaks of it: one of the chapter's, or one that only an exercise can show.
public struct Slip: Sendable {
  public let id: String
  public let formula: String
  public let temptation: String
  public let tell: String

  /// The page to read.
  public var page: String { "notebooks-md/mistakes/\(id).md" }

  private init(_ id: String, _ formula: String, tempts temptation: String, tell: String) {
    self.id = id
    self.formula = formula
    self.temptation = temptation
    self.tell = tell
  }

  /// Every mistake that has a page.
  public static let all: [Slip] =
    Mistake.all.map { Slip($0.id, $0.formula, tempts: $0.temptation, tell: $0.tell) } + ofExercises

  public static func named(_ id: String) -> Slip? { all.first { $0.id == id } }

  static let ofExercises: [Slip] = [
    Slip(
      "reversed-once", "f_(K-1)^-1( ... f_1^-1(f_K^-1(x)))",
      tempts: "What was done last is undone first; and so it goes on, down to the first, not only once.",
      tell: "right for K = 2; with only the two ends exchanged, right up to K = 3"),
    Slip(
      "chain-first-to-last", "f_K^-1( ... f_2^-1(f_1^-1(x)))",
      tempts: "The loop over the steps is copied from the way there; the way back starts with the last step.",
      tell: "another z_0, which does not lead to x; hidden where steps commute"),
    Slip(
      "last-step-only", "f_K^-1(x)",
      tempts: "x is what the last step made, so undoing that step seems to be enough.",
      tell: "what comes out is z_(K-1); hidden on a chain of one step"),
    Slip(
      "first-step-kept", "f_2^-1( ... f_K^-1(x))",
      tempts: "The loop counts from 1, and the first step has number 0.",
      tell: "what comes out is z_1, not z_0"),
    Slip(
      "window-not-carried", "F_Z(v) - F_Z(u)",
      tempts: "The window is a window of X, and F_Z knows only Z: the ends must be carried back first.",
      tell: "the map has no say in the answer"),
    Slip(
      "window-signed", "F_Z(f^-1(v)) - F_Z(f^-1(u))",
      tempts: "Upper end minus lower end; but a falling map turns the window around.",
      tell: "a negative probability wherever f falls"),
    Slip(
      "length-per-mass", "length of the image / mass",
      tempts: "Both ratios are \"per\" something; a density is mass per length, not length per mass.",
      tell: "got * want = 1"),
    Slip(
      "c-not-divided", "c = a - f'(b) b",
      tempts: "That is where the tangent meets the axis x = 0; the triangle's corner is on y = x.",
      tell: "got/want = 1 - f'(b)"),
    Slip(
      "c-halfway", "c = (a + b) / 2",
      tempts: "The mirror lies halfway between A and B, but the tangents meet elsewhere on it.",
      tell: "right only where f'(b) = -1"),
    Slip(
      "c-missing", "c = nil, always",
      tempts: "The slope is what the equation is about, and c is left for later.",
      tell: "nil for c where the tangents do meet"),
    Slip(
      "c-of-parallels", "c = (a - f'(b) b) / (1 - f'(b)) for every slope",
      tempts: "Division by 0 does not stop a program: it answers infinity, which looks like a number.",
      tell: "an infinite c where f'(b) = 1"),
    Slip(
      "not-refused", "1 / |f'(b)| with no question asked",
      tempts: "The formula gives a number, so it seems to apply.",
      tell: "an infinite slope, or slopes of both signs, and no objection"),
    Slip(
      "falling-refused", "refuses where f' < 0",
      tempts: "\"Monotone\" is read as \"rising\"; a falling map has an inverse just as well.",
      tell: "no answer for a falling map"),
    Slip(
      "branch-slope-forgotten", "P_Z(sqrt x) + P_Z(-sqrt x)",
      tempts: "Both branches are found, and the joy over it makes one forget that each is stretched.",
      tell: "got/want = 2 sqrt x"),
    Slip(
      "two-forgotten", "(P_Z(sqrt x) + P_Z(-sqrt x)) / sqrt x",
      tempts: "The slope of z^2 is 2z; the 2 is lost on the way to 1/z.",
      tell: "got/want = 2 for every x > 0; the mass is 2"),
    Slip(
      "support-refused", "throws for x < 0",
      tempts:
        "No z leads there, so there seems to be nothing to answer; but a density is 0 there, and that is an answer.",
      tell: "an error where 0 is wanted"),
    Slip(
      "multiplied-and-signed", "P_Z(z) f'(z)",
      tempts:
        "The slope is multiplied in, as in an integral by substitution, and the integral's sign comes along.",
      tell: "got/want = f'(z)^2 where f rises, and minus that where it falls"),
    Slip(
      "log-for-density", "log P_Z(z) - log|f'(z)|",
      tempts: "Codes work with log-densities; here the density itself is asked for.",
      tell: "want = exp(got)"),
    Slip(
      "log-mixed-in", "P_Z(z) - log|f'(z)|",
      tempts: "Half of the formula is taken from the text, half from a code that works with logarithms.",
      tell: "want - got = want - P_Z(z) + log|f'(z)|: right only where f' = 1; divided by the log, nowhere"),
    Slip(
      "abs-of-log-det", "log P_Z(z) - |log|det||",
      tempts:
        "The bars of |det| have slipped outwards: they stand around the number, not around its logarithm.",
      tell: "right where |det| > 1; where |det| < 1 the logarithms differ by 2 log|det|"),
    Slip(
      "log10", "log P_Z - log10 of what is stretched",
      tempts: "log means the natural logarithm here and in Swift; on a calculator's key it does not.",
      tell: "what is taken away from log P_Z is 0.434294 times what it should be"),
    Slip(
      "slopes-first-to-last", "f_1' where f_K is undone, f_2' where f_(K-1) is, ...",
      tempts: "The inverses are reversed, and the slopes are left as they were: the two lists part company.",
      tell: "right for K = 1; z_0 is right, so the base is too"),
    Slip(
      "unscaled-before-unshifted", "x_B exp(-s) - t",
      tempts: "The two steps are undone in the order in which they were made.",
      tell: "the round trip fails wherever t is not 0"),
    Slip(
      "inverse-log-det-unsigned", "log|det| of the inverse = + sum of s",
      tempts: "The sum is copied to the way back; there the log-determinant has the opposite sign.",
      tell: "got/want = -1 for the second log-determinant"),
    Slip(
      "scale-not-logged", "log|det| = sum of exp(s)",
      tempts: "exp(s) is what stretches; its logarithm is s, and it is the logarithms that add.",
      tell: "right only where exp(s) = s, which is nowhere"),
    Slip(
      "det-for-log-det", "exp(sum of s), the determinant itself",
      tempts: "The determinant is what was worked out; its logarithm is what is asked for.",
      tell: "want = log of got"),
    Slip(
      "product-for-sum", "log|det| = product of s",
      tempts: "A triangular determinant is a product: of the stretches exp(s), whose logarithms add.",
      tell: "right only for one coordinate on the way there"),
  ]
}
