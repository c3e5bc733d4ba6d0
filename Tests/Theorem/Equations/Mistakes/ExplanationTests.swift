import Testing

@testable import Theorem

@Suite("Say why: an explanation from yours and wanted") struct ExplanationTests {
  private func derivative(_ forward: String, _ claim: String) throws -> (WrongAnswer, [String]) {
    let typed = try Typed(forward, derivative: claim).subject()
    let answer = try #require(Equation.eq5.answer(by: typed))
    let written = WrittenClaim(forward: forward, claim: claim, option: "--derivative")
    let lines = Explanation(of: answer)?.lines(about: answer, written: written, command: "verify-eq 5") ?? []
    return (answer, lines)
  }

  private func determinant(_ forward: String, _ claim: String) throws -> [String] {
    let typed = try Typed(forward, determinant: claim).subject()
    let answer = try #require(Equation.eq8.answer(by: typed))
    let written = WrittenClaim(forward: forward, claim: claim, option: "--determinant")
    return Explanation(of: answer)?.lines(about: answer, written: written, command: "verify-eq 8") ?? []
  }

  @Test func rightIsNotExplained() throws {
    for (f, claim) in [
      ("sinh(z)", "cosh(z)"), ("sinh(z)", "-cosh(z)"), ("z^3 + z", "1 + 3*z^2"), ("exp(z)", "exp(z)"),
      ("tanh(z)", "1 - tanh(z)^2"), ("z/3 + sin(z)/4", "1/3 + cos(z)/4"),
    ] {
      #expect(try derivative(f, claim).1 == [], "\(f) \(claim)")
    }
    for (f, claim) in [
      ("2*z1, 3*z2", "6"), ("z1, z2*exp(z1)", "exp(z1)"), ("z2, z1", "-1"), ("z2, z1", "1"),
      ("exp(z1), exp(z2), exp(z3)", "exp(z1 + z2 + z3)"),
    ] {
      #expect(try determinant(f, claim) == [], "\(f) \(claim)")
    }
  }

  @Test(
    "on the line: what is said, and what to type",
    arguments: [
      ("2*tanh(z)", "1 - tanh(z)^2", "2 stands in your f, and is missing", "2*(1 - tanh(z)^2)"),
      ("sinh(z)/3", "cosh(z)", "3 stands in your f, and is missing", "cosh(z)/3"),
      ("sin(2*z)/3 + z", "(3 + 2*cos(2*z))/6", "2 stands", "2*(3 + 2*cos(2*z))/6"),
      ("sinh(2*z)", "cosh(2*z)", "by the chain rule", "2*cosh(2*z)"),
      ("pi*sinh(z)", "cosh(z)", "pi stands in your f, and is missing", "pi*cosh(z)"),
      ("tanh(z)", "2*(1 - tanh(z)^2)", "2 stands in your f', and is one too many", "(1 - tanh(z)^2)"),
      ("exp(log(2)*z)", "exp(log(2)*z)", "A constant factor, log(2)", "log(2)*exp(log(2)*z)"),
      ("sinh(z)", "1.000001*cosh(z)", "1.000001 stands in your f'", "cosh(z)"),
      ("sinh(z)", "cosh(z)*1.000001", "1.000001 stands in your f'", "cosh(z)"),
      ("erf(z)", "exp(-z^2)", "constant factor", "2/sqrt(pi)*exp(-z^2)"),
      ("1 - sinh(z)/3", "cosh(z)", "3 stands in your f, and is missing", "-cosh(z)/3"),
      ("10^z", "10^z*2.302585", "2.302585 in your f' is log(10), with too few digits", "10^z*log(10)"),
      ("z/3", "3", "'multiplied'", "1/3"), ("2*z + 1", "4", "'twice'", "2"),
      ("1 - 5*z", "5.5", "constant factor", "-5"),
      ("1/(1 + exp(-2*z))", "x*(1 - x)", "2 stands in your f", "2*x*(1 - x)"),
      ("sinh(z)", "1/cosh(z)", "'multiplied'", "cosh(z)"),
      ("sinh(z)", "1", "'no-jacobian'", ""),
      ("sinh(z)", "cosh(z)^2", "'twice'", "sqrt(cosh(z)^2)"),
      ("sinh(z)", "sinh(z)", "'value-for-slope'", ""),
      ("sinh(z)", "1/cosh(z)^2", "|f'|^3", ""),
      ("sinh(z)", "cosh(z) + 1", "additive constant", "cosh(z)"),
      ("sinh(z)", "cosh(z) - 0.25", "additive constant", "cosh(z)"),
      ("sinh(z)", "cosh(max(z, 0))", "only where z < 0", ""),
      ("sinh(z)", "cosh(min(z, 1.25))", "only where z > 1.25", ""),
      ("sinh(z)", "cosh(max(z, -0.5))", "only where z < -0.5", ""),
      ("sinh(z)", "cosh(z) + 1e-9*sin(z)", "agrees to 9 digits", ""),
      ("2*sinh(z)", "1/cosh(z)", "'multiplied'", ""),
      ("sinh(z)", "cosh(z)*(1.5 + sin(9*z))", "none of the known", ""),
    ])
  func line(forward: String, claim: String, said: String, typed: String) throws {
    let lines = try derivative(forward, claim).1
    let text = lines.joined(separator: " ")
    #expect(text.contains(said), "\(lines)")
    let tried = lines.first { $0.hasPrefix("  Try") }
    if typed.isEmpty {
      #expect(tried == nil, "\(lines)")
    } else {
      #expect(tried == "  Try   verify-eq 5 --derivative \"\(typed)\"", "\(lines)")
    }
  }

