/// What somebody says of a subject: an equation's own formula, or another that stands in for it.
public enum Claim: Sendable {
  /// What a map's author may claim of it.
  public enum Part: String, Sendable, CaseIterable {
    /// f⁻¹.
    case inverse
    /// f′.
    case derivative
    /// det ∂f/∂z.
    case determinant
  }

  /// The equation's own formula, with the inverse and the slopes that the map brings.
  case reference
  /// The same, and these parts of what the map brings are in question: an equation that never reads one refuses.
  case parts(Set<Part>)
  /// A known mistake.
  case mistake(Mistake)
  /// A formula for P_X on the line.
  case density(any DensityFormula)
  /// A formula for the inverse's slope.
  case slope(any SlopeFormula)
  /// A formula for |det ∂f/∂z|.
  case determinant(any DeterminantFormula)
  /// A formula for P_X at the end of a chain.
  case chain(any ChainFormula)

  /// The name that reports give it: "reference", a mistake's id, "yours".
  public var id: String {
    switch self {
    case .reference: "reference"
    case .parts: "yours"
    case .mistake(let mistake): mistake.id
    case .density(let formula): formula.id
    case .slope(let formula): formula.id
    case .determinant(let formula): formula.id
    case .chain(let formula): formula.id
    }
  }
}
