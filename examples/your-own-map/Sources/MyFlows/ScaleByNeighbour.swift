import Theorem

/// x1 = z1, x2 = z2 e^(sin z1) + z1: a coupling layer.
public struct ScaleByNeighbour: VectorMap {
  public init() {}

  public let dimension = 2

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0], z[1] * exp(sin(z[0])) + z[0]] }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0], (x[1] - x[0]) * exp(-sin(x[0]))] }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { sin(z[0]) }
}
