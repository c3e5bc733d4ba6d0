import Theorem

/// A layer whose log|det| is a sum over coordinates: what each of them adds, and what it is shifted by.
///
/// Formula: where ∂f/∂z is triangular once rows and columns stand in some order, as of a coupling, an autoregressive or an
/// elementwise layer, log|det| = Σ s_i with s_i = log|∂x_i/∂z_π(i)|; were x_i affine in z_π(i), it would be shifted by
/// t_i = x_i − z_π(i) ∂x_i/∂z_π(i).
/// Shapes: by probe, then by coordinate that moves. Edge cases: nil where no order makes all Jacobians triangular.
struct LogTerms {
  /// The coordinates of x that move, counted from 0.
  let coordinates: [Int]
  /// Whether π is the identity: each coordinate moves along itself.
  let isInPlace: Bool
  let logs: [[Double]]
  let shifts: [[Double]]
  /// Σ |z_π(i) ∂x_i/∂z_π(i)|: by how much a relative error of the slopes moves the shifts' sum.
  let reach: [Double]

  /// Entries below `floor` of the largest one count as zeros.
  init?(_ jacobians: [Matrix<Double>], _ points: [[Double]], _ images: [[Double]], floor: Double) {
    guard let d = points.first?.count else { return nil }
    let all = jacobians.flatMap(\.elements)
    guard all.allSatisfy(\.isFinite), let largest = all.map(\.magnitude).max() else { return nil }
    let isNonzero = (0..<d).map { i in
      (0..<d).map { j in jacobians.contains { $0[i, j].magnitude > floor * largest } }
    }
    guard let order = Self.order(isNonzero) else { return nil }
    // What a layer copies it copies to the last digit, or to single precision's.
    let moving = (0..<d).filter { i in
      zip(points, images).contains { z, x in
        (x[i] - z[order[i]]).magnitude > 0x1p-20 * (1 + z[order[i]].magnitude)
      }
    }
    guard !moving.isEmpty else { return nil }
    coordinates = moving
    isInPlace = order == Array(0..<d)
    logs = jacobians.map { j in moving.map { Double.log(j[$0, order[$0]].magnitude) } }
    shifts = points.indices.map { k in
      moving.map { images[k][$0] - points[k][order[$0]] * jacobians[k][$0, order[$0]] }
    }
    reach = points.indices.map { k in
      moving.reduce(0) { $0 + (points[k][order[$1]] * jacobians[k][$1, order[$1]]).magnitude }
    }
  }

  /// π: rows with one nonzero left are taken one by one, each with its column.
  private static func order(_ isNonzero: [[Bool]]) -> [Int]? {
    var rows = Set(isNonzero.indices)
    var columns = Set(isNonzero.indices)
    var order = [Int](repeating: 0, count: isNonzero.count)
    while !rows.isEmpty {
      var taken = false
      for i in rows.sorted() {
        let left = columns.filter { isNonzero[i][$0] }
        guard left.count == 1, let j = left.first else { continue }
        order[i] = j
        rows.remove(i)
        columns.remove(j)
        taken = true
      }
      guard taken else { return nil }
    }
    return order
  }

  /// What is made of the terms in place of their sum.
  var mistakes: [LogMistake] {
    let m = coordinates.count
    func mistake(_ name: String, sensitivity: [Double]? = nil, _ value: (Int) -> Double) -> LogMistake {
      LogMistake(name, logs.indices.map(value), sensitivity: sensitivity)
    }
    func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
    let slopes = logs.map { $0.map { Double.exp($0) } }
    let sums = slopes.map(sum)
    let shifted = reach.map { 1 + $0 }
    var mistakes = [
      mistake("the slopes are summed, not their logarithms: exp(s) for s", sensitivity: sums) { sums[$0] },
      mistake("the shift is counted into it: the sum of s + t, where s is asked for", sensitivity: shifted) {
        sum(logs[$0]) + sum(shifts[$0])
      },
      mistake("the shift is taken off it: the sum of s - t, where s is asked for", sensitivity: shifted) {
        sum(logs[$0]) - sum(shifts[$0])
      },
      mistake("the shift is summed, in the place of the scale: t for s", sensitivity: shifted) {
        sum(shifts[$0])
      },
      mistake("the logarithm of 1 + slope, as of log1p, is summed") {
        sum(slopes[$0].map { Double.log1p($0) })
      },
      mistake("the logarithms' absolute values are summed") { sum(logs[$0].map(\.magnitude)) },
    ]
    guard m > 1 else { return mistakes }
    mistakes += [
      mistake("the mean over the \(m) coordinates that move, not their sum") { sum(logs[$0]) / Double(m) },
      mistake("the slopes' mean, not the sum of their logarithms", sensitivity: sums) {
        sums[$0] / Double(m)
      },
      mistake("the logarithms are multiplied, not summed") { logs[$0].reduce(1, *) },
      mistake("the largest logarithm alone, not the sum") { logs[$0].max() ?? .nan },
      mistake("the smallest logarithm alone, not the sum") { logs[$0].min() ?? .nan },
      mistake("the logarithm of the slopes' sum, not the sum of their logarithms") { Double.log(sums[$0]) },
    ]
    return mistakes
  }

