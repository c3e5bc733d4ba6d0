extension Mistake {
  /// Wrong formulas for P_X(x) in D dimensions; J = ∂f/∂z at z = f⁻¹(x).
  static let inDimensions: [Mistake] = [
    Mistake(
      .determinant(.multiplied), "P_Z(z) |det J|",
      tempts: "The Jacobian at hand is f's, the formula in the book has f^-1's, and both are called J.",
      tell: "got/want = (det J)^2"),
    Mistake(
      .determinant(.noJacobian), "P_Z(z)",
      tempts: "The point is carried back, the volume is forgotten.",
      tell: "got/want = |det J|; hidden on every rotation and shear"),
    Mistake(
      .determinant(.trace), "P_Z(z) / |trace J|",
      tempts:
        "The trace is the determinant's first-order change, for a flow in small steps, not for one step.",
      tell: "[2 1; 1 3] has trace = det = 5: no probe"),
    Mistake(
      .determinant(.diagonal), "P_Z(z) / |product of the diagonal of J|",
      tempts: "It is right for triangular Jacobians, which most layers have; a mixed layer has none.",
      tell: "hidden on every triangular map"),
    Mistake(
      .determinant(.firstEntry), "P_Z(z) / |J_11|",
      tempts: "In one dimension it is the whole matrix.",
      tell: "hidden where the rest of the matrix has determinant 1"),
    Mistake(
      .determinant(.permanent), "P_Z(z) / |permanent of J|",
      tempts: "a d + b c for a d - b c: the sign of the swap is dropped.",
      tell: "hidden on triangular maps"),
    Mistake(
      .determinant(.absInside), "P_Z(z) / |det of the entries' absolute values|",
      tempts: "The bars are applied to the matrix before the determinant is taken.",
      tell: "hidden where every entry of J is positive"),
    Mistake(
      .determinant(.signed), "P_Z(z) / det J",
      tempts: "Orientation-preserving maps need no bars; a swap of two coordinates does.",
      tell: "negative density where det J < 0; its logarithm is NaN"),
    Mistake(
      .determinant(.perDimension), "log P_Z(z) - (1/D) log|det J|",
      tempts: "The log-dets of the coordinates are averaged, or one is taken for all.",
      tell: "2 I in the plane: 2 for 4; the gap grows with D"),
    Mistake(
      .determinant(.twice), "log P_Z(z) - 2 log|det J|",
      tempts: "The layer sums over the coordinates, and so does the caller.",
      tell: "got/want = 1/|det J|"),
    Mistake(
      .determinant(.atX), "P_Z(z) / |det J(x)|",
      tempts: "x is the point at hand, so J is taken there.",
      tell: "hidden on every linear map"),
    Mistake(
      .determinant(.baseAtX), "P_Z(x) / |det J|",
      tempts: "The base density is left with the x that was asked for.",
      tell: "got/want = P_Z(x) / P_Z(z)"),
    Mistake(
      .determinant(.brokenInverse), "z with its halves joined in the wrong order",
      tempts: "Forward and backward passes split and join in two places, and one was changed.",
      tell: "f(z) is not x: the round trip comes before any density"),
    Mistake(
      .determinant(.transposed), "P_Z(z) / |det J^T|",
      tempts: "It looks wrong and is right: det J^T = det J, and it must be accepted.",
      tell: "equal everywhere"),
  ]
}
