import Containment
import Course
import ExerciseProtocol
import Kit
import Synchronization

/// The questions of a set, with what is right and what each mistake would answer: worked out once for a class.
final class Questions: Sendable {
  private let known = Mutex<[ProbeSet: [Int: [ExerciseProbe]]]>([:])

  func probes(of exercise: Exercise, _ set: ProbeSet) -> [ExerciseProbe] {
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
  private let probes: [[ExerciseProbe]]
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
    let conversation = Conversation(opening: token + "\n" + call()) { self.reply(to: $0) }
    let finished = compiler.run(program, within: limits, conversation: conversation)
    if case .couldNotStart(let reason) = finished.outcome { throw Failure(reason) }
    return finished
  }

  /// Runs `program`, and judges each exercise up to the first that it did not answer.
  func findings(of program: String, _ compiler: Compiler, within limits: Limits) throws -> [ExerciseFinding] {
    _ = try run(program, compiler, within: limits)
    return exercises.indices.map(finding).prefix { $0 != nil }.compactMap(\.self)
  }

  /// What the i-th exercise's answers show; nil where some are missing.
  func finding(_ i: Int) -> ExerciseFinding? {
    guard i < answers.count, isOver(i) else { return nil }
    return ExerciseFinding(exercises[i].number, answers[i], to: probes[i])
  }

  private func isOver(_ i: Int) -> Bool {
    answers[i].last == .unsolved || answers[i].count == probes[i].count
  }

  /// The finding for the exercise that a run ended at, before it answered.
  func withoutAnswer(_ finished: Finished, _ limits: Limits) -> ExerciseFinding {
    let (number, probes, count) = (exercises[at].number, probes[at], answers[at].count)
    let where_ = "at probe \(count + 1) of \(probes.count), \(probes[count].label)"
    func without(_ state: ExerciseState, _ what: String) -> ExerciseFinding {
      .noAnswers(number, state, "\(what) \(where_)")
    }
    switch finished.outcome {
    case .timedOut:
      let wall = limits.wallSeconds.shortest
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
    return "\(exercises[at].number) \(probe.functions.count) \(Calling.encoded(probe.numbers))\n"
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
      return .say(Calling.encoded(functions[i](Calling.decoded(words[3...]))) + "\n")
    case "answer": answers[at].append(.values(Calling.decoded(words[2...])))
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
}

/// Asks a compiled submission about several exercises: together first, since starting a process costs more than an answer.
///
/// What is right in company is right. Whatever else came of it counts for nothing: one exercise may have disturbed
/// another. It is asked again in a process of its own, and only that counts.
struct SubmissionExamination {
  let program: String
  let set: ProbeSet
  let questions: Questions
  let compiler: Compiler
  let limits: Limits

  /// One finding for each exercise, in order; throws where the machine, not the submission, is at fault.
  func findings(_ exercises: [Exercise]) throws -> [ExerciseFinding] {
    var settled: [Int: ExerciseFinding] = [:]
    var remaining = exercises[...]
    while remaining.count > 1 {
      let interview = Interview(Array(remaining), set, questions)
      let answered = try interview.findings(of: program, compiler, within: companyLimits)
      for finding in answered where [.correct, .unsolved].contains(finding.state) {
        settled[finding.exercise] = finding
      }
      // It ended before it answered the next one, which is to be asked alone.
      remaining = remaining.dropFirst(answered.count + 1)
    }
    return try exercises.map { exercise in
      if let finding = settled[exercise.number] { return finding }
      let interview = Interview([exercise], set, questions)
      let finished = try interview.run(program, compiler, within: limits)
      return interview.finding(0) ?? interview.withoutAnswer(finished, limits)
    }
  }

  /// Nobody is blamed for what happens in company, so it need not take long.
  private var companyLimits: Limits {
    var short = limits
    short.wallSeconds = min(limits.wallSeconds, 3)
    return short
  }
}
