/// What is wrong with the tags of a page, the first fault found; nil if each closes what was opened last, no id stands
/// twice, attributes are quoted and no bare `&` or `<` is left.
func tagFault(in page: String) -> String? {
  let void: Set<Substring> = ["meta", "input", "br", "link", "img"]
  var open: [Substring] = []
  var ids: Set<Substring> = []
  var rest = page[...]
  while let start = rest.firstIndex(of: "<") {
    if let fault = textFault(rest[..<start]) { return fault }
    rest = rest[start...].dropFirst()
    if rest.hasPrefix("!DOCTYPE html>") {
      rest = rest.dropFirst("!DOCTYPE html>".count)
      continue
    }
    guard let end = tagEnd(rest) else { return "a tag that never ends: \(rest.prefix(40))" }
    var tag = rest[..<end]
    rest = rest[end...].dropFirst()
    if tag.first == "/" {
      guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> closes what isn't open" }
      continue
    }
    let closesItself = tag.last == "/"
    if closesItself { tag.removeLast() }
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    guard !name.isEmpty else { return "a bare < before \(rest.prefix(20))" }
    if let id = value(of: "id", in: tag), !ids.insert(id).inserted { return "id \(id) twice" }
    if closesItself || void.contains(name) { continue }
    if name == "script" || name == "style" {
      guard
        let close = rest.split(separator: "</\(name)>", maxSplits: 1, omittingEmptySubsequences: false).first
      else { return "no </\(name)>" }
      rest = rest[close.endIndex...].dropFirst(name.count + 3)
      continue
    }
    open.append(name)
  }
  return open.last.map { "<\($0)> is never closed" } ?? textFault(rest)
}

/// The `>` that ends a tag: the first one outside quotes.
private func tagEnd(_ text: Substring) -> Substring.Index? {
  var quoted = false
  return text.indices.first { index in
    if text[index] == "\"" { quoted.toggle() }
    return !quoted && text[index] == ">"
  }
}

private func textFault(_ text: Substring) -> String? {
  for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
    let name = piece.prefix { $0 != ";" }
    let isReference = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "#" }
    if name.endIndex == piece.endIndex || !isReference { return "a bare & before \(piece.prefix(20))" }
  }
  return nil
}

private func value(of attribute: String, in tag: Substring) -> Substring? {
  let parts = tag.split(separator: " \(attribute)=\"", maxSplits: 1)
  return parts.count == 2 ? parts[1].prefix { $0 != "\"" } : nil
}
