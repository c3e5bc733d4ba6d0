import Kit
import Containment
import Course
import ExerciseProtocol
import Synchronization

/// The questions of a set, with what is right and what each mistake would answer: worked out once for a class.
final class Questions: Sendable {
  private let known = Mutex<[ProbeSet: [Int: [Probe]]]>([:])

  func probes(of exercise: Exercise, _ set: ProbeSet) -> [Probe] {
    if let probes = known.withLock({ $0[set]?[exercise.number] }) { return probes }
    let probes = exercise.probes(set)
    known.withLock { $0[set, default: [:]][exercise.number] = probes }
    return probes
  }
}

/// Asks a running submission the questions of some exercises, one after the other.
///
/// The program is told numbers and asked for numbers; the maps and the right answers stay here, so there is nothing in
/// its process to look up and no verdict to forge. Lines without the token are not listened to.
final class Interview {
  private let exercises: [Exercise]
  private let probes: [[Probe]]
  private let token: String
  /// Of each exercise that has been reached.
  private var answers: [[Calling.Answer]] = [[]]
  /// Set where the program broke the rules of the conversation.
  private var nonsense: String?

  init(_ exercises: [Exercise], _ set: ProbeSet, _ questions: Questions) {
    self.exercises = exercises
    probes = exercises.map { questions.probes(of: $0, set) }
    var generator = SystemRandomNumberGenerator()
    token = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
  }

  /// Runs `program` until all is answered, or it ends.
  func run(_ program: String, _ compiler: Compiler, within limits: Limits) throws -> Finished {
    let talk = Conversation(opening: token + "\n" + call()) { self.reply(to: $0) }
    let finished = compiler.run(program, within: limits, talking: talk)
    if case .couldNotStart(let reason) = finished.outcome { throw Failure(reason) }
    return finished
  }

  /// Runs `program`, and judges each exercise up to the first that it did not answer.
  func findings(of program: String, _ compiler: Compiler, within limits: Limits) throws -> [Finding] {
    _ = try run(program, compiler, within: limits)
    return exercises.indices.map(finding).prefix { $0 != nil }.compactMap(\.self)
  }

  /// What the i-th exercise's answers show; nil where some are missing.
  func finding(_ i: Int) -> Finding? {
    guard i < answers.count, isOver(i) else { return nil }
    return Finding(exercises[i].number, answers[i], to: probes[i])
  }

  private func isOver(_ i: Int) -> Bool {
    answers[i].last == .unsolved || answers[i].count == probes[i].count
  }

  /// The finding for the exercise that a run ended at, before it answered.
  func withoutAnswer(_ finished: Finished, _ limits: Limits) -> Finding {
    let (number, probes, count) = (exercises[at].number, probes[at], answers[at].count)
    let where_ = "at probe \(count + 1) of \(probes.count), \(probes[count].label)"
    func without(_ state: State, _ what: String) -> Finding {
      .noAnswers(number, state, "\(what) \(where_)")
    }
    switch finished.outcome {
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
    case .couldNotStart(let why), .doesNotCompile(let why): return without(.trapped, why)
    }
  }

  /// The exercise that is being asked.
  private var at: Int { answers.count - 1 }

  private func call() -> String {
    let probe = probes[at][answers[at].count]
    return "\(exercises[at].number) \(probe.functions.count) \(encoded(probe.numbers))\n"
  }

  private func reply(to line: String) -> Conversation.Step {
    let words = line.split(separator: " ")
    guard words.count >= 2, words[0] == token, !isOver(at) else { return .nothing }
    switch words[1] {
    case "ask":
      let functions = probes[at][answers[at].count].functions
      guard words.count >= 3, let i = Int(words[2]), functions.indices.contains(i) else {
        nonsense = "it asked for a function that it was not given"
        return .stop
      }
      return .say(encoded(functions[i](decoded(words[3...]))) + "\n")
    case "answer": answers[at].append(.values(decoded(words[2...])))
    case "refused": answers[at].append(.refused)
    case "threw":
      // Whatever a submission says of itself is read by people and by terminals.
      answers[at].append(.threw(String(words[2...].joined(separator: " ").onOneLine.prefix(200))))
    default: answers[at].append(.unsolved)
    }
    if isOver(at) {
      guard answers.count < exercises.count else { return .stop }
      answers.append([])
    }
    return .say(call())
  }

  private func encoded(_ numbers: [Double]) -> String {
    numbers.map { String($0.bitPattern, radix: 16) }.joined(separator: " ")
  }

  private func decoded(_ words: ArraySlice<Substring>) -> [Double] {
    words.map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) }
  }
}
