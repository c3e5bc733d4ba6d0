/// Densities or maps of one name that differ in parameters, as they are typed: name(parameter, parameter).
public struct Family<Member: Sendable>: Sendable {
  /// A number, or a list of numbers, that a member is told apart by.
  public struct Parameter: Sendable {
    /// What it is called, in a list and as a keyword.
    public let name: String
    /// What it is where none is given, one number unless it is a list; nil where one has to be.
    public let standard: [Double]?
    /// Whether it is a list, typed as [1, 2].
    public let isList: Bool
    /// What each number has to be, as a reader is told, and whether one is that.
    let condition: String
    let holds: @Sendable (Double) -> Bool

    private init(
      _ name: String, _ standard: [Double]?, isList: Bool = false, _ condition: String,
      holds: @escaping @Sendable (Double) -> Bool
    ) {
      (self.name, self.standard, self.isList) = (name, standard, isList)
      (self.condition, self.holds) = (condition, holds)
    }

    /// Any finite number.
    static func real(_ name: String, _ standard: Double? = nil) -> Parameter {
      Parameter(name, standard.map { [$0] }, "a finite number", holds: \.isFinite)
    }
    /// Finite numbers, as many as the family takes.
    static func reals(_ name: String, _ standard: [Double]) -> Parameter {
      Parameter(name, standard, isList: true, "a list of finite numbers", holds: \.isFinite)
    }
    /// A finite number above 0.
    static func positive(_ name: String, _ standard: Double? = nil) -> Parameter {
      Parameter(name, standard.map { [$0] }, "above 0") { $0 > 0 && $0.isFinite }
    }
    /// Above 0, and no more than `most`.
    static func positive(_ name: String, _ standard: Double? = nil, upTo most: Double) -> Parameter {
      Parameter(name, standard.map { [$0] }, "above 0 and at most \(most.inFormula)") {
        $0 > 0 && $0 <= most
      }
    }
    /// No further from 0 than `most`.
    static func real(_ name: String, _ standard: Double? = nil, within most: Double) -> Parameter {
      Parameter(name, standard.map { [$0] }, "from -\(most.inFormula) to \(most.inFormula)") {
        $0.magnitude <= most
      }
    }
    /// A whole number.
    static func whole(_ name: String, _ range: ClosedRange<Int>, _ standard: Double? = nil) -> Parameter {
      Parameter(
        name, standard.map { [$0] }, "a whole number from \(range.lowerBound) to \(range.upperBound)"
      ) { $0 == $0.rounded() && $0 >= Double(range.lowerBound) && $0 <= Double(range.upperBound) }
    }

    /// Numbers as they are typed for it: 0.5, or [1, 2].
    func spelled(_ numbers: [Double]) -> String {
      let list = numbers.map(\.inFormula).joined(separator: ", ")
      return isList ? "[\(list)]" : list
    }
  }

  /// What parameters come to: a member, or why they don't fit together.
  enum Made {
    case member(Member)
    case refused(String)
  }

  /// As it is typed.
  public let name: String
  /// In order.
  public let parameters: [Parameter]
  /// The formula, in z and the parameters.
  public let formula: String
  /// Numbers that show what is typed, of the first parameters; what those are unless given where it is empty.
  public let example: [Double]
  /// Other names that people type for the same, in small letters without - and _.
  let aliases: [String]
  /// Names under which other programs order or mean the parameters differently.
  let foreign: [String]
  let make: @Sendable ([[Double]]) -> Made

  /// A family of which some parameters are lists, all with a standard.
  init(
    lists name: String, _ parameters: [Parameter], formula: String, aliases: [String] = [],
    make: @escaping @Sendable ([[Double]]) -> Made
  ) {
    (self.name, self.parameters, self.formula, example) = (name, parameters, formula, [])
    (self.aliases, foreign, self.make) = (aliases, [], make)
  }

  /// A family whose parameters are numbers.
  init(
    _ name: String, _ parameters: [Parameter], formula: String, example: [Double], aliases: [String] = [],
    foreign: [String] = [], make: @escaping @Sendable ([Double]) -> Made
  ) {
    (self.name, self.parameters, self.formula, self.example) = (name, parameters, formula, example)
    (self.aliases, self.foreign, self.make) = (aliases, foreign, { make($0.map { $0[0] }) })
  }

  /// The name with the parameters' names and what they are unless given: "normal(mean = 0, deviation = 1)".
  public var signature: String {
    if parameters.isEmpty { return name }
    let list = parameters.map { p in p.standard.map { "\(p.name) = \(p.spelled($0))" } ?? p.name }
    return "\(name)(\(list.joined(separator: ", ")))"
  }

