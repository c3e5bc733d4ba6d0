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
