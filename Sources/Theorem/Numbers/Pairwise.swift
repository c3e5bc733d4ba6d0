/// (f(a_1, b_1), f(a_2, b_2), …), as far as both go.
///
/// `zip` and `map` say the same. They are generic code of the standard library, which a debug build doesn't specialise: ten
/// times as slow there, and a debug build is what a learner runs. Where nothing waits for it, `zip` stays.
@inlinable func pairwise<A, B, C>(_ a: [A], _ b: [B], _ f: (A, B) -> C) -> [C] {
  Array(count: Swift.min(a.count, b.count)) { f(a[$0], b[$0]) }
}

extension Array {
  /// Element i is `entry(i)`, i from 0: `(0..<count).map`, at a fifth of its cost in a debug build.
  @inlinable init(count: Int, _ entry: (Int) -> Element) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count {
        (buffer.baseAddress! + initialized).initialize(to: entry(initialized))
        initialized += 1
      }
    }
  }
}

extension [Double] {
  /// Whether none is infinite or NaN.
  @inlinable var areFinite: Bool {
    for i in indices where !self[i].isFinite { return false }
    return true
  }
}

extension Array where Element: Scalar {
  /// a_1 + a_2 + …, from the left; 0 of none.
  @inlinable var sum: Element {
    guard !isEmpty else { return 0 }
    var sum = self[0]
    for i in 1..<count { sum = sum + self[i] }
    return sum
  }
}
