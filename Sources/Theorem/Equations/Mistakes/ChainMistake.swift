/// The wrong formulas for a chain's density, each a sibling of equation (9): with the stages z₀, …, z_K = x,
/// log P_Z(z₀) − Σ log |det ∂f_k/∂z_{k−1}|. On the line and in D dimensions alike.
///
/// s_k stands for |det ∂f_k/∂z_{k−1}|, on the line |f_k′(z_{k−1})|.
public struct ChainMistake: ChainFormula, Equatable {
  let wrong: any ChainFormula
  /// The same with all that is said of it.
  public let mistake: Mistake

  init(_ wrong: any ChainFormula, about equations: [Equation] = [.eq9], _ words: Mistake.Words) {
    self.wrong = wrong
    mistake = Mistake(
      wrong.id, .chain(wrong), about: equations, on: Pushforward(Catalogue.telltaleChain, of: Normal()), words
    )
  }

  public var id: String { wrong.id }
  public func density<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
    wrong.density(of: chain, along: stages)
  }
  public func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
    wrong.logDensity(of: chain, along: stages)
  }
  public static func == (a: ChainMistake, b: ChainMistake) -> Bool { a.id == b.id }

  /// In the order of the chapter.
  public static let allCases: [ChainMistake] = [
    allAtStart, allAtEnd, atOutput, wrongOrder, lastOnly, missing, doubled, mean, logOfSum, product, absOfLog,
    sign, noJacobian, baseAtEnd, signed,
  ]

  // MARK: Slopes at the wrong stage

  private struct AllAtStart: LogChainFormula {
    let id = "all-at-z0"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0])
        - chain.logAbsDeterminants(at: chain.maps.map { _ in stages[0] }).sum
    }
  }
  /// P_Z(z_0) / Π |f_k′(z_0)|.
  public static let allAtStart = ChainMistake(
    AllAtStart(),
    .init(
      "P_Z(z_0) / product of |f_k'(z_0)|",
      tempts: "Each layer's slope is taken at the chain's own input.",
      symptom: "hidden where the layers after the first are affine"))

  private struct AllAtEnd: LogChainFormula {
    let id = "all-at-x"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      let x = stages[stages.count - 1]
      return chain.logBase(stages[0]) - chain.logAbsDeterminants(at: chain.maps.map { _ in x }).sum
    }
  }
  /// P_Z(z_0) / Π |f_k′(x)|.
  public static let allAtEnd = ChainMistake(
    AllAtEnd(),
    .init(
      "P_Z(z_0) / product of |f_k'(x)|",
      tempts: "x is the point asked about, so every slope is taken there.",
      symptom: "hidden on affine layers"))

  private struct AtOutput: LogChainFormula {
    let id = "at-z_k"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0]) - chain.logAbsDeterminants(at: Array(stages.dropFirst())).sum
    }
  }
  /// P_Z(z_0) / Π |f_k′(z_k)|.
  public static let atOutput = ChainMistake(
    AtOutput(),
    .init(
      "P_Z(z_0) / product of |f_k'(z_k)|",
      tempts: "On the way back z_k is in hand before z_{k-1} is.",
      symptom: "off by one stage; hidden on affine layers"))

  private struct WrongOrder: LogChainFormula {
    let id = "wrong-order"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      let (z, passed) = chain.undoneFirstToLast(stages[stages.count - 1])
      return chain.logBase(z) - chain.logAbsDeterminants(at: passed).sum
    }
  }
  /// Inverses taken first to last.
  public static let wrongOrder = ChainMistake(
    WrongOrder(), about: [.eq1, .eq9],
    .init(
      "inverses taken first to last",
      tempts: "The loop over the layers is copied from the forward pass.",
      symptom: "z_0 differs: print both; hidden where layers commute"))

  // MARK: A factor too few or too many

  private struct LastOnly: LogChainFormula {
    let id = "one-layer"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      let logs = chain.logAbsDeterminants(at: stages)
      return chain.logBase(stages[0]) - logs[logs.count - 1]
    }
  }
  /// P_Z(z_0) / s_K.
  public static let lastOnly = ChainMistake(
    LastOnly(),
    .init(
      "P_Z(z_0) / s_K",
      tempts: "Only the layer that made x is thought to stretch it.",
      symptom: "got/want = the product of the other slopes"))

  private struct Missing: LogChainFormula {
    let id = "factor-missing"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0]) - Array(chain.logAbsDeterminants(at: stages).dropFirst()).sum
    }
  }
  /// P_Z(z_0) / (s_2 ⋯ s_K).
  public static let missing = ChainMistake(
    Missing(),
    .init(
      "P_Z(z_0) / (s_2 ... s_K)",
      tempts: "The loop starts at 1 and should have started at 0.",
      symptom: "got/want = s_1"))

  private struct Doubled: LogChainFormula {
    let id = "factor-twice"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      let logs = chain.logAbsDeterminants(at: stages)
      return chain.logBase(stages[0]) - logs.sum - logs[0]
    }
  }
  /// P_Z(z_0) / (s_1 s_1 s_2 ⋯ s_K).
  public static let doubled = ChainMistake(
    Doubled(),
    .init(
      "P_Z(z_0) / (s_1 s_1 s_2 ... s_K)",
      tempts: "The first layer's log-det initialises the sum and is added again by the loop.",
      symptom: "got/want = 1/s_1"))

  private struct NoJacobian: LogChainFormula {
    let id = "chain-no-jacobian"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S { chain.logBase(stages[0]) }
  }
  /// P_Z(z_0).
  public static let noJacobian = ChainMistake(
    NoJacobian(),
    .init(
      "P_Z(z_0)",
      tempts: "x is taken back to z_0, and its density with it, without its unit.",
      symptom: "got/want = the product of the slopes"))

  // MARK: The logarithms put together wrongly

  private struct Mean: LogChainFormula {
    let id = "mean"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0])
        - chain.logAbsDeterminants(at: stages).sum / S(Double(chain.maps.count))
    }
  }
  /// log P_Z(z_0) − mean of log s_k.
  public static let mean = ChainMistake(
    Mean(),
    .init(
      "log P_Z(z_0) - mean of log s_k",
      tempts: "`mean` is the habit of training code; a chain's log-dets add.",
      symptom: "the log gap is (1 - 1/K) of the log-det"))

  private struct LogOfSum: LogChainFormula {
    let id = "log-of-sum"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0]) - log(chain.logAbsDeterminants(at: stages).map { exp($0) }.sum)
    }
  }
  /// log P_Z(z_0) − log(s_1 + ⋯ + s_K).
  public static let logOfSum = ChainMistake(
    LogOfSum(),
    .init(
      "log P_Z(z_0) - log(s_1 + ... + s_K)",
      tempts: "The log is pulled out of a sum; it is the log of the product that is the sum.",
      symptom: "right where the slopes' sum equals their product"))

  private struct ProductOfLogs: LogChainFormula {
    let id = "product-of-logs"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0]) - chain.logAbsDeterminants(at: stages).reduce(1, *)
    }
  }
  /// log P_Z(z_0) − (log s_1) ⋯ (log s_K).
  public static let product = ChainMistake(
    ProductOfLogs(),
    .init(
      "log P_Z(z_0) - (log s_1) ... (log s_K)",
      tempts: "\"The product over k\" is kept after the logarithms are taken.",
      symptom: "no change at all where one layer has slope 1"))

  private struct AbsOfLog: LogChainFormula {
    let id = "abs-of-log"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0]) - chain.logAbsDeterminants(at: stages).map { abs($0) }.sum
    }
  }
  /// log P_Z(z_0) − Σ |log s_k|.
  public static let absOfLog = ChainMistake(
    AbsOfLog(),
    .init(
      "log P_Z(z_0) - sum of |log s_k|",
      tempts: "The bars of log|det| are put around the logarithm.",
      symptom: "right where every layer stretches; wrong where one shrinks"))

  private struct Sign: LogChainFormula {
    let id = "chain-log-sign"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[0]) + chain.logAbsDeterminants(at: stages).sum
    }
  }
  /// log P_Z(z_0) + Σ log s_k.
  public static let sign = ChainMistake(
    Sign(),
    .init(
      "log P_Z(z_0) + sum of log s_k",
      tempts: "\"Add the log-dets\": of the inverses, yes.",
      symptom: "the log gap is twice the log-det"))

  // MARK: The base at the wrong end, the bars forgotten

  private struct BaseAtEnd: LogChainFormula {
    let id = "base-at-end"
    func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.logBase(stages[stages.count - 1]) - chain.logAbsDeterminants(at: stages).sum
    }
  }
  /// P_Z(x) / (s_1 ⋯ s_K).
  public static let baseAtEnd = ChainMistake(
    BaseAtEnd(),
    .init(
      "P_Z(x) / (s_1 ... s_K)",
      tempts: "The base density is asked at the end of the chain instead of its start.",
      symptom: "got/want = P_Z(x) / P_Z(z_0)"))

  private struct Signed: ChainFormula {
    let id = "chain-signed"
    func density<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      zip(chain.maps, stages).reduce(exp(chain.logBase(stages[0]))) { $0 / $1.0.signedDeterminant($1.1) }
    }
  }
  /// P_Z(z_0) / (f_1′ ⋯ f_K′).
  public static let signed = ChainMistake(
    Signed(),
    .init(
      "P_Z(z_0) / (f_1' ... f_K')",
      tempts: "An even number of falling layers hides the missing bars.",
      symptom: "got/want = -1 where an odd number of layers fall"))
}

/// A chain's formula that is written in logarithms.
private protocol LogChainFormula: ChainFormula {}

extension LogChainFormula {
  func density<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
    exp(logDensity(of: chain, along: stages))
  }
}

extension Steps {
  func logBase<S: Scalar>(_ z: [S]) -> S { base.logDensity(z) }
}