  /// Whatever is offered to type is right: it has no explanation of its own.
  @Test func whatIsOfferedIsRight() throws {
    let maps = [
      ("2*tanh(z)", "2*(1 - tanh(z)^2)"), ("sinh(3*z)/7", "3*cosh(3*z)/7"), ("1 - exp(z)/2", "-exp(z)/2"),
    ]
    for (f, right) in maps {
      for wrong in [
        "(\(right))*2", "(\(right))/3", "1/(\(right))", "-(\(right))", "(\(right))^2", "(\(right)) + 0.5",
        "pi*(\(right))",
      ] {
        let lines = try derivative(f, wrong).1
        guard let tried = lines.first(where: { $0.hasPrefix("  Try") }) else { continue }
        let claim = String(tried.dropFirst("  Try   verify-eq 5 --derivative \"".count).dropLast())
        #expect(try derivative(f, claim).1 == [], "\(f) \(wrong): \(claim)")
      }
    }
  }

  @Test(
    "in D dimensions",
    arguments: [
      ("2*z1, 3*z2", "5", "'trace'"), ("2*z1, 3*z2", "2", "'first-entry'"),
      ("z1, z2*exp(z1)", "exp(-z1)", "'det-multiplied'"), ("z1, z2*exp(z1)", "1", "'no-determinant'"),
      ("z1*exp(z2), z2*exp(z3), z3*exp(z1) ", "exp(z1 + z2 + z3)", "'diagonal'"),
      ("sinh(z1), exp(z2), z3^3 + z3", "cosh(z1)*exp(z2)", "missing: that of coordinate 3"),
      ("sinh(z1), exp(z2), z3^3 + z3", "exp(z2)*(3*z3^2 + 1)", "missing: that of coordinate 1"),
      ("sinh(z1), exp(z2), z3^3 + z3", "cosh(z1)*exp(2*z2)*(3*z3^2 + 1)", "twice: that of coordinate 2"),
      ("sinh(z1), exp(z2), z3^3 + z3", "cosh(z1)*exp(-z2)*(3*z3^2 + 1)", "turned over: that of coordinate 2"),
      ("z2, sinh(z1), exp(z3)", "cosh(z1)", "missing: that of coordinate 3"),
      ("z1, z2*exp(z1)", "3*exp(z1)", "one too many"), ("z1, 3*z2*exp(z1)", "exp(z1)", "3 stands in your f"),
      ("z1, z2*exp(z1)", "exp(3*z1)", "|det|^2"), ("z1, z2*exp(z1)", "exp(z1)*1.000001", "1.000001 stands"),
      ("z1, z2*exp(z1)", "exp(z1) + 2", "additive constant"),
      ("z1, sinh(z2)", "cosh(min(z2, 0.7))", "only where z2 > 0.7"),
      ("sinh(z1), sinh(z2)", "cosh(z1)*cosh(z2)*(1.5 + sin(9*z2))", "none of the known"),
    ])
  func plane(forward: String, claim: String, said: String) throws {
    let lines = try determinant(forward, claim)
    #expect(lines.joined(separator: " ").contains(said), "\(lines)")
  }

