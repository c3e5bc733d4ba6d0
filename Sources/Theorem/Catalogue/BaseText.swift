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
