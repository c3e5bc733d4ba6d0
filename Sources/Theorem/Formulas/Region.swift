/// A region as comparisons describe it: "0 < z1 < 1, z2 > 0, z1 + z2 < 1", in a map's own variables; a coordinate that isn't
/// named is free.
///
/// Domain: what bounds one coordinate by constants makes a box, several of one coordinate meeting; the rest are conditions,
/// in more than one dimension.
/// Errors: `FormulaError` where a comparison can't be read, bounds no coordinate of a line, or nothing is left.
public struct Region: Sendable, Hashable {
  /// One open interval a coordinate.
  public let box: [Domain]
  /// What makes it no box: "z1 > z2", several joined by "and"; nil where it is one.
  public let condition: String?
  /// 1 where the condition holds, 0 elsewhere.
  let indicator: Formula?

  /// Whether the text compares anything.
  public static func isOne(_ text: String) -> Bool { text.contains { "<>≤≥".contains($0) } }

  /// Reads the comparisons, joined by commas or "and", about the map f.
  public init(_ text: String, of f: FormulaList) throws(FormulaError) {
    func refused(_ message: String) -> FormulaError {
      FormulaError(kind: .unexpectedCharacter, formula: text, position: 0, message: message)
    }
    let parameters = f.components[0].parameters
    var ends = Array(repeating: (-Double.infinity, Double.infinity), count: f.dimension)
    var conditions: [String] = []
    for term in Self.terms(text) {
      let sides = Self.sides(term)
      let places = sides.texts.indices.filter { f.index(of: sides.texts[$0]) != nil }
      let isConstant = { (text: String) in (try? Self.number(text, parameters)) != nil }
      let others = sides.texts.indices.filter { !places.contains($0) }.map { sides.texts[$0] }
      if f.dimension > 1, !sides.signs.isEmpty, places.count != 1 || !others.allSatisfy(isConstant) {
        conditions.append(term)
        continue
      }
      guard sides.signs.count >= 1, places.count == 1, let index = f.index(of: sides.texts[places[0]]) else {
        throw refused(
          f.dimension == 1
            ? "'\(term)' doesn't bound \(f.variable(0)) by numbers, and a region of the line is an interval; "
              + "type -1 < \(f.variable(0)) < 1"
            : "'\(term)' compares nothing; type 0 < \(f.variable(0)) < 1, \(f.variable(0)) > \(f.variable(1))"
        )
      }
      for (i, text) in sides.texts.enumerated() where i != places[0] {
        let bound = try Self.number(text, parameters)
        // Before the variable in a rising chain, or behind it in a falling one, it is the lower end.
        if (i < places[0]) == (sides.signs[Swift.min(i, sides.signs.count - 1)] == "<") {
          ends[index].0 = Swift.max(ends[index].0, bound)
        } else {
          ends[index].1 = Swift.min(ends[index].1, bound)
        }
      }
    }
    guard ends.allSatisfy({ $0.0 < $0.1 }) else {
      throw refused(
        "no z fulfils all of that; type a region with room in it, such as 0 < \(f.variable(0)) < 1")
    }
    box = ends.map { Domain($0.0, $0.1) }
    condition = conditions.isEmpty ? nil : conditions.joined(separator: " and ")
    do throws(FormulaError) {
      indicator = try condition.map { text throws(FormulaError) in
        try Formula("where(\(text), 1, 0)", about: f.components)
      }
    } catch {
      throw refused("the region can't be read: \(error.message)")
    }
  }

  private static func number(_ text: String, _ parameters: Parameters) throws(FormulaError) -> Double {
    if ["inf", "+inf", "-inf"].contains(text) { return text == "-inf" ? -.infinity : .infinity }
    return try ConstantExpression(text, with: parameters).double
  }

  /// At commas outside parentheses, and at "and".
  private static func terms(_ text: String) -> [String] {
    var terms = [""]
    var depth = 0
    let words = Array(text)
    var i = 0
    while i < words.count {
      let rest = String(words[i...].prefix(5))
      let isAnd = rest.lowercased() == " and "
      if words[i] == "(" { depth += 1 }
      if words[i] == ")" { depth -= 1 }
      if depth == 0, words[i] == "," || words[i] == "&" || isAnd {
        terms.append("")
        i += isAnd ? 5 : 1
      } else {
        terms[terms.count - 1].append(words[i])
        i += 1
      }
    }
    return terms.map(trimmed).filter { !$0.isEmpty }
  }

