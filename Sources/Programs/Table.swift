import Kit
import Theorem

/// Numbers that are there already: a row a point, columns by name, each number as the interval that its digits mean.
///
/// Formula: 1.25 stands for what rounds to it, (1.245, 1.255); 1.250 for (1.2495, 1.2505).
/// Shapes: a header of z1 … zD, x1 … xD, log_det, log_density (z and x on the line), in any order, then a row a line,
/// parted by commas or blanks. Edge cases: blank lines and lines that begin with # are passed over.
/// Allowed error: what the digits leave open; of a column whose numbers have no more bits than a single, or a half, float has, though
/// more digits were printed, also `roundings` units of such a float.
public struct Table: Sendable {
  public let names: [String]
  public let rows: [[Printed]]

  /// A number as it was printed.
  public struct Printed: Sendable {
    public let value: Double
    /// Half a unit of its last digit; 0 for a whole number, which is taken as exact.
    public let slack: Double
  }

  /// Reads a table; `text` is the whole file.
  package init(_ text: String) throws(Failure) {
    let lines = text.split(whereSeparator: \.isNewline).enumerated()
      .map {
        (
          number: $0 + 1,
          words: $1.split { $0 == "," || $0 == " " || $0 == "\t" || $0 == ";" || $0 == "\u{FEFF}" }.map(
            String.init)
        )
      }
      .filter { !$0.words.isEmpty && !$0.words[0].hasPrefix("#") }
    guard let header = lines.first, header.words.allSatisfy({ Double($0) == nil }) else {
      throw Failure(
        "a table begins with its columns' names; try a first line such as: z1,z2,x1,x2,log_det")
    }
    names = header.words
    let known = names.allSatisfy { name in
      ["z", "x", "log_det", "log_density"].contains(name)
        || ["z", "x"].contains(name.first.map(String.init) ?? "")
          && Int(name.dropFirst()).map { $0 > 0 } == true
    }
    guard known else {
      throw Failure(
        "a table's columns are z1.. x1.. log_det log_density, not '\(names.joined(separator: ","))'")
    }
    var rows: [[Printed]] = []
    for line in lines.dropFirst() {
      guard line.words.count == names.count else {
        throw Failure(
          "line \(line.number) of the table has \(line.words.count) numbers for \(names.count) columns: \(names.joined(separator: ","))"
        )
      }
      var row: [Printed] = []
      for word in line.words {
        guard let value = Double(word) else {
          throw Failure(
            "line \(line.number) of the table holds '\(word)', which is no number")
        }
        row.append(Printed(value: value, slack: Self.slack(word)))
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw Failure("the table has a header and no rows") }
    self.rows = rows
  }

  /// Half a unit of the last digit that stands behind the point; without a point a number is whole, and exact.
  private static func slack(_ word: String) -> Double {
    let parts = word.lowercased().split(separator: "e", maxSplits: 1)
    guard let point = parts[0].firstIndex(of: ".") else { return 0 }
    let places = parts[0].distance(from: point, to: parts[0].endIndex) - 1
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - places
    return 0.5 * Double.exp(Double(exponent) * Double.log(10))
  }

  /// Rounded steps that a column of short floats may have gone through on its way from z.
  static let roundings = 8.0

  /// The bits that every number of a column fits into, 11 or 24, where the digits would have shown more; nil where they don't fit.
  private func bits(of place: Int) -> Int? {
    let numbers = rows.map { $0[place] }.filter { $0.value.isFinite && $0.value != 0 }
    return [11, 24].first { bits in
      func unit(_ value: Double) -> Double {
        Double(sign: .plus, exponent: value.exponent - bits + 1, significand: 1)
      }
      func fits(_ number: Printed) -> Bool {
        let short = (number.value / unit(number.value)).rounded() * unit(number.value)
        return (short - number.value).magnitude <= number.slack + number.value.ulp
      }
      // Few digits, as those of 0.25 or 1.414, fit whatever they were rounded from.
      let telling = numbers.filter { $0.slack > 0 && $0.slack < unit($0.value) / 8 }
      return telling.count >= 4 && numbers.allSatisfy(fits)
    }
  }

  private func column(_ name: String) -> Int? { names.firstIndex(of: name) }

  /// The places of z1 … zD; nil where one is missing.
  private func columns(_ letter: String, _ d: Int) -> [Int]? {
    let found = (1...d).compactMap { column("\(letter)\($0)") ?? (d == 1 ? column(letter) : nil) }
    return found.count == d ? found : nil
  }

  /// (8) of a typed map, row by row: x, log|det| and log P_X of each printed z, enclosed, beside what is printed.
  public func checks(of subject: any Subject, _ equation: Equation) throws(NotApplicable) -> [Check] {
    guard let p = subject.space else {
      throw NotApplicable("a table is checked against a typed map", try: "--forward \"z1*exp(z2), z2\"")
    }
    let d = p.map.dimension
    let about = About(equation, map: p.map.name, base: p.base.name, claim: "yours")
    let covers = Coverage("\(rows.count) rows of the table")
    guard let z = columns("z", d) else {
      throw NotApplicable(
        "the table needs columns z1 to z\(d), for a map of \(d) dimensions; it has \(names.joined(separator: ","))"
      )
    }
    var checks: [Check] = []
    let x = columns("x", d)
    if x == nil && column("log_det") == nil && column("log_density") == nil {
      throw NotApplicable("the table has z alone; it needs x1 to x\(d), log_det or log_density to check")
    }
    func check(_ name: String, _ place: Int, _ right: ([Interval]) -> Interval) {
      checks.append(compared(name, place, z, about, covers, right))
    }
    for (j, place) in (x ?? []).enumerated() { check("x\(j + 1)", place) { p.map.forward($0)[j] } }
    if let place = column("log_det") { check("log_det", place) { p.map.logAbsDeterminant($0) } }
    if let place = column("log_density") {
      check("log_density", place) { p.base.logDensity($0) - p.map.logAbsDeterminant($0) }
    }
    return checks
  }

  /// The row that is furthest from what the map makes of its z.
  private func compared(
    _ name: String, _ place: Int, _ z: [Int], _ about: About, _ covers: Coverage,
    _ wanted: ([Interval]) -> Interval
  ) -> Check {
    var worst: (severity: Double, row: Int, left: Interval)?
    var apart = 0
    let bits = bits(of: place)
    // A sum's parts round by their own size, which is that of the row, or of the 1 that a logarithm begins at.
    func rounding(_ row: [Printed]) -> Double {
      guard let bits else { return 0 }
      let size = (z + [place]).map { row[$0].value.magnitude }.filter(\.isFinite).reduce(1, Swift.max)
      return Self.roundings * size * Double(sign: .plus, exponent: 1 - bits, significand: 1)
    }
    func bar(_ row: [Printed]) -> Double { row[place].slack + row[place].value.ulp + rounding(row) }
    for (i, row) in rows.enumerated() {
      let box = z.map { column in
        let slack = row[column].slack + (bits == nil ? 0 : rounding(row))
        return Interval(row[column].value - slack, row[column].value + slack)
      }
      let left = wanted(box)
      let printed = row[place].value
      // No number where the map has one is apart from it; none on either side is no difference.
      let gap =
        left.isEmpty
        ? (printed.isNaN ? 0 : .infinity) : printed.isFinite ? (left.midpoint - printed).magnitude : .infinity
      let bound = (left.isEmpty ? 0 : left.radius) + (printed.isFinite ? bar(row) : 0)
      if gap > bound { apart += 1 }
      let severity = gap == 0 ? 0 : gap / bound
      if worst == nil || severity > worst!.severity { worst = (severity, i, left) }
    }
    let shown = worst!
    let printed = rows[shown.row][place]
    return Check(
      about, "\(name) in row \(shown.row + 1)",
      left: Side(
        "the map, at what z's digits mean", shown.left.midpoint,
        error: shown.left.isEmpty ? .nan : shown.left.radius),
      right: Side("printed", printed.value, error: printed.value.isFinite ? bar(rows[shown.row]) : 0),
      because: printed.value.isFinite
        ? .margin(
          Trust.widestBar * (1 + printed.value.magnitude),
          "enclosed by the digits of z and \(name), to a tenth")
        : .errors("a number, where the map has one"), evidence: .certified, covers: covers,
      note: (apart == 0
        ? "\(rows.count) rows agree to their digits"
        : "\(apart) of \(rows.count) rows are further apart than their digits allow")
        + (bits.map {
          ", and \(decimal(Self.roundings)) roundings of \($0 == 24 ? "single" : "half") precision, all that \(name) has"
        } ?? ""))
  }
}

extension Table {
  /// Reads the file at `path`, "-" for standard input.
  package init(path: String) throws(Failure) {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(
        "can't read \(path): \(String(cString: strerror(errno))); is the path right?")
    }
    defer { if descriptor > 0 { close(descriptor) } }
    var all: [UInt8] = []
    while let bytes = readAvailable(descriptor) { all += bytes }
    try self.init(String(decoding: all, as: UTF8.self))
  }
}

/// A typed map beside a table of numbers, as what an equation is asked about.
public struct Tabled: Subject {
  private let map: any Subject
  private let table: Table

  public init(_ map: any Subject, beside table: Table) {
    self.map = map
    self.table = table
  }

  public var mapName: String { map.mapName }
  public var baseName: String { map.baseName }
  public var formula: String { map.formula }
  public var dimension: Int { map.dimension }

  public func answered(_ equation: Equation) throws(NotApplicable) -> [Check]? {
    guard equation == .eq8 || (equation == .eq5 && dimension == 1) else {
      throw NotApplicable(
        "(\(equation.number)) asks for more than a table's numbers", try: "verify-eq 8 with the same")
    }
    return try table.checks(of: map, equation)
  }
}
