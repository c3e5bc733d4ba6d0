#if canImport(ExerciseProtocol)
  import ExerciseProtocol
#endif
#if canImport(Exercises)
  import Exercises
#endif

extension Calling {
  /// What is asked: the learner's functions, or others that take and give the same.
  public enum Body {
    public typealias Line = (Double) -> Double
    public typealias Space = ([Double]) -> [Double]
    public typealias Ends = (lower: Double, upper: Double)

    case chain((_ x: Double, _ inverses: [Line]) throws -> Double)
    case window((_ u: Double, _ v: Double, _ inverse: Line, _ cumulative: Line) throws -> Double)
    case element((_ z: Double, _ dz: Double, _ forward: Line, _ cumulative: Line) throws -> Double)
    case byInverseSlope(
      (_ x: Double, _ range: Ends, _ inverse: Line, _ inverseSlope: Line, _ base: Line) throws -> Double)
    case bySlope(
      (_ x: Double, _ forward: Line, _ inverse: Line, _ slope: Line, _ base: Line) throws -> Double)
    case triangle(
      (_ a: Double, _ forward: Line, _ inverse: Line, _ slope: Line) throws -> (slope: Double, c: Double?))
    case domain((_ points: [Double], _ inverse: Line, _ slope: Line) throws -> [Double])
    case space(
      (_ x: [Double], _ inverse: Space, _ jacobian: ([Double]) -> [[Double]], _ logBase: ([Double]) -> Double)
        throws -> Double)
    case alongChain(
      (_ x: Double, _ inverses: [Line], _ slopes: [Line], _ logBase: Line) throws -> Double)
    case square((_ x: Double, _ base: Line) throws -> Double)
    case coupling(
      there: (_ z: [Double], _ scale: Space, _ shift: Space) throws -> (x: [Double], logDeterminant: Double),
      back: (_ x: [Double], _ scale: Space, _ shift: Space) throws -> (z: [Double], logDeterminant: Double))
  }

  /// Asks the learner's exercise `number`, with all that it is given as plain numbers and `oracles`.
  public static func answer(toExercise number: Int, _ numbers: [Double], _ oracles: [Oracle]) -> Answer {
    answer(of: learners(number), numbers, oracles)
  }

  /// Asks `body`.
  ///
  /// One place knows both the learner's signatures and the numbers that the judge sends. A list's length goes
  /// before it where there are two; nil for c is no number.
  public static func answer(of body: Body?, _ numbers: [Double], _ oracles: [Oracle]) -> Answer {
    do {
      guard let body else { return .unsolved }
      return .values(try values(body, numbers, oracles))
    } catch is Unsolved {
      return .unsolved
    } catch is HypothesisFails {
      return .refused
    } catch {
      return .threw("\(error)")
    }
  }

  private static func learners(_ number: Int) -> Body? {
    switch number {
    case 1: .chain { try undone($0, inverses: $1) }
    case 2: .window { try mass(from: $0, to: $1, inverse: $2, cumulative: $3) }
    case 3: .element { try massPerLength(at: $0, step: $1, forward: $2, cumulative: $3) }
    case 4:
      .byInverseSlope {
        try densityByInverseSlope(at: $0, range: $1, inverse: $2, inverseSlope: $3, base: $4)
      }
    case 5: .bySlope { try densityBySlope(at: $0, forward: $1, inverse: $2, slope: $3, base: $4) }
    case 6: .triangle { try slopeOfInverse(at: $0, forward: $1, inverse: $2, slope: $3) }
    case 7: .domain { try sizesOfInverseSlope(at: $0, inverse: $1, slope: $2) }
    case 8: .space { try logDensityInSpace(at: $0, inverse: $1, jacobian: $2, logBase: $3) }
    case 9: .alongChain { try logDensityAlongChain(at: $0, inverses: $1, slopes: $2, logBase: $3) }
    case 10: .square { try densityOfSquare(at: $0, base: $1) }
    case 11:
      .coupling(
        there: { try couple($0, scale: $1, shift: $2) }, back: { try uncouple($0, scale: $1, shift: $2) })
    default: nil
    }
  }

  private static func values(_ body: Body, _ n: [Double], _ oracles: [Oracle]) throws -> [Double] {
    func line(_ i: Int) -> (Double) -> Double { { oracles[i]([$0])[0] } }
    func lines(_ range: Range<Int>) -> [(Double) -> Double] { range.map(line) }
    switch body {
    case .chain(let f): return [try f(n[0], lines(0..<oracles.count))]
    case .window(let f): return [try f(n[0], n[1], line(0), line(1))]
    case .element(let f): return [try f(n[0], n[1], line(0), line(1))]
    case .byInverseSlope(let f): return [try f(n[0], (n[1], n[2]), line(0), line(1), line(2))]
    case .bySlope(let f): return [try f(n[0], line(0), line(1), line(2), line(3))]
    case .triangle(let f):
      let answer = try f(n[0], line(0), line(1), line(2))
      return [answer.slope] + (answer.c.map { [$0] } ?? [])
    case .domain(let f): return try f(n, line(0), line(1))
    case .space(let f):
      let rows: ([Double]) -> [[Double]] = { z in
        let flat = oracles[1](z)
        // No Jacobian at a point of another dimension.
        guard flat.count == z.count * z.count else { return z.map { _ in z.map { _ in .nan } } }
        return z.indices.map { Array(flat[($0 * z.count)..<(($0 + 1) * z.count)]) }
      }
      return [try f(n, oracles[0], rows) { oracles[2]($0)[0] }]
    case .alongChain(let f):
      let steps = oracles.count / 2
      return [try f(n[0], lines(0..<steps), lines(steps..<2 * steps), line(2 * steps))]
    case .square(let f): return [try f(n[0], line(0))]
    case .coupling(let there, let back):
      let half = n.count / 2
      let (x, xLog) = try there(Array(n[..<half]), oracles[0], oracles[1])
      let (z, zLog) = try back(Array(n[half...]), oracles[0], oracles[1])
      return x + [xLog] + z + [zLog]
    }
  }
}
