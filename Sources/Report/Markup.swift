import Theorem

extension String {
  /// The text as XML and HTML show it: `&`, `<`, `>` and quotes written as references, so that no text of a reader's
  /// ever becomes a tag. Line ends and tabs become references too, which keeps them inside an attribute.
  /// Characters that XML 1.0 cannot hold (section 2.2: controls, U+FFFE, U+FFFF) are left out, and so are the
  /// controls U+007F to U+009F.
  package var markup: String {
    if utf8.allSatisfy(\.standsForItself) { return self }
    var out = ""
    out.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\t", "\n", "\r": out += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
      case "\u{FFFE}", "\u{FFFF}": break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension UInt8 {
  /// Whether this byte of UTF-8 is plain ASCII text that needs no reference.
  fileprivate var standsForItself: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: (0x20..<0x7F).contains(self)
    }
  }
}
