extension Explanation {
  /// The simplest explanation that fits; nil where every answer is right.
  public init?(of answer: WrongAnswer) {
    guard let found = ExplanationSearch(answer).found else { return nil }
    self = found
  }
}

/// The search behind `Explanation`, simplest first.
struct ExplanationSearch {
  let answer: WrongAnswer
  let probes: [WrongAnswer.Probe]

  init(_ answer: WrongAnswer) {
    self.answer = answer
    probes = answer.probes
  }

  /// The one number that yours/wanted is at every probe, if it is.
  var constantFactor: Explanation.Constant? { factor(probes.map(\.ratio)) }

  var found: Explanation? {
    let wrong = answer.wrong
    guard !wrong.isEmpty else { return nil }
    let all = Array(probes.indices)
    let silent = wrong.filter { !(probes[$0].yours.log < .infinity) && probes[$0].wanted.log.isFinite }
    if let known = known(all) {
      // Of exp(sigma z) the value and sigma times the right slope are one number: the factor is likelier.
      if case .known(let ones) = known, ones.allSatisfy({ $0.id == DensityMistake.valueForSlope.id }),
        let factor = constantFactor, factor.name != nil
      {
        return .factor(factor)
      }
      return known
    }
    if !silent.isEmpty {
      return .noValue(
        count: silent.count,
        whereNegative: all.allSatisfy { silent.contains($0) == probes[$0].slope.isNegative })
    }
    // Where the right density is 0, or either is beyond the doubles, there is no ratio.
    let usable = all.filter { probes[$0].ratio.isFinite }
    let usableWrong = wrong.filter(usable.contains)
    if wrong.count == usableWrong.count, let whole = whole(usable) { return whole }
    if let imprecise = imprecise(usable), wrong.count == usableWrong.count { return imprecise }
    if wrong.count < all.count {
      return .only(region(wrong), usableWrong.count == wrong.count ? whole(usableWrong, isPart: true) : nil)
    }
    let ratios = usable.map { Double.exp(probes[$0].ratio.log) * (probes[$0].ratio.isNegative ? -1 : 1) }
    return .unknown(from: ratios.min() ?? .nan, to: ratios.max() ?? .nan)
  }

  // MARK: One pattern for all of some probes

  /// A pattern that fits each of these probes; of a part of them less is believed.
  private func whole(_ some: [Int], isPart: Bool = false) -> Explanation? {
    guard !some.isEmpty else { return nil }
    if isPart, let known = known(some) { return known }
    if let sum = signOrNothing(some) { return sum }
    if let found = ofLogarithms(some) { return found }
    if let factor = factor(some.map { probes[$0].ratio }, isPart: isPart) {
      return isMinusOne(factor) ? .sign : precise(factor, some)
    }
    if let sign = signOnly(some) { return sign }
    guard some.count >= 3 else { return nil }
    if answer.quantity.isLogarithm, let slip = notLogarithm(some) { return slip }
    if let power = power(some) { return .power(power) }
    if let found = factorMistake(some) { return found }
    return sameNumber(some) ?? knownAndFactor(some) ?? two(some) ?? powerAndFactor(some) ?? offset(some)
  }

  /// A program's log |f′| that is minus the right one, or 0 throughout; on a map of constant slope these come before a factor.
  private func signOrNothing(_ some: [Int]) -> Explanation? {
    guard answer.quantity == .logSlope, hasOneSign(some) else { return nil }
    let powers = [-1.0, -2].filter { p in
      some.allSatisfy { i in
        let (ratio, size) = (probes[i].ratio, size(i))
        return (ratio.log - p * size.log).magnitude <= ratio.error + p.magnitude * size.error
      }
    }
    return powers.first.map { .power($0) }
  }

  private typealias Constant = Explanation.Constant

  private func isMinusOne(_ c: Constant) -> Bool { (c.value + 1).magnitude <= c.error }

