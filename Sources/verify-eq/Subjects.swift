import Theorem

/// What the checks are run on: the reader's own map, one of ours, or the whole catalogue.
enum Subject: Sendable {
  case line(Pushforward)
  case plane(VectorPushforward)
  case chain(Chain, base: any Density)
  case branches(base: any Density)
}

extension Subject {
  /// Whether evidence of these kinds is to be had: in D dimensions a mass is sampled only.
  func mayGive(_ evidence: Set<Evidence>?, _ equation: Int) -> Bool {
    if case .plane = self, equation == 2 { evidence?.contains(.sampled) ?? true } else { true }
  }
}

extension Arguments {
  var options: CheckOptions {
    var options = CheckOptions(evidence: evidence)
    // Over the whole catalogue fewer draws a check: what they detect is said on each line.
    options.samples = samples ?? (forward.isEmpty && map == nil && mistake == nil ? 1_000 : 10_000)
    if let seed { options.seed = seed }
    return options
  }

  /// The subjects of one equation.
  func subjects(of equation: Int) throws(UsageError) -> [Subject] {
    if let mistake, map == nil, forward.isEmpty { return [try probe(of: named(mistake))] }
    if !forward.isEmpty { return [try typed(equation)] }
    if let map { return try ours(map, equation) }
    switch equation {
    case 1: return Catalogue.chains.map { .chain($0, base: Normal()) }
    case 9:
      let layers = Catalogue.vectorPushforwards.filter { $0.map is Composition }
      return Catalogue.chains.map { .chain($0, base: Normal()) } + layers.map { .plane($0) }
    case 8: return Catalogue.vectorPushforwards.map { .plane($0) }
    default:
      var lines: [Subject] = []
      for p in Catalogue.pushforwards { lines.append(.line(try onBase(p.map, p.base))) }
      let planes = Catalogue.vectorPushforwards.filter { $0.map.hasClosedInverse }
      return lines + (equation == 2 && base == nil && on == nil ? planes.map { .plane($0) } : [])
    }
  }

  /// The mistake with this id, or the nearest known one.
  func named(_ id: String) throws(UsageError) -> Mistake {
    if let mistake = Mistake.named(id) { return mistake }
    throw UsageError(
      "there is no mistake '\(id)'\(suggestion(id, Mistake.all.map(\.id))); the known ones: verify-eq list")
  }

  private func probe(of mistake: Mistake) -> Subject {
    switch mistake.answer {
    case .density(let m): .line(m.probe)
    case .slope: .line(Pushforward(FallingSinh(), of: Normal()))
    case .determinant(let m): .plane(m.probe)
    case .chain: .chain(Catalogue.telltaleChain, base: Normal())
    case .branches: .branches(base: GumbelDensity())
    case .location: .line(Pushforward(Exponential(), of: Normal()))
    }
  }

  /// `--map`.
  private func ours(_ name: String, _ equation: Int) throws(UsageError) -> [Subject] {
    let refused: (any ScalarMap)? = Catalogue.counterexamples.first { $0.name == name }
    if let map = refused ?? Catalogue.scalarMap(named: name) {
      let p = try onBase(map, Catalogue.base(for: map))
      switch equation {
      case 1, 9: return [.chain(Chain([map, Affine(slope: 2, intercept: 1)]), base: p.base)]
      case 8: return [.plane(VectorPushforward(Diagonal([map, map]), of: ProductDensity(p.base, count: 2)))]
      default: return [.line(p)]
      }
    }
    let planes =
      Catalogue.vectorPushforwards
      + Catalogue.vectorCounterexamples.map {
        VectorPushforward($0, of: ProductDensity(Normal(), count: $0.dimension))
      }
    if let p = planes.first(where: { $0.map.name == name }) {
      guard [2, 8, 9].contains(equation) else {
        throw UsageError(
          "'\(name)' is a map of \(p.map.dimension) dimensions; try: verify-eq 8 --map \(name)")
      }
      return [.plane(p)]
    }
    let known =
      Catalogue.scalarMaps.map(\.name) + Catalogue.counterexamples.map(\.name) + planes.map(\.map.name)
    throw UsageError("there is no map '\(name)'\(suggestion(name, known)); the known ones: verify-eq list")
  }

  /// `--forward`: one formula, a list of D formulas, or several for a chain.
  private func typed(_ equation: Int) throws(UsageError) -> Subject {
    do {
      if [1, 9].contains(equation) {
        if determinant != nil { throw Self.noDeterminant }
        let chain = try typedChain()
        return .chain(chain, base: try onBase(chain, Normal()).base)
      }
      if try FormulaList(forward[0]).dimension > 1 || equation == 8 {
        if derivative != nil {
          throw UsageError("in D dimensions the claim is --determinant; try: --determinant \"exp(z2)\"")
        }
        let map = try FormulaVectorMap(forward: forward[0], inverse: inverse, determinant: determinant)
        return .plane(
          VectorPushforward(map, of: ProductDensity(try chosenBase(default: Normal()), count: map.dimension)))
      }
      if determinant != nil { throw Self.noDeterminant }
      let map = try FormulaMap(forward: forward[0], inverse: inverse, derivative: derivative, on: on ?? .line)
      return .line(try onBase(map, Normal()))
    } catch let error as FormulaError {
      throw UsageError("that formula can't be read\n\(error.description)")
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("\(error)")
    }
  }

  private static let noDeterminant = UsageError(
    "--determinant is a claim about a map in D dimensions, for (8) and (2); on the line it is --derivative")

  /// Each step is defined on the range of the one before; with a single one go the claims about it.
  private func typedChain() throws -> Chain {
    var steps: [any ScalarMap] = []
    var domain = on ?? .line
    for formula in forward {
      let step = try FormulaMap(forward: formula, inverse: inverse, derivative: derivative, on: domain)
      steps.append(step)
      domain = step.range
    }
    return Chain(steps)
  }

  private func chosenBase(default base: any Density) throws(UsageError) -> any Density {
    guard let name = self.base else { return base }
    if let base = Catalogue.base(named: name) { return base }
    throw UsageError(
      "there is no base '\(name)'\(suggestion(name, Catalogue.bases.map(\.name))); the known ones: verify-eq list"
    )
  }

  /// The pushforward, on the base and the interval that were asked for.
  private func onBase(_ map: any ScalarMap, _ default: any Density) throws(UsageError) -> Pushforward {
    let base = try chosenBase(default: `default`)
    guard let on else { return Pushforward(map, of: base) }
    guard let conditioned = Conditioned(base, to: on) else {
      throw UsageError(
        "the \(base.name) base has no mass on \(decimal(on.lower))...\(decimal(on.upper)); its support is (\(decimal(base.support.lower)), \(decimal(base.support.upper)))"
      )
    }
    return Pushforward(map, of: conditioned)
  }
}
