/// A base density as it is typed, and the interval that Z is restricted to; either may be left to the map.
public struct BaseChoice: Sendable {
  /// "normal(0, 2)", or one for each coordinate after commas, or a density in z; nil for the one that suits the map.
  public var name: String?
  /// One interval a coordinate; empty for the whole support.
  public var on: [Domain]
  /// A region that is no box, in a map's variables; nil where none was asked for.
  public var region: Region?

  /// A base as it is typed, on these intervals.
  public init(_ name: String? = nil, on: [Domain] = [], in region: Region? = nil) {
    self.name = name
    self.on = on
    self.region = region
  }

  /// Whether nothing was asked for.
  public var isDefault: Bool { name == nil && on.isEmpty }

  /// One text a coordinate, or one for all; empty where none was asked for.
  private func texts() throws(NotApplicable) -> [String] {
    guard let name else { return [] }
    guard let parts = split(name) else {
      throw NotApplicable("a parenthesis of the base '\(name)' has no fellow", try: "--base \"normal(0, 1)\"")
    }
    return parts
  }

  /// The density of Z on the line.
  public func density(default fallback: any Density) throws(NotApplicable) -> any Density {
    guard on.count <= 1 else {
      throw NotApplicable("a map of the line takes one interval, not \(on.count)", try: "--on -1.5...1.5")
    }
    let texts = try texts()
    guard texts.count <= 1 else {
      throw NotApplicable(
        "a map of the line takes one base, not \(texts.count)", try: "--base \"\(texts[0])\"")
    }
    guard let text = texts.first else {
      return try on.first.map { i throws(NotApplicable) in try fallback.on(i) } ?? fallback
    }
    return try BaseText(text, on: on.first).density()
  }

  /// The density of Z in D dimensions, given that Z lies in the region.
  func conditioned(default fallback: [any Density]) throws(NotApplicable) -> any VectorBase {
    let base = try product(default: fallback)
    guard let text = region?.condition, let indicator = region?.indicator else { return base }
    if let density = RegionDensity(base, where: text, indicator) { return density }
    throw NotApplicable(
      "none of 131072 points of the \(base.name) base lies where \(text)",
      try: "a region with more of the base's mass in it")
  }

  /// The density of Z in D dimensions, on the intervals; a coordinate for which none was asked for has that of `fallback`.
  package func product(default fallback: [any Density]) throws(NotApplicable) -> ProductDensity {
    let dimension = fallback.count
    let texts = try texts()
    guard texts.count <= 1 || texts.count == dimension else {
      let example = Array(repeating: "normal", count: dimension).joined(separator: ", ")
      throw NotApplicable(
        "a map of \(dimension) dimensions takes one base, or \(dimension) after commas, not \(texts.count)",
        try: "--base \"\(example)\"")
    }
    guard on.isEmpty || on.count == dimension else {
      let example = Array(repeating: "-1...1", count: dimension).joined(separator: ", ")
      throw NotApplicable(
        "a map of \(dimension) dimensions takes \(dimension) intervals after commas, not \(on.count)",
        try: "--on \"\(example)\"")
    }
    // A typed density has a mass to be found: once for all coordinates that are alike.
    if let text = texts.first, texts.count == 1, on.isEmpty {
      return ProductDensity(Array(repeating: try BaseText(text).density(), count: dimension))
    }
    var factors: [any Density] = []
    for i in 0..<dimension {
      let interval = on.isEmpty ? nil : on[i]
      if texts.isEmpty {
        factors.append(
          try interval.map { part throws(NotApplicable) in try fallback[i].on(part) } ?? fallback[i])
      } else {
        factors.append(try BaseText(texts[texts.count == 1 ? 0 : i], on: interval).density())
      }
    }
    return ProductDensity(factors)
  }
}

extension Density {
  /// The density given that Z lies in an interval; itself where that is all of its support.
  func on(_ interval: Domain) throws(NotApplicable) -> any Density {
    if interval.lower <= support.lower, support.upper <= interval.upper { return self }
    if let conditioned = Conditioned(self, to: interval) { return conditioned }
    if interval.lower < support.upper, support.lower < interval.upper {
      throw NotApplicable(
        "the \(name) base's mass on \(decimal(interval.lower))...\(decimal(interval.upper)) "
          + "is below the least double, so Z can't be restricted to it",
        try: "--on with a part of z near \(decimal(quantile(0.5), digits: 3)), the base's middle")
    }
    throw NotApplicable(
      "the \(name) base has no mass on \(decimal(interval.lower))...\(decimal(interval.upper)); "
        + "its support is (\(decimal(support.lower)), \(decimal(support.upper)))")
  }
}

/// A base as it is typed: name(parameters), or a density in z.
struct BaseText: Sendable {
  let text: String
  /// The interval on which a typed density lives, or to which any base is restricted.
  var interval: Domain?

  init(_ text: String, on interval: Domain? = nil) {
    self.text = trimmed(text)
    self.interval = interval
  }

  /// The density of Z; restricted to the interval where one is given.
  func density() throws(NotApplicable) -> any Density {
    if let call = Call(text) {
      if let family = Catalogue.baseFamilies.first(where: { $0.isNamed(by: call) }) {
        let base = try family.member(call, "--base")
        return try interval.map { interval throws(NotApplicable) in try base.on(interval) } ?? base
      }
      if call.arguments.isEmpty || !FormulaNames.functions.contains(call.name) { throw unknown(call.name) }
    }
    return try typed()
  }

  private func unknown(_ name: String) -> NotApplicable {
    let known = Catalogue.baseFamilies.map(\.name)
    return NotApplicable(
      "there is no base '\(name)'; there are \(known.joined(separator: " "))",
      try: nearest(to: name, among: known).map { "--base \($0)" } ?? "--base \"exp(-z)\" --on 0...inf")
  }

  /// A density in z: on the interval given, if its mass there is 1; else on all of the line, and then restricted.
  private func typed() throws(NotApplicable) -> any Density {
    let formula: Formula
    do {
      formula = try Formula(text)
    } catch {
      throw NotApplicable(
        "the base '\(text)' can't be read: \(error.message)", try: "--base \"normal(0, 1)\"")
    }
    let asked = interval ?? .line
    let reading = FormulaDensity.read(formula, on: asked)
    if case .density(let density) = reading { return density }
    if let interval, case .density(let density) = FormulaDensity.read(formula, on: .line),
      let conditioned = Conditioned(density, to: interval)
    {
      return conditioned
    }
    let fitting = [Domain.positive, .unit, Domain(-1, 1), Domain(-.infinity, 0), Domain(1, .infinity)].first {
      if case .density = FormulaDensity.read(formula, on: $0) { true } else { false }
    }
    let elsewhere = fitting.map { "--base \"\(text)\" --on \(Self.shown($0))" }
    switch reading {
    case .mass(let mass):
      let on = interval.map { " --on \(Self.shown($0))" } ?? ""
      throw NotApplicable(
        "'\(text)' has mass \(decimal(mass, digits: 10)) on \(Self.shown(asked)), and a density has mass 1",
        try: elsewhere ?? "--base \"(\(text))/\(mass.inFormula)\"\(on)")
    case .refused(let why):
      throw NotApplicable("the base '\(text)' \(why)", try: elsewhere ?? "--base \"\(text)\" --on 0...1")
    case .density(let density): return density
    }
  }

  private static func shown(_ interval: Domain) -> String {
    "\(decimal(interval.lower))...\(decimal(interval.upper))"
  }
}
