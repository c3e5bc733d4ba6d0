/// The wrong densities for X = Z², whose two branches ±√x both lead to x, and for its like.
///
/// The right one is the sum over the branches, for Z² (P_Z(√x) + P_Z(−√x)) / (2 √x): see `Branches`.
public enum BranchMistake: String, CaseIterable, Sendable {
  /// P_Z(√x) / (2 √x).
  case oneBranch = "one-branch"
  /// 2 P_Z(√x) / (2 √x).
  case doubledBranch = "doubled-branch"

  /// The name that `--mistake` takes.
  public var id: String { rawValue }

  /// What this mistake says P_X(x) is: the last branch alone, once or twice.
  public func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
    let z = p.map.inverse(x)
    let branch = p.baseDensity(z) / abs(p.map.derivative(z))
    return switch self {
    case .oneBranch: branch
    case .doubledBranch: 2 * branch
    }
  }

  /// The same with all that is said of it.
  public var mistake: Mistake {
    Mistake(
      id, .branches(self), about: [.eq2, .eq3, .eq4, .eq5], on: Pushforward(Square(), of: GumbelDensity()),
      words)
  }

  private var words: Mistake.Words {
    switch self {
    case .oneBranch:
      .init(
        "P_Z(sqrt x) / (2 sqrt x)",
        tempts: "The root key of a calculator gives one root; z^2 = x has two.",
        symptom: "half of it on an even base; the mass is that of one branch")
    case .doubledBranch:
      .init(
        "2 P_Z(sqrt x) / (2 sqrt x)", tempts: "Both branches are counted, as if the base were even.",
        symptom: "right for an even base, wrong for a Gumbel base")
    }
  }
}

/// Points of X said to be where f sends the same point of Z.
public enum LocationMistake: String, CaseIterable, Sendable {
  /// The mode of X is f(mode of Z).
  case modeKept = "mode-kept"
  /// The mean of X is f(mean of Z).
  case meanKept = "mean-kept"

  /// The name that `--mistake` takes.
  public var id: String { rawValue }

  /// The same with all that is said of it.
  public var mistake: Mistake {
    Mistake(id, .location(self), about: [.eq4], on: Pushforward(Exponential(), of: Normal()), words)
  }

  private var words: Mistake.Words {
    switch self {
    case .modeKept:
      .init(
        "mode of X = f(mode of Z)",
        tempts:
          "The peak is a point, and points are carried by f; but densities are also stretched on the way.",
        symptom: "exp(Z): the mode is 1/e, the median 1")
    case .meanKept:
      .init(
        "mean of X = f(mean of Z)", tempts: "Averages go through affine maps, and only there.",
        symptom: "exp(Z): the mean is sqrt(e), not 1")
    }
  }
}
