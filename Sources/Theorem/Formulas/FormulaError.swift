/// What is wrong with a formula, where, and what to type next.
public struct FormulaError: Error, Hashable, Sendable {
  /// What kind of thing is wrong, for a program to tell apart.
  public enum Kind: String, Sendable, CaseIterable {
    /// There is nothing to read.
    case empty
    /// The text is longer than any formula need be.
    case tooLong
    /// More is nested than evaluating it could bear.
    case tooDeep
    /// A character that no formula has, or not here.
    case unexpectedCharacter
    /// The text ends where something is still to come.
    case unexpectedEnd
    /// A parenthesis without its fellow.
    case unbalancedParenthesis
    /// Two numbers or names side by side, as in 2z.
    case missingOperator
    /// A name that is neither a function, nor a constant, nor a variable.
    case unknownName
    /// A variable of another letter, or beyond the dimension.
    case wrongVariable
    /// A function with too many arguments or too few.
    case wrongArgumentCount
    /// A number that is too large to read.
    case numberOutOfRange
    /// The number of components and the number of variables don't fit.
    case wrongDimension
  }

  /// What kind of thing is wrong.
  public let kind: Kind
  /// The whole text that was parsed.
  public let formula: String
  /// How many characters of `formula` come before the place; at most its length.
  public let position: Int
  /// What is wrong and what to type instead, in one line.
  public let message: String
}

extension FormulaError: CustomStringConvertible {
  /// The most columns of a formula that are shown.
  private static let columns = 72

  /// Three lines: the formula, or as much of it as fits around the place; a caret under the place; the message.
  public var description: String {
    let characters = Array(formula)
    // A window that ends some way after the place, so that both sides of it can be seen.
    let start = characters.count <= Self.columns ? 0 : Swift.max(0, position - Self.columns / 2)
    let end = Swift.min(characters.count, start + Self.columns)
    let shown = characters[Swift.min(start, end)..<end].map(Self.printable)
    let before = shown.prefix(position - start)
    let head = start > 0 ? "..." : ""
    let tail = end < characters.count ? "..." : ""
    let indent = head.count + before.reduce(0) { $0 + Self.width($1) }
    return head + String(shown) + tail + "\n" + String(repeating: " ", count: indent) + "^\n" + message
  }

  /// A line break or a tab would move the caret away from its place.
  private static func printable(_ character: Character) -> Character {
    if character.isWhitespace { return " " }
    let invisible = character.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark: true
      default: false
      }
    }
    return invisible ? "\u{FFFD}" : character
  }

  /// The columns that a terminal gives to a character: two for the wide ones of East Asia and for pictures.
  /// Source: Unicode Standard Annex #11, East Asian Width, its blocks of wide characters.
  private static func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return first.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