  private func known(_ some: [Int]) -> Explanation? {
    // A bound of infinity, as where an enclosure reaches to infinity, names nothing.
    let fitting = answer.candidates.filter { candidate in
      some.allSatisfy {
        candidate.values[$0].error.isFinite && candidate.values[$0].agrees(with: probes[$0].yours)
      }
    }
    return fitting.isEmpty ? nil : .known(fitting)
  }

  /// The number that all ratios may be: what is common to their bounds.
  private func factor(_ ratios: [SignedLogarithm], isPart: Bool = false) -> Constant? {
    guard ratios.allSatisfy({ $0.isFinite && $0.isNegative == ratios[0].isNegative }),
      let log = common(ratios.map { ($0.log - $0.error, $0.log + $0.error) })
    else { return nil }
    // One probe has some ratio always; it tells something where that is a number that people write.
    let c = Double.exp(log.value) * (ratios[0].isNegative ? -1 : 1)
    let constant = Constant(c, error: Swift.max(c.magnitude * Double.expm1(log.error), 4 * c.ulp))
    if ratios.count < 2, constant.name == nil, !isMinusOne(constant) { return nil }
    return constant
  }

  func common(_ ranges: [(Double, Double)]) -> Estimate? {
    let lower = ranges.map(\.0).max() ?? -.infinity
    let upper = ranges.map(\.1).min() ?? .infinity
    guard lower <= upper, lower.isFinite, upper.isFinite else { return nil }
    return Estimate(lower / 2 + upper / 2, error: (upper - lower) / 2)
  }

  /// A constant so near 1 that single precision explains it.
  private func precise(_ c: Constant, _ some: [Int]) -> Explanation {
    let gap = (c.value - 1).magnitude
    guard gap > c.error, gap <= 0x1p-23 * Double(answer.dimension), c.error < gap / 4 else {
      return .factor(c)
    }
    // A claim such as 1.0000001 f′ is a factor; in a program's logarithms it is a rounded constant.
    return answer.quantity.isLogarithm ? .imprecise(digits: digits(gap), .singlePrecision) : .factor(c)
  }

  /// Right in size everywhere, and of the wrong sign at some of the probes.
  private func signOnly(_ some: [Int]) -> Explanation? {
    let sizes = some.allSatisfy { i in
      let ratio = probes[i].ratio
      return ratio.log.magnitude <= ratio.error
    }
    guard sizes else { return nil }
    let negative = some.filter { probes[$0].ratio.isNegative }
    return negative.count == some.count ? .sign : .only(region(negative), .sign)
  }

  /// |f′| of the probe to the power with which it enters.
  func size(_ i: Int) -> SignedLogarithm { probes[i].slope }

  /// From what spread of log |f′| on a power of it is told from a factor, and from what distance on two |f′| count as two.
  ///
  /// Choices, for a name is no verdict: where |f′| spreads by 5 %, a power is known to twenty times its ratios' error.
  private static let (spread, distance) = (0.05, 0.01)

  /// The logarithms of |f′| must differ for a power of it to be told from a factor.
  private func bends(_ some: [Int]) -> Bool {
    let sizes = some.map { size($0) }
    guard sizes.allSatisfy(\.isFinite) else { return false }
    return (sizes.map(\.log).max() ?? 0) - (sizes.map(\.log).min() ?? 0) > Self.spread
  }

  /// How many different |f′| there are among the probes. Two, as of a map with one kink, fit some power of it and a factor always.
  private func sizes(_ some: [Int]) -> Int {
    let logs = some.map { size($0).log }.sorted()
    return 1 + zip(logs, logs.dropFirst()).count { $1 - $0 > Self.distance }
  }

  func hasOneSign(_ some: [Int]) -> Bool { some.allSatisfy { !probes[$0].ratio.isNegative } }

