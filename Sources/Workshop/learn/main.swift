import Kit
import Containment
import Foundation
import Grading

// 0: done, and nothing wrong. 1: something is wrong with an answer. 2: the command or the machine is at fault.
do {
  Scratch.removeWhenInterrupted()
  var command = Command(Arguments(Array(CommandLine.arguments.dropFirst())))
  let code = try command.run()
  try Terminal.flush()
  exit(code)
} catch {
  Terminal.say("learn: \(error)")
  exit(2)
}
