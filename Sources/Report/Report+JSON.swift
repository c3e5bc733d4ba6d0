import Theorem

extension Report {
  /// The version of the JSON below; it grows when a field changes its meaning or goes.
  public static let schemaVersion = 2

  /// The report as JSON, one object:
  ///
  /// - `schema`: 2, the version of this layout; `verdict`: "holds", "fails" or "undecided";
  /// - `checks`: an array of objects with `equation` (1 to 9), `map`, `base`, `claim`, `kind` ("comparison" or
  ///   "hypothesis"), `subject`, `left` and `right` (each `route`, `value`, `error`), `gap`, `allowed`, `because`,
  ///   `evidence`, `verdict`, `covers` (what was looked at, in words), `share` (of the base's mass, or null), `assumed`
  ///   (text or null), `note` (text or null), `seed` (integer or null).
  ///
  /// Numbers are written so that they read back as the same doubles; NaN and infinities, which JSON lacks,
  /// as the strings "nan", "inf" and "-inf".
  public func json(asked: Set<Evidence> = []) -> String {
    let objects = checks.map { check in
      """
          {"equation": \(check.equation.number), "map": \(quoted(check.map)), "base": \(quoted(check.base)), \
      "claim": \(quoted(check.claim)), "kind": "\(check.isComparison ? "comparison" : "hypothesis")", "subject": \(quoted(check.subject)),
           "left": \(side(check.left)),
           "right": \(side(check.right)),
           "gap": \(number(check.gap)), "allowed": \(number(check.allowed)), \
      "because": \(quoted(check.because)), "evidence": \(quoted(check.evidence.rawValue)), \
      "verdict": \(quoted(check.verdict.rawValue)),
           "covers": \(quoted(check.covers.words)), "share": \(check.covers.share.map(number) ?? "null"), \
      "assumed": \(check.covers.assumed.map(quoted) ?? "null"), "note": \(check.note.map(quoted) ?? "null"), \
      "seed": \(check.seed.map(String.init) ?? "null")}
      """
    }
    return """
      {
        "schema": \(Self.schemaVersion),
        "verdict": \(quoted(verdict(asked: asked).rawValue)),
        "checks": [
      \(objects.joined(separator: ",\n"))
        ]
      }

      """
  }

  private func side(_ side: Side) -> String {
    "{\"route\": \(quoted(side.route)), \"value\": \(number(side.value)), \"error\": \(number(side.error))}"
  }

  private func number(_ x: Double) -> String {
    x.isFinite ? x.description : quoted(decimal(x))
  }

  private func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