  // MARK: Plain arrays, as a program's log-determinants come in

  /// Five probes of a map of D = 4 with the factors given; `yours` answers from the factors' logarithms.
  private func program(
    answering yours: ([Double]) -> Double
  ) -> (WrongAnswer, Explanation?) {
    let error = 1e-12
    let factors: [[Double]] = (0..<5).map { k in
      (0..<4).map { i -> Double in
        let turn = Double(3 * k + 7 * i + 1)
        return Double.sin(turn) * 0.8 + 0.1 * Double(i)
      }
    }
    let probes = factors.map { logs -> WrongAnswer.Probe in
      let sum = logs.reduce(0, +)
      return WrongAnswer.Probe(
        z: logs, x: logs.map { $0 * 2 + 1 }, yours: SignedLogarithm(log: yours(logs), error: error),
        wanted: SignedLogarithm(log: sum, error: error), slope: SignedLogarithm(log: sum, error: error),
        factors: logs.map { SignedLogarithm(log: $0, error: error) })
    }
    let answer = WrongAnswer(.logSlope, probes, factorNames: (1...4).map { "layer \($0)" })
    return (answer, Explanation(of: answer))
  }

  @Test func logarithmsOfAProgram() {
    typealias KnownMistake = ([Double]) -> Double
    let sum: KnownMistake = { $0.reduce(0, +) }
    func shifted(_ c: Double) -> KnownMistake { { sum($0) + c } }
    func times(_ c: Double) -> KnownMistake { { sum($0) * c } }
    func weighted(_ w: [Double]) -> KnownMistake { { zip($0, w).map { $0 * $1 }.reduce(0, +) } }
    func perFactor(_ eps: Double) -> KnownMistake {
      { $0.map { Double.log(Double.exp($0) + eps) }.reduce(0, +) }
    }
    var slips: [(String, KnownMistake)] = []
    slips += [("belongs to the inverse", times(-1)), ("missing: yours is 0", times(0))]
    slips += [
      ("Counted twice", times(2)), ("mean over the D = 4", times(0.25)), ("Summed D = 4 times", times(4)),
    ]
    slips += [("base 2", times(1 / Double.log(2))), ("base 10", times(1 / Double.log(10)))]
    slips += [("Minus the mean", times(-0.25)), ("Halved", times(0.5))]
    slips += [("log(2)", shifted(Double.log(2))), ("sqrt(2*pi)", shifted(0.5 * Double.log(2 * .pi)))]
    slips += [("(2*pi)^2", shifted(2 * Double.log(2 * .pi))), ("single precision", shifted(3.2e-8))]
    slips += [("The number itself", { Double.exp(sum($0)) }), ("The same number", { _ in 0.75 })]
    slips += [("missing: that of layer 3", weighted([1, 1, 0, 1]))]
    slips += [("twice: that of layer 1", weighted([2, 1, 1, 1]))]
    slips += [("turned over: that of layer 2", weighted([1, -1, 1, 1]))]
    slips += [
      ("Only layer 4", weighted([0, 0, 0, 1])), ("Only layer 1 to layer 2", weighted([1, 1, 0, 0])),
    ]
    slips += [
      ("Only layer 3 to layer 4", weighted([0, 0, 1, 1])), ("eps of 1e-6 inside each", perFactor(1e-6)),
    ]
    slips += [("eps of 1e-7 inside the", { Double.log(Double.exp(sum($0)) + 1e-7) })]
    slips += [("none of the known", { sum($0) + Double.sin(40 * $0[0]) })]
    for (said, slip) in slips {
      let (answer, found) = program(answering: slip)
      let lines = found?.lines(about: answer) ?? []
      #expect(lines.joined(separator: " ").contains(said), "\(said): \(lines)")
    }
    #expect(program(answering: sum).1 == nil)
    #expect(program(answering: shifted(0.9e-12)).1 == nil, "within the noise of the answers")
  }

