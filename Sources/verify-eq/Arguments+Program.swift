import Kit
import Programs
import Theorem

/// What was said of a program that answers in the map's place.
struct ProgramArguments {
  var forward: String?
  var inverse: String?
  var density: String?
  var draws: String?
  var dimension: Int?
  var steps: Int?
  var batches = false
  var table: String?
  var limits = TimeLimits()
  /// The option that was given first, for a message; nil where none was.
  var first: String?

  /// Takes an option of a program's; false where it is none.
  mutating func take(_ name: String, _ value: (String) throws(Failure) -> String) throws(Failure) -> Bool {
    switch name {
    case "--program": forward = try value("\"python3 flow.py\"")
    case "--inverse-program": inverse = try value("\"python3 flow.py inverse\"")
    case "--density-program": density = try value("\"python3 flow.py density\"")
    case "--sample-program": draws = try value("\"python3 flow.py draws\"")
    case "--table": table = try value("numbers.csv")
    // The most that is asked about: a Jacobian of D² entries is differenced at each probe.
    case "--dimension": dimension = try whole(name, try value("4"), 1...256, example: 4)
    case "--steps": steps = try whole(name, try value("3"), 1...1000, example: 4)
    case "--batches": batches = true
    case "--time-limit": limits.inAll = try seconds(name, try value("300"))
    case "--first-byte-limit": limits.toFirstByte = try seconds(name, try value("60"))
    default: return false
    }
    first = first ?? name
    return true
  }

  private func seconds(_ name: String, _ text: String) throws(Failure) -> Double {
    guard let s = Double(text), s > 0, s <= 86_400 else {
      throw Failure("\(name) takes seconds, up to a day, not '\(text)'; try: \(name) 300")
    }
    return s
  }

  /// What doesn't go together, in a line.
  func check(_ arguments: Arguments) throws(Failure) {
    guard let first else { return }
    if table != nil {
      if forward != nil {
        throw Failure("--table brings the numbers and --program makes them; give one of the two")
      }
      guard !arguments.forward.isEmpty else {
        throw Failure(
          "--table is checked against a typed map; try: --forward \"z1*exp(z2), z2\" --table numbers.csv")
      }
      return
    }
    guard forward != nil else {
      throw Failure(
        "\(first) goes with a program that answers x and log|det| for z; try: --program \"python3 flow.py\"")
    }
    guard dimension != nil else {
      throw Failure("--program needs to know how many numbers a point has; try: --dimension 4")
    }
    if arguments.map != nil || !arguments.forward.isEmpty {
      throw Failure("--program is a map of its own, and --map and --forward are others; give one of them")
    }
    if arguments.mistake != nil || arguments.hasClaims {
      throw Failure(
        "a program's claims are what it answers; leave out --mistake, --inverse, --derivative and --determinant"
      )
    }
  }

  /// The programs to ask; nil where none was given.
  func box(_ arguments: Arguments, progress: @escaping @Sendable (String) -> Void) throws -> BlackBox? {
    guard let forward, let dimension else { return nil }
    func program(_ command: String, _ what: String) -> Program {
      var program = Program(command, limits: limits)
      program.progress = { progress("\(what): \($0)") }
      return program
    }
    if dimension > 1, arguments.on != nil {
      throw Failure(
        "--on is for a program of one dimension; leave it out, or give a base that fits: --base uniform")
    }
    var box = BlackBox(dimension: dimension, forward: program(forward, "your program"))
    box.inverse = inverse.map { program($0, "the inverse") }
    box.density = density.map { program($0, "the density") }
    box.sampler = draws.map { program($0, "the draws") }
    box.steps = steps
    box.knowsBatches = batches
    box.base = try BaseChoice(arguments.base, on: arguments.intervals()).density(default: Normal())
    box.seed = arguments.seed ?? 1
    box.samples = arguments.samples ?? 10_000
    box.wantsMass = arguments.equation.map { $0 == .eq2 } ?? true
    return box
  }
}
