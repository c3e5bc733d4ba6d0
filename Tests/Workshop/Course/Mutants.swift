import ExerciseCalls
import ExerciseProtocol

/// A body that somebody might hand in, for one exercise.
struct Mutant {
  let name: String
  let body: Calling.Body

  init(_ name: String, _ body: Calling.Body) {
    self.name = name
    self.body = body
  }

  typealias Line = (Double) -> Double
  typealias Space = ([Double]) -> [Double]

  /// Wrong bodies that the catalogue does not know, about 20 an exercise: bars moved, a sign, a branch left out, K or D
  /// written by hand, a cap, an argument swapped, nearly right by a difference quotient.
  static func wrong(_ exercise: Int) -> [Mutant] {
    switch exercise {
    case 1: chains
    case 2: windows
    case 3: elements
    case 4: inverseSlopes
    case 5: slopes
    case 6: triangles
    case 7: domains
    case 8: spaces
    case 9: chainDensities
    case 10: squares
    default: couplings
    }
  }

  /// To so many digits after the point.
  static func cut(_ x: Double, _ scale: Double) -> Double { (x * scale).rounded() / scale }
  /// A central difference quotient.
  static func quotient(_ f: Line, _ z: Double, _ h: Double) -> Double { (f(z + h) - f(z - h)) / (2 * h) }
}
