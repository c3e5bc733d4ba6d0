extension Catalogue {
  /// What an equation is shown on where nothing else is asked for: maps, chains of steps, maps of several dimensions.
  ///
  /// A base or an interval that is asked for takes the place of each map's own; a map that it gives no mass is left out, and
  /// `skipped` hears why.
  public static func subjects(
    for equation: Equation, _ choice: BaseChoice = BaseChoice(),
    skipped: (NotApplicable) -> Void = { _ in }
  ) -> [any Subject] {
    func onLine(_ maps: [any ScalarMap]) -> [any Subject] {
      maps.compactMap { map in
        do throws(NotApplicable) {
          let p = try subject(map, choice)
          let (base, domain) = (p.base.support, p.map.domain)
          guard domain.lower <= base.lower, base.upper <= domain.upper else {
            throw NotApplicable(
              "the \(p.base.name) base has mass outside (\(decimal(domain.lower)), \(decimal(domain.upper))), where it is defined"
            )
          }
          return p
        } catch {
          skipped(NotApplicable("'\(map.name)' is left out: \(error.reason)"))
          return nil
        }
      }
    }
    // A choice of base speaks of the line; in D dimensions each map keeps its own.
    let spaces: [any Subject] = choice.isDefault ? vectorPushforwards : []
    switch equation.kind {
    case .line: return onLine(scalarMaps)
    case .everywhere: return onLine(scalarMaps) + spaces.filter { $0.space?.map.hasClosedInverse ?? false }
    case .space: return spaces
    case .chain:
      return onLine(chains)
        + (equation.reads.contains(.determinant) ? spaces.filter { $0.stepCount > 1 } : [])
    }
  }

  /// The map of this name, on its own base or the one asked for; nil where there is none.
  public static func subject(
    named name: String, _ choice: BaseChoice = BaseChoice()
  ) throws(NotApplicable) -> (any Subject)? {
    let refused: (any ScalarMap)? = counterexamples.first { $0.name == name }
    if let map = refused ?? scalarMap(named: name) { return try subject(map, choice) }
    let others = vectorCounterexamples.map {
      VectorPushforward($0, of: ProductDensity(Normal(), count: $0.dimension))
    }
    guard let p = (vectorPushforwards + others).first(where: { $0.map.name == name }) else { return nil }
    guard choice.isDefault else {
      return VectorPushforward(p.map, of: try choice.product(p.map.dimension))
    }
    return p
  }

  /// Every name that `subject(named:)` knows.
  public static var names: [String] {
    scalarMaps.map(\.name) + counterexamples.map(\.name) + vectorMaps.map(\.name)
      + vectorCounterexamples.map(\.name)
  }

  private static func subject(
    _ map: any ScalarMap, _ choice: BaseChoice
  ) throws(NotApplicable) -> Pushforward {
    Pushforward(map, of: try choice.density(default: defaultBase(on: map.domain) ?? Normal()))
  }
}

extension Equation {
  /// What the equation is worked on where no map was given: the chapter's own.
  public var example: any Subject {
    switch kind {
    case .line, .everywhere: Pushforward(FallingSinh(), of: Normal())
    case .space: VectorPushforward(Catalogue.planeOfTheChapter, of: ProductDensity(Normal(), count: 2))
    case .chain: Pushforward(Catalogue.telltaleChain, of: Normal())
    }
  }
}
