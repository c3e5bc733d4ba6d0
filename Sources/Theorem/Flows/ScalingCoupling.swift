/// x = (z1 exp(tanh(z2)/2), z2): one number passes, and says how to stretch the other.
///
/// Domain and range: the plane. Inverse: (x1 exp(−tanh(x2)/2), x2). log |det|: tanh(z2)/2.
/// Trap: alone its determinant is positive and the product of the diagonal; after a matrix it is the chapter's map.
/// Source: Dinh, Sohl-Dickstein & Bengio, Density estimation using Real NVP (2017), section 3.2.
public struct ScalingCoupling: VectorMap {
  public init() {}

  public let name = "scaling-coupling"
  public let formula = "z1*exp(tanh(z2)/2), z2"
  public let dimension = 2

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0] * exp(tanh(z[1]) / 2), z[1]] }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0] * exp(-tanh(x[1]) / 2), x[1]] }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { tanh(z[1]) / 2 }
}
