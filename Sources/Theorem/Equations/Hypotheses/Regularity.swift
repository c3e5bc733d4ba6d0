/// Whether det ∂f/∂z keeps its sign over a base in D dimensions, or the place where the theorem stops: seen by probing,
/// not proved; what `Monotonicity` is on the line.
///
/// Looks at the sign of det at draws of the base, a quarter of them with a coordinate in the tails, down to 10⁻⁶ of the mass
/// on either side; on segments between probes; beside the kinks of a typed formula; and for a place where det touches 0, along lines
/// on which it falls. Then at what else leads to the same x: the claimed inverse, and Newton's method from other starts.
/// log |det| is compared, never det, which overflows. What the base never reaches is nobody's business, and a formula
/// that has no value on a set without mass breaks nothing.
/// Edge cases: a feature narrower than the spacing of what was looked at is missed. det of one sign doesn't make f one-to-one in
/// more than one dimension: that stays assumed unless a second z with the same x is found.
public enum Regularity: Sendable, Hashable {
  /// det had this sign, 1 or −1, at each of so many points.
  case regular(sign: Int, points: Int)
  /// det changes its sign here.
  case turns(at: [Double])
  /// det is 0 here, and of one sign around, as that of (z₁³, z₂) where z₁ = 0.
  case vanishes(at: [Double])
  /// det is 0 on a set with this share of the base's mass, this point among them.
  case flat(at: [Double], share: Double)
  /// f has no value on a set with this share of the base's mass, this point among them; `defined` is a box that f is defined on,
  /// as far as was seen.
  case undefined(at: [Double], share: Double, defined: [Domain]?)
  /// Both lead to the same x.
  case repeats([Double], [Double])
  /// D numbers in, and so many out.
  case changesDimension(from: Int, to: Int)
  /// Nothing can be said, and why.
  case unknown(String)

  /// Looks at `p.map` over `p.base`; the same seed looks at the same points.
  public init(of p: VectorPushforward, seed: UInt64 = 1) {
    self = RegularitySearch(p, Stream(seed: seed, check: 0x7265_6775)).answer
  }

  /// Whether something was seen that the theorem forbids.
  public var isBroken: Bool {
    switch self {
    case .regular, .unknown: false
    default: true
    }
  }

  /// Where the theorem stops; nil where it doesn't.
  public var place: [Double]? {
    switch self {
    case .turns(let z), .vanishes(let z), .flat(let z, _), .undefined(let z, _, _), .repeats(let z, _): z
    case .regular, .changesDimension, .unknown: nil
    }
  }
}

extension Regularity: CustomStringConvertible {
  /// What was seen, as the end of a sentence that begins with "f" or stands alone.
  public var description: String {
    switch self {
    case .regular(let sign, let points):
      "det is \(sign > 0 ? "above" : "below") 0 at all of \(points) points of the base"
    case .turns(let z): "det changes its sign at z = \(Hypotheses.named(z)), so f folds space over there"
    case .vanishes(let z): "det is 0 at z = \(Hypotheses.named(z)): f flattens space there"
    case .flat(let z, let share):
      "det is 0 on \(percent(share)) of the base's mass, at z = \(Hypotheses.named(z)) among others: "
        + "f flattens space there"
    case .undefined(let z, let share, _):
      "f has no value on \(percent(share)) of the base's mass, at z = \(Hypotheses.named(z)) among others"
    case .repeats(let z, let other):
      "f is not one-to-one: z = \(Hypotheses.named(z)) and z = \(Hypotheses.named(other)) have the same x"
    case .changesDimension(let inputs, let outputs):
      "f takes \(inputs) numbers and gives \(outputs): its image has no volume in their space, "
        + "and X no density there"
    case .unknown(let reason): reason
    }
  }

  /// What to type next, where a part of space would do: the option's text for `--on` or `--base`; nil where none is known.
  public var advice: String? {
    guard case .undefined(_, _, let defined?) = self else { return nil }
    let fitting = Catalogue.bases.filter { base in
      defined.allSatisfy { $0.lower <= base.support.lower && base.support.upper <= $0.upper }
    }
    // The one that leaves out least.
    let base = fitting.max { $0.support.upper - $0.support.lower < $1.support.upper - $1.support.lower }
    let on = "--on \(defined.map { "\(short($0.lower))...\(short($0.upper))" }.joined(separator: ","))"
    return base.map { "\(on), or --base \($0.name)" } ?? on
  }
}

private func percent(_ share: Double) -> String {
  share < 0.001 ? "less than 0.1 %" : "\(decimal(100 * share, digits: 2)) %"
}
