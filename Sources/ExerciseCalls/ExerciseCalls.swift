#if canImport(ExerciseProtocol)
  import ExerciseProtocol
#endif
#if canImport(Exercises)
  import Exercises
#endif

extension Calling {
  /// Asks exercise `number`, with all that it is given as plain numbers and `oracles`.
  ///
  /// One place knows both the learner's signatures and the numbers that the judge sends. A list's length goes
  /// before it where there are two; nil for c is NaN.
  public static func answer(toExercise number: Int, _ numbers: [Double], _ oracles: [Oracle]) -> Answer {
    do {
      return .values(try values(number, numbers, oracles))
    } catch is Unsolved {
      return .unsolved
    } catch is HypothesisFails {
      return .refused
    } catch {
      return .threw("\(error)")
    }
  }

  private static func values(_ number: Int, _ n: [Double], _ oracles: [Oracle]) throws -> [Double] {
    func line(_ i: Int) -> (Double) -> Double { { oracles[i]([$0])[0] } }
    func lines(_ range: Range<Int>) -> [(Double) -> Double] { range.map(line) }
    switch number {
    case 1: return [try undone(n[0], inverses: lines(0..<oracles.count))]
    case 2: return [try mass(from: n[0], to: n[1], inverse: line(0), cumulative: line(1))]
    case 3: return [try massPerLength(at: n[0], step: n[1], forward: line(0), cumulative: line(1))]
    case 4:
      return [
        try densityByInverseSlope(
          at: n[0], range: (n[1], n[2]), inverse: line(0), inverseSlope: line(1), base: line(2))
      ]
    case 5:
      return [
        try densityBySlope(at: n[0], forward: line(0), inverse: line(1), slope: line(2), base: line(3))
      ]
    case 6:
      let answer = try slopeOfInverse(at: n[0], forward: line(0), inverse: line(1), slope: line(2))
      return [answer.slope, answer.c ?? .nan]
    case 7: return try sizesOfInverseSlope(at: n, inverse: line(0), slope: line(1))
    case 8:
      let rows: ([Double]) -> [[Double]] = { z in
        let flat = oracles[1](z)
        // No Jacobian at a point of another dimension.
        guard flat.count == z.count * z.count else { return z.map { _ in z.map { _ in .nan } } }
        return z.indices.map { Array(flat[($0 * z.count)..<(($0 + 1) * z.count)]) }
      }
      return [try logDensityInSpace(at: n, inverse: oracles[0], jacobian: rows) { oracles[2]($0)[0] }]
    case 9:
      let steps = oracles.count / 2
      return [
        try logDensityAlongChain(
          at: n[0], inverses: lines(0..<steps), slopes: lines(steps..<2 * steps), logBase: line(2 * steps))
      ]
    case 10: return [try densityOfSquare(at: n[0], base: line(0))]
    case 11:
      let half = n.count / 2
      let there = try couple(Array(n[..<half]), scale: oracles[0], shift: oracles[1])
      let back = try uncouple(Array(n[half...]), scale: oracles[0], shift: oracles[1])
      return there.x + [there.logDeterminant] + back.z + [back.logDeterminant]
    default: throw Unsolved()
    }
  }
}
