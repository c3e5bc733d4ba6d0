import Synchronization

/// A double that reports each operation done with it to a tally: operation counts are measured, not quoted.
///
/// Each of + − * /, a sign change, an elementary function or a `select` counts as one. Constants have no tally of
/// their own, and an operation between constants alone is not counted: it can be done beforehand.
public struct Counted: Scalar {
  /// How many operations have been done.
  public final class Tally: Sendable {
    private let total = Atomic<Int>(0)
    public init() {}
    /// How many there have been since it was made.
    public var count: Int { total.load(ordering: .relaxed) }
    fileprivate func add() { total.wrappingAdd(1, ordering: .relaxed) }
  }

  /// The number itself.
  public let value: Double
  private let tally: Tally?

  /// `value`, whose operations `tally` counts.
  public init(_ value: Double, tally: Tally?) {
    self.value = value
    self.tally = tally
  }
  public init(_ value: Double) { self.init(value, tally: nil) }
  public init(_ literal: DecimalLiteral) { self.init(Double(literal)) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
  public static var unknown: Counted { Counted(.nan) }
  public static var pi: Counted { Counted(.pi) }

  private func counted(_ result: Double) -> Counted {
    tally?.add()
    return Counted(result, tally: tally)
  }
  private static func pair(_ a: Counted, _ b: Counted, _ result: Double) -> Counted {
    Counted(a.value, tally: a.tally ?? b.tally).counted(result)
  }

  public static func + (a: Counted, b: Counted) -> Counted { pair(a, b, a.value + b.value) }
  public static func - (a: Counted, b: Counted) -> Counted { pair(a, b, a.value - b.value) }
  public static func * (a: Counted, b: Counted) -> Counted { pair(a, b, a.value * b.value) }
  public static func / (a: Counted, b: Counted) -> Counted { pair(a, b, a.value / b.value) }
  public static prefix func - (a: Counted) -> Counted { a.counted(-a.value) }

  public static func exp(_ x: Counted) -> Counted { x.counted(.exp(x.value)) }
  public static func expm1(_ x: Counted) -> Counted { x.counted(.expm1(x.value)) }
  public static func log(_ x: Counted) -> Counted { x.counted(.log(x.value)) }
  public static func log1p(_ x: Counted) -> Counted { x.counted(.log1p(x.value)) }
  public static func sqrt(_ x: Counted) -> Counted { x.counted(.sqrt(x.value)) }
  public static func sin(_ x: Counted) -> Counted { x.counted(.sin(x.value)) }
  public static func cos(_ x: Counted) -> Counted { x.counted(.cos(x.value)) }
  public static func tan(_ x: Counted) -> Counted { x.counted(.tan(x.value)) }
  public static func asin(_ x: Counted) -> Counted { x.counted(.asin(x.value)) }
  public static func acos(_ x: Counted) -> Counted { x.counted(.acos(x.value)) }
  public static func atan(_ x: Counted) -> Counted { x.counted(.atan(x.value)) }
  public static func sinh(_ x: Counted) -> Counted { x.counted(.sinh(x.value)) }
  public static func cosh(_ x: Counted) -> Counted { x.counted(.cosh(x.value)) }
  public static func tanh(_ x: Counted) -> Counted { x.counted(.tanh(x.value)) }
  public static func asinh(_ x: Counted) -> Counted { x.counted(.asinh(x.value)) }
  public static func acosh(_ x: Counted) -> Counted { x.counted(.acosh(x.value)) }
  public static func atanh(_ x: Counted) -> Counted { x.counted(.atanh(x.value)) }
  public static func erf(_ x: Counted) -> Counted { x.counted(.erf(x.value)) }
  public static func erfc(_ x: Counted) -> Counted { x.counted(.erfc(x.value)) }
  public static func floor(_ x: Counted) -> Counted { x.counted(.floor(x.value)) }
  public static func abs(_ x: Counted) -> Counted { x.counted(.abs(x.value)) }
  public static func min(_ x: Counted, _ y: Counted) -> Counted { pair(x, y, .min(x.value, y.value)) }
  public static func max(_ x: Counted, _ y: Counted) -> Counted { pair(x, y, .max(x.value, y.value)) }
  public static func pow(_ x: Counted, _ n: Int) -> Counted { x.counted(.pow(x.value, n)) }
  public static func pow(_ x: Counted, _ y: Counted) -> Counted { pair(x, y, .pow(x.value, y.value)) }

  public static func select(
    _ sign: Counted, negative: () -> Counted, otherwise: () -> Counted
  ) -> Counted {
    sign.tally?.add()
    return sign.value < 0 ? negative() : otherwise()
  }

  /// One operation, whatever the root finding took.
  public static func solve<M: MonotoneFunction>(_ map: M, for x: Counted) -> Counted {
    x.counted(.solve(map, for: x.value))
  }
}
