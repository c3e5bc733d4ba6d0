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

/// Pictures that depend on one number, as films: a frame for each value, and the reader chooses.
extension Illustration {
  /// One picture, as it is; `subject` is what it is of, such as "exp(z); Z is normal".
  public init(_ figure: Figure, of equation: Equation, _ subject: String) {
    self.init(
      equation: equation, title: "Pictured: \(subject)",
      frames: [Frame(finding: figure.finding, svg: figure.svg)])
  }

  /// (6) at several points b, all in one frame: the triangles turn as B moves along the graph.
  ///
  /// Edge cases: points where the map or a slope isn't finite are left out; throws where that leaves none.
  public static func equation6(
    _ map: any ScalarMap = FallingSinh(),
    at points: [Double] = [-1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 1.6],
    start: Double = -0.8, name: String = "equation-6"
  ) throws(NoPicture) -> Illustration {
    var why = NoPicture("no point to draw it at")
    var mirrored: [MirroredSlopes] = []
    for b in points {
      do throws(NoPicture) { mirrored.append(try MirroredSlopes(map, at: b)) } catch { why = error }
    }
    guard !mirrored.isEmpty else { throw why }
    let range = try MirroredSlopes.range(around: mirrored.flatMap { [$0.a, $0.b] }, room: 0.15)
    var frames: [(number: Double, frame: Frame)] = []
    for (index, point) in mirrored.enumerated() {
      let figure = try Figure.equation6(map, at: point.b, over: range, name: "\(name)-\(index + 1)")
      frames.append((point.b, Frame("b = \(shown(point.b))", figure)))
    }
    return film(.eq6, map.formula, "the point b", frames, startingAt: start)
  }

  /// (8) for squares of several sides, the largest first.
  public static func equation8(
    _ map: any VectorMap = Catalogue.planeOfTheChapter, at z: [Double] = [0.8, -0.5],
    sides: [Double] = [1, 0.5, 0.2, 0.1, 0.01, 0.001], name: String = "equation-8"
  ) throws(NoPicture) -> Illustration {
    var frames: [(number: Double, frame: Frame)] = []
    for (index, side) in sides.enumerated() {
      let figure = try Figure.equation8(map, at: z, sides: [side], name: "\(name)-\(index + 1)")
      frames.append((side, Frame("side \(shown(side))", figure)))
    }
    return film(.eq8, map.formula, "the side of the cell", frames, startingAt: sides.first ?? 1)
  }

  /// (9) as the chain grows: the base alone, then step after step.
  public static func equation9(
    _ chain: Chain = Catalogue.telltaleChain, from base: any Density = Normal(), at z0: Double = 1.6,
    name: String = "equation-9"
  ) throws(NoPicture) -> Illustration {
    var frames: [(number: Double, frame: Frame)] = []
    for steps in 0...chain.steps.count {
      let figure = try Figure.equation9(chain, from: base, at: z0, steps: steps, name: "\(name)-\(steps + 1)")
      let label = steps == 0 ? "the base alone" : steps == 1 ? "1 step" : "\(steps) steps"
      frames.append((Double(steps), Frame(label, figure)))
    }
    return film(
      .eq9, "\(chain.formula); Z is \(base.name)", "the number of steps", frames,
      startingAt: Double(chain.steps.count))
  }

  /// The frames, under what they are of; first is shown the one whose number is nearest to `start`.
  private static func film(
    _ equation: Equation, _ subject: String, _ parameter: String, _ frames: [(number: Double, frame: Frame)],
    startingAt start: Double
  ) -> Illustration {
    let nearest = frames.indices.min {
      (frames[$0].number - start).magnitude < (frames[$1].number - start).magnitude
    }
    return Illustration(
      equation: equation, title: "Pictured: \(subject)", parameter: parameter, frames: frames.map(\.frame),
      start: nearest ?? 0)
  }
}

extension Illustration.Frame {
  init(_ label: String, _ figure: Figure) {
    self.init(label: label, finding: figure.finding, svg: figure.svg)
  }
}
