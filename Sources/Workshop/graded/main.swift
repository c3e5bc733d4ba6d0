#if canImport(ExerciseCalls)
  import ExerciseCalls
  import ExerciseProtocol
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program that a submission is linked to. It holds no map, no density and no right answer: calls come in
/// on descriptor 4, every function that the exercise is given asks the judge on descriptor 3, and so do the
/// answers go out. Whatever else the submission prints or writes is not listened to, for want of the token.
private struct GradedChannel {
  let lines = fdopen(4, "r")
  var token = ""

  func words() -> [Substring] {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    guard let lines, getline(&line, &capacity, lines) > 0, let line else { exit(3) }
    return String(cString: line).split { $0 == " " || $0 == "\n" }
  }

  func say(_ text: String) {
    let bytes = Array("\(token) \(text)\n".utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(3, $0.baseAddress, $0.count) }
      if count <= 0 { exit(3) }
      sent += count
    }
  }

  /// Answers one call.
  func answerNext() {
    let call = words()
    guard call.count >= 2, let exercise = Int(call[0]), let count = Int(call[1]) else { exit(3) }
    let oracles: [Calling.Oracle] = (0..<count).map { i in
      { numbers in
        say("ask \(i) \(Calling.encoded(numbers))")
        return Calling.decoded(words())
      }
    }
    switch Calling.answer(toExercise: exercise, Calling.decoded(call[2...]), oracles) {
    case .values(let values): say("answer \(Calling.encoded(values))")
    case .unsolved: say("unsolved")
    case .refused: say("refused")
    case .threw(let error): say("threw \(error.split { $0.isNewline }.joined(separator: " "))")
    }
  }
}

private var channel = GradedChannel()
channel.token = channel.words().joined()
while true { channel.answerNext() }
