/// A picture that states what it finds.
///
/// `svg` is one `<svg>` element with its text as text, an opaque background, `<title>` and `<desc>`; `finding` is the
/// description, and the alternative text wherever the picture is shown.
public struct Figure: Sendable, Hashable {
  /// The name of its file, without ".svg".
  public let name: String
  /// The equation that it shows, if it shows one.
  public let equation: Int?
  public let title: String
  public let finding: String
  public let svg: String

  init(_ drawing: Drawing, equation: Int?, title: String, finding: String) {
    name = drawing.name
    self.equation = equation
    self.title = title
    self.finding = finding
    svg = drawing.svg(title: title, finding: finding)
  }
}
