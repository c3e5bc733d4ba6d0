import Theorem

extension Subject {
  /// The checks of one equation on this subject; `mistake` stands in for the formula.
  func checks(of equation: Int, _ mistake: Mistake?, _ options: CheckOptions) -> [Check] {
    switch self {
    case .line(let p): return line(p, equation, mistake, options)
    case .branches(let base):
      guard case .branches(let m) = mistake?.answer else { return [] }
      return TwoBranches.checks(of: base, m, equation: equation, options)
    case .chain(let chain, let base):
      return along(chain, base, equation, mistake, options)
    case .plane(let p):
      if let refusal = Hypotheses.broken(p, equation: equation) { return [refusal] }
      switch equation {
      case 2: return Equation2.checks(p, formula(of: mistake), options)
      case 9:
        guard let layers = p.map as? Composition else { return [] }
        return Equation9.checks(layers, from: p.base, options)
      default: return Equation8.checks(p, formula(of: mistake), options)
      }
    }
  }

  private func line(_ p: Pushforward, _ equation: Int, _ mistake: Mistake?, _ options: CheckOptions)
    -> [Check]
  {
    if let refusal = Hypotheses.broken(p, claim: mistake?.id ?? "reference", equation: equation) {
      return [refusal]
    }
    if case .location(let m) = mistake?.answer { return [Locations.check(m, p)] }
    let density: (any DensityFormula)? =
      if case .density(let m) = mistake?.answer { m } else { nil }
    let slope: (any SlopeFormula)? =
      if case .slope(let m) = mistake?.answer { m } else { nil }
    switch equation {
    case 2: return Equation2.checks(p, density ?? Equation5.Reference(), options)
    case 3: return Equation3.checks(p, density ?? Equation5.Reference(), options)
    case 4: return Equation4.checks(p, density ?? Equation4.Reference(), options)
    case 5: return Equation5.checks(p, density ?? Equation5.Reference(), options)
    case 6: return Equation6.checks(p.map, at: p.probes, slope ?? Equation6.Reference(), options)
    case 7: return Equation7.checks(p, slope ?? Equation7.Reference(), options)
    default: return []
    }
  }

  private func along(
    _ chain: Chain, _ base: any Density, _ equation: Int, _ mistake: Mistake?, _ options: CheckOptions
  ) -> [Check] {
    let p = Pushforward(chain, of: base)
    if let refusal = Hypotheses.broken(p, claim: mistake?.id ?? "reference", equation: equation) {
      return [refusal]
    }
    var formula: any ChainFormula = Equation9.Reference()
    if case .chain(let m) = mistake?.answer { formula = m }
    if equation == 1 {
      return Equation1.checks(
        chain, from: base, undone: formula.id == "wrong-order" ? .firstFirst : .lastFirst, options)
    }
    return Equation9.checks(chain, from: base, formula, options)
  }

  private func formula(of mistake: Mistake?) -> any DeterminantFormula {
    if case .determinant(let m) = mistake?.answer { m } else { Equation8.Reference() }
  }
}

/// All checks that the arguments ask for, on as many cores as there are; the report doesn't depend on how many.
func run(_ arguments: Arguments, progress: (String) -> Void) async throws -> Report {
  let mistake: Mistake? = if let id = arguments.mistake { try arguments.named(id) } else { nil }
  let equations: [Int] =
    switch arguments.what {
    case .equation(let n): [n]
    default: mistake?.equations ?? arguments.equationsOfAll
    }
  if let mistake, let asked = equations.first, !mistake.equations.contains(asked) {
    let numbers = mistake.equations.map { "(\($0))" }.joined(separator: ", ")
    throw UsageError(
      "'\(mistake.id)' is a mistake about \(numbers), not (\(asked)); try: verify-eq \(mistake.equations[0]) --mistake \(mistake.id)"
    )
  }
  var jobs: [(equation: Int, subject: Subject)] = []
  // `all` passes over an equation that has no evidence of the kinds asked for; asked by number, it says so.
  let able = equations.filter { number in
    equations.count == 1
      || arguments.evidence.map { !$0.isDisjoint(with: Equation.all[number - 1].offers) } ?? true
  }
  for equation in able {
    for subject in try arguments.subjects(of: equation)
    where able.count == 1 || subject.mayGive(arguments.evidence, equation) {
      jobs.append((equation, subject))
    }
  }
  let options = arguments.options
  var results: [[Check]] = Array(repeating: [], count: jobs.count)
  var done = 0
  await withTaskGroup(of: (Int, [Check]).self) { group in
    for (index, job) in jobs.enumerated() {
      group.addTask { (index, job.subject.checks(of: job.equation, mistake, options)) }
    }
    for await (index, checks) in group {
      results[index] = checks
      done += 1
      progress("\(done) of \(jobs.count) subjects checked")
    }
  }
  return Report(results.flatMap { $0 })
}

extension Arguments {
  /// `all` means every equation that speaks of what was given: all nine of our catalogue, the ones for its kind
  /// of map else.
  var equationsOfAll: [Int] {
    if forward.isEmpty && map == nil { return Array(1...9) }
    if forward.count > 1 { return [1, 9] }
    let inDimensions =
      forward.first.map { $0.contains("z1") } ?? Catalogue.vectorPushforwards.contains { $0.map.name == map }
    return inDimensions ? [2, 8] : [2, 3, 4, 5, 6, 7]
  }
}