  /// What stands between the signs, and the signs; "or equal" makes no difference, for a point carries no mass.
  private static func sides(_ term: String) -> (texts: [String], signs: [Character]) {
    var texts = [""]
    var signs: [Character] = []
    for character in term {
      switch character {
      case "<", "≤", ">", "≥":
        signs.append(character == "<" || character == "≤" ? "<" : ">")
        texts.append("")
      case "=": continue
      default: texts[texts.count - 1].append(character)
      }
    }
    return (texts.map(trimmed), signs)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension FormulaList {
  /// The name of a variable.
  func variable(_ i: Int) -> String {
    let f = components[0]
    if f.names.indices.contains(i) { return f.names[i] }
    return dimension == 1 ? f.letter.rawValue : "\(f.letter)\(i + 1)"
  }

  /// The place of the variable of this name; nil where it is none.
  func index(of name: String) -> Int? { (0..<dimension).first { variable($0) == name } }
}

/// p(z)/P(Z in the region), for z in a region that is no box: "z1 > z2", "z1 + z2 < 1".
///
/// Shapes: those of the base. Domain: the base's box; the density counts as 0 where the conditions don't hold.
/// P(Z in the region) is counted: 2¹⁷ points of a lattice, moved at random sixteen times, whose spread is the error bar.
/// Draws outside are thrown away and drawn again.
/// Source: Roberts, The unreasonable effectiveness of quasirandom sequences (2018), for the lattice.
public struct RegionDensity: VectorBase {
  /// The density before.
  public let base: ProductDensity
  /// The conditions, as they were typed.
  public let text: String
  /// 1 where they hold, 0 elsewhere.
  let indicator: Formula
  /// P(Z in the region) before.
  public let mass: Estimate

  /// Nil where none of the points lies in the region.
  init?(_ base: ProductDensity, where text: String, _ indicator: Formula) {
    (self.base, self.text, self.indicator) = (base, text, indicator)
    let stream = RandomStream(seed: 1, check: 0x7265_6769)
    let d = base.dimension
    // The root of x^(d+1) = x + 1: its powers spread points over the cube.
    var root = 1.5
    for _ in 0..<64 { root = Double.pow(1 + root, 1 / Double(d + 1)) }
    let steps = (1...d).map { 1 / Double.pow(root, $0) }
    let shares = (0..<Self.shifts).map { shift -> Double in
      let start = (0..<d).map { stream.uniform(shift * d + $0) }
      let inside = (1...Self.points).count { k in
        let u = (0..<d).map { i -> Double in
          let place = start[i] + Double(k) * steps[i]
          return Swift.min(Swift.max(place - place.rounded(.down), 0x1p-53), 1 - 0x1p-53)
        }
        return indicator.evaluate(base.quantile(u)) == 1
      }
      return Double(inside) / Double(Self.points)
    }
    let mean = shares.reduce(0, +) / Double(Self.shifts)
    guard mean > 0 else { return nil }
    let spread = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.shifts - 1)
    // Six standard errors of the mean, and no less than one point in all.
    let error = 6 * (spread / Double(Self.shifts)).squareRoot()
    mass = Estimate(mean, error: error + 1 / Double(Self.shifts * Self.points))
  }

  private static let shifts = 16
  private static let points = 1 << 13
  /// Draws that are thrown away before one is given up: NaN then.
  private static let tries = 1 << 16

  public var name: String { "\(base.name) on \(text)" }
  public var formula: String { "(\(base.formula)) / \(decimal(mass.value))" }
  public var dimension: Int { base.dimension }
  public var box: [Domain] { base.box }
  public var constantError: Double { mass.error / mass.value }

  public func logDensity<S: Scalar>(_ z: [S]) -> S { base.logDensity(z) - log(S(mass.value)) }
  public func contains(_ z: [Double]) -> Bool { base.contains(z) && indicator.evaluate(z) == 1 }
  public func coordinates(at levels: [Double]) -> [Double] { base.quantile(levels) }
  public func mass(of box: [Interval]) -> Double? { base.mass(of: box) }
  public func covers(_ box: [Interval]) -> Bool? {
    let value = indicator.evaluate(box)
    return value == 1 ? true : value == 0 ? false : nil
  }

  /// The base's own z at these levels where it lies in the region; else the first that does of a stream that they begin.
  public func quantile(_ u: [Double]) -> [Double] {
    let own = base.quantile(u)
    if indicator.evaluate(own) == 1 { return own }
    let key = u.reduce(UInt64(0x9E37_79B9_7F4A_7C15)) { ($0 ^ $1.bitPattern) &* 0xBF58_476D_1CE4_E5B9 }
    let stream = RandomStream(seed: key, check: 0x7265_6769)
    for i in 0..<Self.tries {
      let z = base.quantile(u.indices.map { stream.uniform(i * u.count + $0) })
      if indicator.evaluate(z) == 1 { return z }
    }
    return u.map { _ in .nan }
  }
}