  /// One to type: "gamma(2, 1)".
  public var typed: String {
    let shown = example.isEmpty ? parameters.compactMap(\.standard) : example.map { [$0] }
    return Self.spelled(name, zip(parameters, shown).map { $0.spelled($1) })
  }

  static func spelled(_ name: String, _ numbers: [Double]) -> String {
    spelled(name, numbers.map(\.inFormula))
  }
  private static func spelled(_ name: String, _ arguments: [String]) -> String {
    arguments.isEmpty ? name : "\(name)(\(arguments.joined(separator: ", ")))"
  }

  /// The member without parameters; nil where they have to be given.
  public var standard: Member? {
    let values = parameters.compactMap(\.standard)
    guard values.count == parameters.count, case .member(let member) = make(values) else { return nil }
    return member
  }

  /// The member of the example, which every family has.
  public var sample: Member? {
    let rest = parameters.dropFirst(example.count).compactMap(\.standard)
    return if case .member(let member) = make(example.map { [$0] } + rest) { member } else { nil }
  }
}

extension Family {
  /// Whether a call is one of this family, by its name or one that people type for it.
  func isNamed(by call: Call) -> Bool {
    let plain = Call.plain(call.name)
    return Call.plain(name) == plain || aliases.contains(plain) || foreign.contains(plain)
  }

  /// The member with the parameters of `call`; else a refusal of one line, with the one to type.
  func member(_ call: Call, _ option: String) throws(NotApplicable) -> Member {
    let example = "\(option) \"\(typed)\""
    if foreign.contains(Call.plain(call.name)), !call.arguments.isEmpty {
      throw NotApplicable(
        "'\(call.name)' has other parameters in other programs; here it is \(signature)", try: example)
    }
    var values: [[Double]?] = Array(repeating: nil, count: parameters.count)
    for (index, argument) in call.arguments.enumerated() {
      let place = try place(index, argument, call, example)
      guard values[place] == nil else {
        throw NotApplicable("'\(call.text)' gives the \(parameters[place].name) twice", try: example)
      }
      values[place] = try numbers(argument, parameters[place], call, example)
    }
    var given: [[Double]] = []
    for (parameter, value) in zip(parameters, values) {
      guard let value = value ?? parameter.standard else {
        throw NotApplicable("'\(call.text)' leaves out the \(parameter.name) of \(signature)", try: example)
      }
      if let wrong = value.first(where: { !parameter.holds($0) }) {
        throw NotApplicable(
          "the \(parameter.name) of \(signature) is \(parameter.condition), and \(decimal(wrong)) is not",
          try: example)
      }
      given.append(value)
    }
    switch make(given) {
    case .member(let member): return member
    case .refused(let why): throw NotApplicable("'\(call.text)': \(why)", try: example)
    }
  }

  /// A number, or the numbers in brackets where the parameter is a list.
  private func numbers(
    _ argument: Call.Argument, _ parameter: Parameter, _ call: Call, _ example: String
  ) throws(NotApplicable) -> [Double] {
    guard argument.text.first == "[", argument.text.last == "]" else {
      return [try call.number(argument.text, try: example)]
    }
    guard parameter.isList else {
      throw NotApplicable(
        "the \(parameter.name) of \(signature) is one number, not \(argument.text)", try: example)
    }
    var numbers: [Double] = []
    for text in split(String(argument.text.dropFirst().dropLast())) ?? [] {
      numbers.append(try call.number(text, try: example))
    }
    return numbers
  }

  /// Which parameter an argument is, by its keyword or by its place.
  private func place(
    _ index: Int, _ argument: Call.Argument, _ call: Call, _ example: String
  ) throws(NotApplicable) -> Int {
    guard let keyword = argument.keyword else {
      guard index < parameters.count else {
        let count = parameters.isEmpty ? "no parameters" : "\(parameters.count) at most"
        throw NotApplicable(
          "\(signature) takes \(count), and '\(call.text)' has \(call.arguments.count)", try: example)
      }
      return index
    }
    if let place = parameters.firstIndex(where: { Call.plain($0.name) == Call.plain(keyword) }) {
      return place
    }
    let names = parameters.map(\.name).joined(separator: ", ")
    // The one slip that gives a number, and a wrong one.
    let turned = [("scale", "rate"), ("rate", "scale")].first { keyword == $0.0 && names.contains($0.1) }
    let hint = turned.map { ": its \($0.1) is 1 over the \($0.0)" } ?? ""
    throw NotApplicable("'\(keyword)' is no parameter of \(signature)\(hint)", try: example)
  }
}
