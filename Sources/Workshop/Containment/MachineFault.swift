/// The command or the machine is at fault, and nothing that was to be judged: one line, with what to do next.
public struct MachineFault: Error, CustomStringConvertible {
  public let reason: String
  public init(reason: String) { self.reason = reason }
  public var description: String { reason }
}