  /// yours/wanted = |f′|^p.
  private func power(_ some: [Int]) -> Double? {
    guard bends(some), hasOneSign(some) else { return nil }
    let slopes = some.compactMap { i -> (Double, Double)? in
      let (ratio, size) = (probes[i].ratio, size(i))
      // Near |f′| = 1 every power is as good as any other: it must only be near 1 itself.
      guard size.log.magnitude > Self.distance else {
        return ratio.log.magnitude <= ratio.error + 64 * size.log.magnitude ? (-.infinity, .infinity) : (1, 0)
      }
      let p = ratio.log / size.log
      let error = (ratio.error + p.magnitude * size.error) / size.log.magnitude
      return (p - error, p + error)
    }
    return common(slopes).map(rounded).flatMap { p in
      p == 0 || sizes(some) < 3 && p != p.rounded() ? nil : p
    }
  }

  /// The simple fraction that an exponent may be, or as many digits as are known.
  private func rounded(_ p: Estimate) -> Double {
    for q in 1...12 {
      let near = (p.value * Double(q)).rounded() / Double(q)
      if (near - p.value).magnitude <= p.error + near.magnitude.ulp { return near }
    }
    return p.value
  }

  /// log yours = log wanted + p log |f′| + log c, by the two probes that lie farthest apart in |f′|, if the others agree.
  private func powerAndFactor(_ some: [Int]) -> Explanation? {
    guard some.count >= 4, bends(some), sizes(some) >= 3, hasOneSign(some) else { return nil }
    let ordered = some.sorted { size($0).log < size($1).log }
    let (low, high) = (ordered[0], ordered[ordered.count - 1])
    let run = size(high).log - size(low).log
    let p = (probes[high].ratio.log - probes[low].ratio.log) / run
    let error =
      (probes[high].ratio.error + probes[low].ratio.error
        + p.magnitude * (size(high).error + size(low).error)) / run
    let exponent = rounded(Estimate(p, error: error))
    guard exponent != 0 else { return nil }
    let rest = some.map { i in
      SignedLogarithm(
        log: probes[i].ratio.log - exponent * size(i).log,
        error: probes[i].ratio.error + exponent.magnitude * size(i).error)
    }
    return factor(rest).map { .powerAndFactor(exponent, $0) }
  }

  /// Two known mistakes, neither of which is right here by itself, whose ratios to what is right multiply to yours.
  private func two(_ some: [Int]) -> Explanation? {
    let deviations = answer.candidates.map { candidate in
      (candidate, some.map { candidate.values[$0] / probes[$0].wanted })
    }.filter { candidate, ratios in
      ratios.allSatisfy(\.isFinite) && some.contains { !candidate.values[$0].agrees(with: probes[$0].wanted) }
    }
    for (i, first) in deviations.enumerated() {
      for second in deviations[(i + 1)...] {
        let fits = some.indices.allSatisfy { k in
          (first.1[k] * second.1[k]).agrees(with: probes[some[k]].ratio)
        }
        if fits { return .two(first.0, second.0) }
      }
    }
    return nil
  }

  private func knownAndFactor(_ some: [Int]) -> Explanation? {
    for candidate in answer.candidates {
      let ratios = some.map { probes[$0].yours / candidate.values[$0] }
      if let c = factor(ratios), c.name != nil { return .knownAndFactor(candidate, c) }
    }
    return nil
  }

  /// The determinant's factors: one missing, twice or inverted; or only one, the first few or the last few of them.
  private func factorMistake(_ some: [Int]) -> Explanation? {
    let names = answer.factorNames
    guard names.count >= 2 else { return nil }
    var ways: [(Explanation.FactorMistake, [Int])] = []
    for k in names.indices { ways += [(.missing, [k]), (.twice, [k]), (.inverted, [k])] }
    for k in names.indices { ways.append((.onlyThese, [k])) }
    for k in names.indices.dropFirst(2) { ways.append((.onlyThese, Array(0..<k))) }
    for k in names.indices.dropFirst().dropLast() { ways.append((.onlyThese, Array(k..<names.count))) }
    for (kind, which) in ways where names.count > which.count {
      let fits = some.allSatisfy { i in
        let sum = which.reduce(SignedLogarithm(log: 0)) { $0 * size(of: probes[i].factors[$1]) }
        let change =
          switch kind {
          case .missing: SignedLogarithm(log: 0) / sum
          case .twice: sum
          case .inverted: SignedLogarithm(log: 0) / (sum * sum)
          case .onlyThese: sum / size(of: probes[i].slope)
          }
        let expected = answer.quantity.power > 0 ? change : SignedLogarithm(log: 0) / change
        return expected.agrees(with: size(of: probes[i].ratio)) && !probes[i].ratio.isNegative
      }
      if fits { return .factors(kind, which.map { names[$0] }) }
    }
    return nil
  }

