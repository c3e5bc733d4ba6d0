import Theorem

/// A picture that goes with an equation, for a renderer to show: one frame or, as a film, one frame for each value
/// of a parameter.
public struct Illustration: Sendable {
  /// One picture of the film.
  public struct Frame: Sendable {
    /// The parameter's value in this frame, such as "b = 0.8"; empty where there is one frame only.
    public let label: String
    /// What can be seen, in a sentence: it stands in for the picture where that can't be seen.
    public let finding: String
    /// A whole `<svg>` element, put into the page as it is.
    public let svg: String

    /// One picture; a film's are told apart by their labels.
    public init(label: String = "", finding: String, svg: String) {
      self.label = label
      self.finding = finding
      self.svg = svg
    }
  }

  /// What it is a picture of.
  public let equation: Equation
  /// The heading.
  public let title: String
  /// What a film's frames differ by, such as "the point b".
  public let parameter: String?
  /// The pictures, in the order of the parameter; at least one.
  public let frames: [Frame]
  /// The index of the frame that is shown at first.
  public let start: Int

  /// At least one frame; `start` is the number of the one that is shown first.
  public init(equation: Equation, title: String, parameter: String? = nil, frames: [Frame], start: Int = 0) {
    precondition(frames.indices.contains(start), "a picture starts at one of its \(frames.count) frames")
    self.equation = equation
    self.title = title
    self.parameter = parameter
    self.frames = frames
    self.start = start
  }
}