  @Test func noValueWhereTheDeterminantIsNegative() {
    let probes = [-2.0, 0.5, -0.25, 1.5].map { det in
      WrongAnswer.Probe(
        z: [det, 0], x: [det, 0], yours: SignedLogarithm(log: Double.log(det)),
        wanted: SignedLogarithm(log: Double.log(abs(det))), slope: SignedLogarithm(Estimate(det)))
    }
    #expect(Explanation(of: WrongAnswer(.logSlope, probes)) == .noValue(count: 2, whereNegative: true))
  }

  @Test func twoMistakesAtOnce() throws {
    let p = Catalogue.pushforwards.first { $0.map.name == "falling-sinh" }!
    func density(_ formula: any DensityFormula, _ x: Double) -> Double { formula.density(of: p, at: x) }
    let right = try #require(Equation.eq5.answer(by: p))
    #expect(Explanation(of: right) == nil)
    func answers(_ yours: (Double, Double) -> Double) -> WrongAnswer {
      WrongAnswer(
        .density,
        right.probes.map { probe in
          let value = yours(probe.z[0], probe.x[0])
          return WrongAnswer.Probe(
            z: probe.z, x: probe.x, yours: SignedLogarithm(Estimate(value, error: 1e-14 * value.magnitude)),
            wanted: probe.wanted, slope: probe.slope)
        }, candidates: right.candidates)
    }
    func slope(_ z: Double) -> Double { -Double.cosh(z) / 3 }
    // P_Z(x) |f'(z)|: the base at x, and multiplied.
    let two = answers { z, x in Normal().density(x) * slope(z).magnitude }
    guard case .two(let first, let second) = Explanation(of: two) else {
      Issue.record("\(String(describing: Explanation(of: two)))")
      return
    }
    #expect(Set([first.id, second.id]).isSubset(of: ["base-at-x", "multiplied", "log-sign"]))
    let signed = answers { z, _ in Normal().density(z) / slope(z) }
    guard case .known(let named) = Explanation(of: signed) else {
      Issue.record("\(String(describing: Explanation(of: signed)))")
      return
    }
    #expect(named.map(\.id) == ["signed"])
    let half = answers { z, x in Normal().density(x) / slope(z).magnitude / 2 }
    guard case .knownAndFactor(let candidate, let c) = Explanation(of: half) else {
      Issue.record("\(String(describing: Explanation(of: half)))")
      return
    }
    #expect(candidate.id == "base-at-x" && c.name?.text == "1/2")
  }

  @Test func simpleNumbers() {
    for (value, text) in [
      (2.0, "2"), (0.5, "1/2"), (Double.pi, "pi"), (2.5066282746310002, "sqrt(2*pi)"),
      (0.6931471805599453, "log(2)"),
      (2.302585092994046, "log(10)"), (24, "24"), (0.75, "3/4"), (1000, "10^3"),
    ] {
      #expect(SimpleNumber.nearest(to: value, within: 1e-12 * value)?.text == text)
      // What it says is what it is worth.
      let number = SimpleNumber.nearest(to: value, within: 1e-12 * value)!
      #expect((try! Formula(number.text).evaluate(0.0) - value).magnitude <= 1e-12 * value)
    }
    for number in SimpleNumber.table {
      let typed = try! Formula(number.text).evaluate(0.0)
      #expect((typed - number.value).magnitude <= 1e-14 * number.value, "\(number.text)")
    }
    #expect(SimpleNumber.nearest(to: 1.2345678, within: 1e-12) == nil)
    #expect(SimpleNumber.nearest(to: 2, within: 0.01) == nil, "so wide an error finds one anywhere")
  }
}
