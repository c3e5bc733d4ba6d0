/// Densities or maps of one name that differ in parameters, as they are typed: name(parameter, parameter).
public struct Family<Member: Sendable>: Sendable {
  /// A number that a member is told apart by.
  public struct Parameter: Sendable {
    /// What it is called, in a list and as a keyword.
    public let name: String
    /// What it is where none is given; nil where one has to be.
    public let standard: Double?
    /// What it has to be, as a reader is told, and whether a number is that.
    let condition: String
    let holds: @Sendable (Double) -> Bool

    /// Any finite number.
    static func real(_ name: String, _ standard: Double? = nil) -> Parameter {
      Parameter(name: name, standard: standard, condition: "a finite number") { $0.isFinite }
    }
    /// A finite number above 0.
    static func positive(_ name: String, _ standard: Double? = nil) -> Parameter {
      Parameter(name: name, standard: standard, condition: "above 0") { $0 > 0 && $0.isFinite }
    }
    /// Above 0, and no more than `most`.
    static func positive(_ name: String, _ standard: Double? = nil, upTo most: Double) -> Parameter {
      Parameter(name: name, standard: standard, condition: "above 0 and at most \(most.inFormula)") {
        $0 > 0 && $0 <= most
      }
    }
    /// Strictly between two numbers.
    static func between(_ name: String, _ low: Double, _ high: Double, _ standard: Double? = nil) -> Parameter
    {
      Parameter(name: name, standard: standard, condition: "between \(low.inFormula) and \(high.inFormula)") {
        low < $0 && $0 < high
      }
    }
    /// A finite number other than 0.
    static func nonzero(_ name: String, _ standard: Double? = nil) -> Parameter {
      Parameter(name: name, standard: standard, condition: "a finite number other than 0") {
        $0.isFinite && $0 != 0
      }
    }
    /// A whole number.
    static func whole(_ name: String, _ range: ClosedRange<Int>, _ standard: Double? = nil) -> Parameter {
      Parameter(
        name: name, standard: standard,
        condition: "a whole number from \(range.lowerBound) to \(range.upperBound)"
      ) { $0 == $0.rounded() && $0 >= Double(range.lowerBound) && $0 <= Double(range.upperBound) }
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
  /// Numbers that show what is typed.
  public let example: [Double]
  /// Other names that people type for the same, in small letters without - and _.
  let aliases: [String]
  /// Names under which other programs order or mean the parameters differently.
  let foreign: [String]
  /// Whether any number of numbers is taken, `parameters` being how they repeat.
  let isOpen: Bool
  let make: @Sendable ([Double]) -> Made

  init(
    _ name: String, _ parameters: [Parameter], formula: String, example: [Double], aliases: [String] = [],
    foreign: [String] = [], isOpen: Bool = false, make: @escaping @Sendable ([Double]) -> Made
  ) {
    (self.name, self.parameters, self.formula, self.example) = (name, parameters, formula, example)
    (self.aliases, self.foreign, self.isOpen, self.make) = (aliases, foreign, isOpen, make)
  }

  /// The name with the parameters' names and what they are unless given: "normal(mean = 0, deviation = 1)".
  public var signature: String {
    if parameters.isEmpty { return name }
    let list = parameters.map { p in p.standard.map { "\(p.name) = \($0.inFormula)" } ?? p.name }
    return "\(name)(\(list.joined(separator: ", "))\(isOpen ? ", ..." : ""))"
  }

  /// One to type: "gamma(2, 1)".
  public var typed: String { Self.spelled(name, example) }

  static func spelled(_ name: String, _ numbers: [Double]) -> String {
    numbers.isEmpty ? name : "\(name)(\(numbers.map(\.inFormula).joined(separator: ", ")))"
  }

  /// The member without parameters; nil where they have to be given.
  public var standard: Member? {
    let numbers = parameters.compactMap(\.standard)
    guard numbers.count == parameters.count, case .member(let member) = make(numbers) else { return nil }
    return member
  }

  /// The member of the example, which every family has.
  public var sample: Member? {
    let rest = isOpen ? [] : parameters.dropFirst(example.count).compactMap(\.standard)
    return if case .member(let member) = make(example + rest) { member } else { nil }
  }
}

extension Family {
  /// The member with the parameters of `call`; else a refusal of one line, with the one to type.
  func member(_ call: Call, _ option: String) throws(NotApplicable) -> Member {
    let example = "\(option) \"\(typed)\""
    if foreign.contains(Call.plain(call.name)), !call.arguments.isEmpty {
      throw NotApplicable(
        "'\(call.name)' has other parameters in other programs; here it is \(signature)", try: example)
    }
    var numbers: [Double?] = isOpen ? [] : Array(repeating: nil, count: parameters.count)
    for (index, argument) in call.arguments.enumerated() {
      let number = try call.number(argument)
      if isOpen {
        numbers.append(number)
        continue
      }
      numbers[try place(index, argument, call, example)] = number
    }
    var given: [Double] = []
    for (index, number) in numbers.enumerated() {
      let parameter = parameters[index % parameters.count]
      guard let number = number ?? parameter.standard else {
        throw NotApplicable("'\(call.text)' leaves out the \(parameter.name) of \(signature)", try: example)
      }
      guard parameter.holds(number) else {
        throw NotApplicable(
          "the \(parameter.name) of \(signature) is \(parameter.condition), and \(decimal(number)) is not",
          try: example)
      }
      given.append(number)
    }
    switch make(given) {
    case .member(let member): return member
    case .refused(let why): throw NotApplicable("'\(call.text)': \(why)", try: example)
    }
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
