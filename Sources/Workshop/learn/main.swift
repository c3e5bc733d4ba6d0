import Containment
import Foundation
import Grading

// 0: done, and nothing wrong. 1: something is wrong with an answer. 2: the command or the machine is at fault.
do {
  Scratch.removeWhenInterrupted()
  var command = Command(Arguments(Array(CommandLine.arguments.dropFirst())))
  exit(try command.run())
} catch {
  FileHandle.standardError.write(Data("learn: \(error)\n".utf8))
  exit(2)
}
