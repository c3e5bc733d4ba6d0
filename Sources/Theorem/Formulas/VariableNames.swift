/// The names that a reader gave to the variables of a formula, where they are not z, z1, z2, … or x, x1, x2, …
///
/// The order is that of appearance; of u1, u2, … or u0, u1, … it is that of the numbers.
struct VariableNames {
  /// In their order.
  let names: [String]

  /// Those that stand in `text` and are neither functions, nor constants, nor parameters.
  init(in text: String, besides parameters: Parameters) {
    var found: [String] = []
    for (name, isCalled) in Self.scanned(text) {
      let isCall = isCalled && FormulaNames.isCallable(name)
      if isCall || FormulaNames.reserved.contains(name) || parameters[name] != nil || found.contains(name) {
        continue
      }
      found.append(name)
    }
    names = Self.ordered(found)
  }

  /// Every name in the text, in order.
  static func words(in text: String) -> [String] { scanned(text).map(\.name) }

  /// Every name in the text, and whether a parenthesis follows it.
  private static func scanned(_ text: String) -> [(name: String, isCalled: Bool)] {
    let characters = Array(text)
    var found: [(String, Bool)] = []
    var i = 0
    while i < characters.count {
      guard FormulaParser.isLetter(characters[i]) else {
        // A number takes its e with it: 1e5.
        i += FormulaParser.isDigit(characters[i]) ? numberLength(characters, from: i) : 1
        continue
      }
      let end = characters[i...].prefix(while: FormulaParser.isWord).endIndex
      found.append((String(characters[i..<end]), characters[end...].first { !$0.isWhitespace } == "("))
      i = end
    }
    return found
  }

  private static func numberLength(_ characters: [Character], from start: Int) -> Int {
    var i = start
    func digits() { while i < characters.count, FormulaParser.isDigit(characters[i]) { i += 1 } }
    digits()
    if i < characters.count, characters[i] == "." {
      i += 1
      digits()
    }
    guard i < characters.count, characters[i] == "e" || characters[i] == "E" else { return i - start }
    let mark = i
    i += 1
    if i < characters.count, characters[i] == "+" || characters[i] == "-" { i += 1 }
    let first = i
    digits()
    return (i == first ? mark : i) - start
  }

  /// u2, u1 as u1, u2: one stem, with numbers that leave none out.
  private static func ordered(_ found: [String]) -> [String] {
    let parts = found.map { name -> (stem: String, number: Int)? in
      let digits = name.reversed().prefix { FormulaParser.isDigit($0) }.reversed()
      guard !digits.isEmpty, digits.count < name.count, let number = Int(String(digits)) else { return nil }
      return (String(name.dropLast(digits.count)), number)
    }
    guard let first = parts.first ?? nil, parts.allSatisfy({ $0?.stem == first.stem }) else { return found }
    let sorted = zip(found, parts).sorted { ($0.1?.number ?? 0) < ($1.1?.number ?? 0) }
    let start = sorted[0].1?.number ?? 0
    let isWhole = start <= 1 && sorted.enumerated().allSatisfy { $0.offset + start == $0.element.1?.number }
    return isWhole ? sorted.map(\.0) : found
  }

  /// Whether these are z, z1, …, or x, x1, …, which need no names.
  func areAll(_ letter: Formula.Letter) -> Bool { names.allSatisfy { Self.isVariable($0, letter) } }

  /// Whether `name` is the letter, alone or with a number.
  static func isVariable(_ name: String, _ letter: Formula.Letter) -> Bool {
    name.hasPrefix(letter.rawValue) && name.dropFirst().allSatisfy(FormulaParser.isDigit)
  }

  /// Whether they can all be variables: none is another spelling of a function, or a function and its argument run together, and
  /// none stands beside a numbered z.
  var arePlausible: Bool {
    names.allSatisfy { name in
      !FormulaNames.isMisspelled(name) && !(name.count > 1 && Self.isVariable(name, .z))
    }
  }

  /// Where letters that follow one another in the alphabet name the coordinates, their order is the alphabet's: x, y.
  var byAlphabet: [String] {
    let letters = names.compactMap { $0.count == 1 ? $0.first?.asciiValue : nil }.sorted()
    guard letters.count == names.count, let first = letters.first, let last = letters.last,
      Int(last - first) == letters.count - 1
    else { return names }
    return names.sorted()
  }
}

extension FormulaNames {
  static let reserved = Set(constants + words)
  static func isCallable(_ name: String) -> Bool {
    functions.contains(name) || synonyms[name.lowercased()] != nil || others.keys.contains(name.lowercased())
  }

  /// Whether a name that stands where a variable would is likelier a slip: PI, Exp, ln, sinz.
  static func isMisspelled(_ name: String) -> Bool {
    if functions.contains(name) { return true }
    let lower = name.lowercased()
    if lower != name, (functions + constants).contains(lower) && name.count > 1 { return true }
    if ["ln", "pow", "fabs", "inf", "nan"].contains(lower) { return true }
    return functions.contains { head in
      name.hasPrefix(head) && name.count > head.count
        && [Formula.Letter.z, .x].contains {
          VariableNames.isVariable(String(name.dropFirst(head.count)), $0)
        }
    }
  }
}
