/// The command, its input or the machine is at fault, and nothing that was to be judged: one line that says what was wrong and
/// what to type next. Commands end with exit code 2.
package struct Failure: Error, Sendable, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}
