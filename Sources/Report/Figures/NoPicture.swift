import Theorem

/// Why there is no picture of a map, in a few words, such as "f(b) is infinite".
///
/// A picture is of finite numbers, in order. A map typed by a reader may have others; then none is drawn.
public struct NoPicture: Error, Hashable, CustomStringConvertible {
  /// The reason, which begins with the name of what is at fault.
  public let reason: String
  public var description: String { reason }

  /// For this reason.
  public init(_ reason: String) { self.reason = reason }
}

/// `x`, if a picture can place it; `what` names it.
func placed(_ x: Double, _ what: String) throws(NoPicture) -> Double {
  guard x.isFinite else { throw NoPicture("\(what) is \(x.isNaN ? "no number" : "infinite")") }
  return x
}

/// The numbers from `a` to `b`, which are finite and apart; `what` names them.
func span(_ a: Double, _ b: Double, _ what: String) throws(NoPicture) -> ClosedRange<Double> {
  let (low, high) = (try placed(a, what), try placed(b, what))
  guard low < high else { throw NoPicture("\(what) does not reach from \(shown(a)) to \(shown(b))") }
  return low...high
}