  /// How near to a whole number a count must be: ten times nearer than half way to the next.
  private static let certain = 0.05

  /// How often each term is counted, in whole numbers, where the answers tell that for certain; else nil.
  ///
  /// Formula: least squares for c in yours_k = Σ c_i s_ki, each row over its tolerance; certain where the inverse of the
  /// normal matrix keeps every c_i to a twentieth, and the whole numbers next to it give the answers within tolerance.
  func counts(_ yours: [Double], _ tolerances: [Double]) -> [Int]? {
    let m = coordinates.count
    guard yours.count > m + 2, yours.allSatisfy(\.isFinite) else { return nil }
    let rows = zip(logs, tolerances).map { s, tolerance in s.map { $0 / tolerance } }
    guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
    let normal = Matrix<Double>(rows: m, columns: m) { i, j in rows.reduce(0) { $0 + $1[i] * $1[j] } }
    let lu = LUDecomposition(normal)
    let inverse = lu.inverse
    guard inverse.elements.allSatisfy(\.isFinite),
      (0..<m).allSatisfy({ inverse[$0, $0].magnitude < Self.certain * Self.certain })
    else { return nil }
    let right = (0..<m).map { i in
      rows.indices.reduce(0) { $0 + rows[$1][i] * yours[$1] / tolerances[$1] }
    }
    let solved = lu.solve(right)
    // A term that is counted a hundred times is none that anybody wrote.
    guard solved.allSatisfy({ $0.isFinite && $0.magnitude < 100 }) else { return nil }
    let whole = solved.map { $0.rounded() }
    guard zip(solved, whole).allSatisfy({ ($0 - $1).magnitude < Self.certain }) else { return nil }
    let fits = yours.indices.allSatisfy { k in
      (zip(logs[k], whole).reduce(0) { $0 + $1.0 * $1.1 } - yours[k]).magnitude <= tolerances[k]
    }
    return fits ? whole.map { Int($0) } : nil
  }

  /// The same in words; nil where each is counted once, or where that many words say nothing.
  func words(_ counts: [Int]) -> String? {
    func list(_ wanted: Int) -> [String] {
      zip(coordinates, counts).filter { $0.1 == wanted }.map { "\($0.0 + 1)" }
    }
    func named(_ list: [String]) -> String {
      "coordinate\(list.count > 1 ? "s" : "") \(list.joined(separator: ", "))"
    }
    let (once, never, twice, minus) = (list(1), list(0), list(2), list(-1))
    if once.count == counts.count { return nil }
    if once.count + never.count == counts.count, !once.isEmpty {
      return once.count < never.count || never.count > 3
        ? "only \(named(once)) of the \(counts.count) that move \(once.count > 1 ? "are" : "is") counted"
        : "\(named(never)) \(never.count > 1 ? "are" : "is") left out"
    }
    if once.count + twice.count == counts.count, !once.isEmpty {
      return "\(named(twice)) \(twice.count > 1 ? "are" : "is") counted twice"
    }
    if once.count + minus.count == counts.count, !once.isEmpty {
      return "\(named(minus)) \(minus.count > 1 ? "have" : "has") the opposite sign"
    }
    guard counts.count <= 8 else { return nil }
    let each = zip(coordinates, counts).map { "\($0.1) for coordinate \($0.0 + 1)" }
    return
      "each coordinate's logarithm should be counted once, and is counted \(each.joined(separator: ", "))"
  }
}

/// A mistake and the number that it gives at each probe.
struct LogMistake {
  let name: String
  let values: [Double]
  /// By how much a bar of log|det| moves the number; 1 where nil.
  let sensitivity: [Double]?

  init(_ name: String, _ values: [Double], sensitivity: [Double]? = nil) {
    self.name = name
    self.values = values
    self.sensitivity = sensitivity
  }
}
