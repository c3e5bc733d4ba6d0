import Foundation

// 0: nothing differs. 1: something does. 2: the command or the machine is at fault.
do {
  let code = try Command.run(Array(CommandLine.arguments.dropFirst()))
  guard fflush(nil) == 0 else {
    throw Usage("cannot write to stdout, \(String(cString: strerror(errno)))")
  }
  exit(code)
} catch {
  FileHandle.standardError.write(Data("notebook: \(error)\n".utf8))
  exit(2)
}
