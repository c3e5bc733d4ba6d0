import Theorem

/// What each equation says of a map and any inverse of it, in Coq's words.
enum EquationText {
  /// (3), (4) and (5) speak of densities, the others of slopes alone.
  static func needsBase(_ equation: Equation) -> Bool { [.eq3, .eq4, .eq5].contains(equation) }

  static func base(_ writer: Writer) -> [String] {
    let name = writer.question.base.name
    let conditioned =
      writer.question.interval == nil
      ? "" : "; conditioned on an interval, both sides are divided by one number"
    return [
      "",
      "(** The \(name) density\(conditioned). *)",
      "Definition P_Z (z : R) := \(writer.base.coq()).",
      "(** The density of X by (5), z = g x. *)",
      "Definition P_X (g : R -> R) (x : R) := P_Z (g x) / Rabs (f' (g x)).",
    ]
  }

  static func statement(_ equation: Equation, _ ground: Ground) -> String {
    switch equation {
    case .eq3:
      """
        (* (3) as dz shrinks, the ratio of P_X(x) |dx| to P_Z(z) |dz| tends to 1 *)
        \(ground.joints.isEmpty ? ground.all : ground.inner)P_Z z <> 0 ->
          is_lim (fun dz => (P_X g (f z) * Rabs (f (z + dz) - f z)) / (P_Z z * Rabs dz)) 0 1
      """
    case .eq4:
      """
        (* (4) at x = f z, P_X(x) is |dg/dx| P_Z(z), and dg/dx is there *)
        \(ground.inner)ex_derive g (f z) /\\ P_X g (f z) = Rabs (Derive g (f z)) * P_Z z
      """
    case .eq5:
      """
        (* (5) with P_X(x) = P_Z(z) / |f'(z)|, z = g x, X has in every window the mass that Z has in its preimage *)
        \(ground.windows)
          RInt (P_X g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P_Z u v
      """
    case .eq6:
      """
        (* (6) at x = f z, g has a slope, and the two slopes multiply to 1 *)
        \(ground.inner)ex_derive g (f z) /\\ Derive g (f z) * f' z = 1
      """
    default:
      """
        (* (7) at x = f z, the slope of g is 1 / f'(z) *)
        \(ground.inner)is_derive g (f z) (/ f' z)
      """
    }
  }

  /// The theorem of the library that says it.
  static func theorem(_ equation: Equation, _ prefix: String, _ arguments: String) -> String {
    let name =
      equation == .eq5 && prefix == "equation_" ? "equation_5_windows" : "\(prefix)\(equation.number)"
    return
      "\(name) \(needsBase(equation) ? "P_Z " : "")\(arguments)\(equation == .eq5 ? " base_is_continuous" : "")"
  }
}
