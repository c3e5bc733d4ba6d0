import ExerciseProtocol
import Theorem

/// One question to an exercise, what is right, and what each known mistake would answer.
public struct ExerciseProbe: Sendable {
  /// A function that an exercise is given, as the judge has it.
  public typealias Oracle = @Sendable ([Double]) -> [Double]

  /// What is asked, in words and numbers, such as "x = 0.703965 under 1 - sinh(z)/3".
  public let label: String
  /// An affine map or an even base, on which wrong answers hide: right here is half the points.
  public let isEasy: Bool
  public let numbers: [Double]
  public let functions: [Oracle]
  /// One by one: a whole array of functions of one type is none of another, and a cast of it traps.
  public var oracles: [Calling.Oracle] { functions.map { f in { f($0) } } }
  let right: Expected
  /// Wrong answers by the ids of their mistakes; an id may come more than once.
  let mistakes: [(id: String, answer: Expected)]
  /// What is particular about it, such as "f falls": an answer that is wrong at just these probes is told so.
  var traits: [String] = []
  /// What the answer consists of.
  var parts: [AnswerPart] = [AnswerPart("the answer", 0..<1)]
  /// The way to the number at one place of the answer, as one would go it by hand.
  let byHand: @Sendable (_ place: Int) -> ByHand
}

/// A part of an answer that has a name of its own: "the slope", "c".
struct AnswerPart: Sendable {
  let name: String
  let places: Range<Int>
  /// What is said where there is no number: "nil", where nil may be answered.
  let absent: String

  init(_ name: String, _ places: Range<Int>, absent: String = "nothing") {
    self.name = name
    self.places = places
    self.absent = absent
  }
}

/// One point worked: what is given, the numbers on the way, and how the last one comes of them.
struct ByHand: Sendable {
  let given: String
  let steps: [(name: String, value: String)]
  /// "0.211545 / 2"
  let last: String

  init(_ given: String, _ steps: [(name: String, value: String)], _ last: String) {
    self.given = given
    self.steps = steps
    self.last = last
  }
}

/// An answer and how far it may be off.
///
/// Every function that an exercise is given is evaluated by the judge, so both sides see the same doubles, and only
/// the exercise's own arithmetic may differ: `roundings` roundings, each of half an ulp of a number no larger
/// than `scale`.
public struct Expected: Sendable {
  enum Content: Sendable {
    /// nil where any number will do, or none.
    case values([Double?])
    case refusal
  }
  let content: Content
  let scales: [Double]

  static let refusal = Expected(content: .refusal, scales: [])

  /// `values`; `scales` are the largest numbers met on the way, the values themselves if not given.
  static func values(_ values: [Double?], scales: [Double]? = nil) -> Expected {
    Expected(content: .values(values), scales: scales ?? values.map { $0?.magnitude ?? 0 })
  }
  static func value(_ value: Double, scale: Double? = nil) -> Expected {
    values([value], scales: scale.map { [$0] })
  }

  /// The most roundings that any sensible way to write one of the answers takes.
  static let roundings = 64.0
  /// The same for a mistake, whose roundings may pass through a function it is given and grow there. Naming may
  /// be generous: two formulas that agree to thirteen digits at every probe are one formula.
  static let roundingsOfMistake = 1024.0

  /// The places in which `got` differs; place 0 where the two are of different kinds.
  func differences(from got: Calling.Answer, roundings: Double = Expected.roundings) -> [Int] {
    switch (content, got) {
    case (.refusal, .refused): return []
    case (.values(let values), .values(let answers)):
      return (0..<Swift.max(values.count, answers.count)).filter { i in
        guard i < values.count else { return true }
        guard let want = values[i] else { return false }
        guard i < answers.count else { return true }
        if want == answers[i] || (want.isNaN && answers[i].isNaN) { return false }
        let allowed = roundings * 0x1p-53 * Swift.max(scales[i], want.magnitude)
        // An infinite number is near no other.
        return !(want.isFinite && (want - answers[i]).magnitude <= allowed)
      }
    default: return [0]
    }
  }

  func agrees(with got: Calling.Answer, roundings: Double = Expected.roundings) -> Bool {
    differences(from: got, roundings: roundings).isEmpty
  }
}
