/// The wrong densities for X = Z², whose two branches ±√x both lead to x.
///
/// The right one is the sum over the branches, (P_Z(√x) + P_Z(−√x)) / (2 √x): see `TwoBranches`.
public enum BranchMistake: String, CaseIterable, Sendable {
  /// P_Z(√x) / (2 √x).
  case oneBranch = "one-branch"
  /// 2 P_Z(√x) / (2 √x).
  case doubledBranch = "doubled-branch"

  /// What this mistake says P_X(x) is, x > 0.
  public func density<S: Scalar>(of base: any Density, at x: S) -> S {
    let root = sqrt(x)
    let positiveBranch = exp(base.logDensity(root)) / (2 * root)
    return switch self {
    case .oneBranch: positiveBranch
    case .doubledBranch: 2 * positiveBranch
    }
  }
}

/// Points of X said to be where f sends the same point of Z.
public enum LocationMistake: String, CaseIterable, Sendable {
  /// The mode of X is f(mode of Z).
  case modeKept = "mode-kept"
  /// The mean of X is f(mean of Z).
  case meanKept = "mean-kept"
}
