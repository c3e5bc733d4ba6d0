import Containment
import Course
import ExerciseProtocol

/// Asks a compiled submission the questions of one exercise, and judges what it answers.
///
/// The program is told numbers and asked for numbers; the maps and the right answers stay here, so there is nothing in
/// its process to look up and no verdict to forge. Lines without the token are not listened to.
final class Interview {
  private let exercise: Exercise
  private let probes: [Probe]
  private let token: String
  private var answers: [Calling.Answer] = []
  /// Set where the program broke the rules of the conversation.
  private var nonsense: String?

  init(_ exercise: Exercise, _ set: ProbeSet) {
    self.exercise = exercise
    probes = exercise.probes(set)
    var generator = SystemRandomNumberGenerator()
    token = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
  }

  /// Runs `program` and judges it; throws where the machine, not the submission, is at fault.
  func finding(of program: String, _ compiler: Compiler, within limits: Limits) throws -> Finding {
    let talk = Conversation(opening: token + "\n" + call(0)) { self.reply(to: $0) }
    let finished = compiler.run(program, within: limits, talking: talk)
    if answers.contains(.unsolved) || answers.count == probes.count {
      return Finding(exercise.number, answers, to: probes)
    }
    let where_ = "at probe \(answers.count + 1) of \(probes.count), \(probes[answers.count].label)"
    func without(_ state: State, _ what: String) -> Finding {
      .noAnswers(exercise.number, state, "\(what) \(where_)")
    }
    switch finished.outcome {
    case .couldNotStart(let reason): throw MachineFault(reason: reason)
    case .timedOut:
      let wall = Feedback.number(limits.wallSeconds)
      return without(
        .timedOut, "no answer within \(limits.processorSeconds) s of processor time or \(wall) s on the clock"
      )
    case .outputLimit: return without(.trapped, "stopped after \(limits.outputBytes) bytes of output")
    case .memory: return without(.trapped, "out of memory, of which it has \(limits.memoryBytes >> 20) MB,")
    case .trapped(let signal):
      return without(.trapped, Ending.words(signal: signal, errors: finished.errors).onOneLine + ",")
    case .exited(let code):
      return without(.trapped, nonsense ?? "the program ended (exit code \(code)) before it answered")
    case .doesNotCompile(let why): return .noAnswers(exercise.number, .doesNotCompile, why)
    }
  }

  private func call(_ i: Int) -> String {
    let probe = probes[i]
    return "\(exercise.number) \(probe.oracles.count) \(encoded(probe.numbers))\n"
  }

  private func reply(to line: String) -> Conversation.Step {
    let words = line.split(separator: " ")
    guard words.count >= 2, words[0] == token, answers.count < probes.count else { return .nothing }
    switch words[1] {
    case "ask":
      let oracles = probes[answers.count].oracles
      guard words.count >= 3, let i = Int(words[2]), oracles.indices.contains(i) else {
        nonsense = "it asked for a function that it was not given"
        return .stop
      }
      return .say(encoded(oracles[i](decoded(words[3...]))) + "\n")
    case "answer": answers.append(.values(decoded(words[2...])))
    case "refused": answers.append(.refused)
    case "threw":
      // Whatever a submission says of itself is read by people and by terminals.
      answers.append(.threw(String(words[2...].joined(separator: " ").onOneLine.prefix(200))))
    default:
      answers.append(.unsolved)
      return .stop
    }
    return answers.count == probes.count ? .stop : .say(call(answers.count))
  }

  private func encoded(_ numbers: [Double]) -> String {
    numbers.map { String($0.bitPattern, radix: 16) }.joined(separator: " ")
  }

  private func decoded(_ words: ArraySlice<Substring>) -> [Double] {
    words.map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) }
  }
}

/// The machine is at fault, not a submission: nothing can be graded.
public struct MachineFault: Error, CustomStringConvertible {
  public let reason: String
  public init(reason: String) { self.reason = reason }
  public var description: String { reason }
}
