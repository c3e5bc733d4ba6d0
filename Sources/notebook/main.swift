import Foundation

// 0: nothing differs. 1: something does. 2: the command or the machine is at fault.
do {
  exit(try Command.run(Array(CommandLine.arguments.dropFirst())))
} catch {
  FileHandle.standardError.write(Data("notebook: \(error)\n".utf8))
  exit(2)
}
