import Theorem

/// A picture that states what it finds.
///
/// `svg` is one `<svg>` element with its text as text, an opaque background, `<title>` and `<desc>`; `finding` is the
/// description, and the alternative text wherever the picture is shown.
public struct Figure: Sendable, Hashable {
  /// The name of its file, without ".svg"; every id in it begins with the name.
  public let name: String
  /// The equation that it shows, if it shows one.
  public let equation: Int?
  /// What it shows, in a few words.
  public let title: String
  /// What can be seen in it, with its numbers, in a sentence.
  public let finding: String
  /// The picture: one `<svg>` element and a line feed.
  public let svg: String

  /// Of numbers of our own, all of which have their place.
  init(_ drawing: Drawing, equation: Int?, title: String, finding: String) {
    precondition(drawing.isWhole, "\(drawing.name) has no place for a number that is not finite")
    name = drawing.name
    self.equation = equation
    self.title = title
    self.finding = finding
    svg = drawing.svg(title: title, finding: finding)
  }

  /// Of a reader's numbers, some of which may have no place.
  init(ofReaders drawing: Drawing, equation: Int, title: String, finding: String) throws(NoPicture) {
    guard drawing.isWhole else { throw NoPicture("a point of it lies at no finite place") }
    self.init(drawing, equation: equation, title: title, finding: finding)
  }
}

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
