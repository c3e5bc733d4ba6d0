import Kit
import Foundation

// 0: nothing differs. 1: something does. 2: the command or the machine is at fault.
do {
  let code = try Command.run(Array(CommandLine.arguments.dropFirst()))
  try Terminal.flush()
  exit(code)
} catch {
  Terminal.say("notebook: \(error)")
  exit(2)
}