  private func size(of number: SignedLogarithm) -> SignedLogarithm {
    SignedLogarithm(log: number.log, error: number.error)
  }

  /// What the reader's own f′ or det must have been, less the right one.
  private func offset(_ some: [Int]) -> Explanation? {
    guard answer.quantity != .logDensity, some.count >= 3 else { return nil }
    let gaps = some.map { i -> (Double, Double) in
      let ratio = probes[i].ratio
      let right = Double.exp(size(i).log) * (size(i).isNegative ? -1 : 1)
      let power = answer.quantity.power
      let claimed = right * Double.exp(Double(power) * ratio.log) * (ratio.isNegative ? -1 : 1)
      let error =
        claimed.magnitude * Double.expm1(ratio.error + size(i).error)
        + right.magnitude * Double.expm1(size(i).error) + 4
        * Swift.max(claimed.magnitude, right.magnitude).ulp
      return (claimed - right - error, claimed - right + error)
    }
    guard let c = common(gaps), c.value.magnitude > 4 * c.error else { return nil }
    let constant = Constant(c.value, error: c.error)
    let rights = some.map { Double.exp(size($0).log) }
    // An eps is tiny beside what it is added to: it leaves the digits of a number that is merely imprecise.
    if answer.quantity == .logSlope, c.value > 0, c.value < Self.imprecision * (rights.max() ?? 1) {
      return .imprecise(digits: digits(worstGap(some)), .epsilon(c.value, perFactor: false))
    }
    return .offset(constant)
  }

  /// A logarithm where the number is asked for, or c times the logarithm that is.
  private func ofLogarithms(_ some: [Int]) -> Explanation? {
    guard some.count >= 3 else { return nil }
    if answer.quantity == .density {
      let fits = some.allSatisfy { i in
        let (yours, wanted) = (probes[i].yours, probes[i].wanted)
        let value = Double.exp(yours.log) * (yours.isNegative ? -1 : 1)
        return (value - wanted.log).magnitude <= value.magnitude * Double.expm1(yours.error) + wanted.error
      }
      return fits ? .logarithm : nil
    }
    guard answer.quantity == .logDensity else { return nil }
    let quotients = some.compactMap { i -> (Double, Double)? in
      let (yours, wanted) = (probes[i].yours, probes[i].wanted)
      // Near log 1 = 0 a quotient says nothing.
      guard wanted.log.magnitude > 0x1p-10 else { return nil }
      let c = yours.log / wanted.log
      let error = (yours.error + c.magnitude * wanted.error) / wanted.log.magnitude
      return (c - error, c + error)
    }
    guard quotients.count >= 3, let c = common(quotients), (c.value - 1).magnitude > c.error else {
      return nil
    }
    return .scaledLogarithm(Constant(c.value, error: Swift.max(c.error, c.value.magnitude.ulp)))
  }

  private func notLogarithm(_ some: [Int]) -> Explanation? {
    let fits = some.allSatisfy { i in
      // yours, a logarithm, is the number itself: log yours' exponential = wanted.
      let wanted = Double.exp(probes[i].wanted.log)
      let error = wanted * Double.expm1(probes[i].wanted.error) + probes[i].yours.error
      return (probes[i].yours.log - wanted).magnitude <= error
    }
    return fits ? .notLogarithm : nil
  }

  private func sameNumber(_ some: [Int]) -> Explanation? {
    guard bends(some), let c = factor(some.map { probes[$0].yours }) else { return nil }
    return .constant(answer.quantity.isLogarithm ? Double.log(c.value) : c.value)
  }
}
