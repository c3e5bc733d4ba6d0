/// What a document shows as output against what its blocks printed.
struct Outputs {
  private let document: Document
  /// Nil where nothing needed to be run: then only quotations are looked at.
  private let evaluation: Evaluation?
  private let root: String

  init(_ document: Document, _ evaluation: Evaluation?, root: String) {
    self.document = document
    self.evaluation = evaluation
    self.root = root
  }

  /// What differs, each at the line of the block that shows it.
  var differences: [Difference] {
    document.fences.indices.compactMap { i in quotation(i) ?? output(of: i) }
  }

  private func quotation(_ i: Int) -> Difference? {
    let fence = document.fences[i]
    guard fence.label.file != nil else { return nil }
    do {
      let (shown, source) = (document.content(of: fence), try Quotation(root: root).lines(of: fence.label))
      guard shown != source else { return nil }
      return difference(
        at: fence.opening, "is not what \(fence.label.file ?? "") says now", shown, source)
    } catch {
      return difference(at: fence.opening, error.what, [], [])
    }
  }

  private func output(of i: Int) -> Difference? {
    guard let printed = evaluation?.printed[i] else { return nil }
    let fence = document.fences[i]
    guard fence.language != "console" else {
      let shown = document.content(of: fence)
      return agree(fence, shown, printed)
        ? nil : difference(at: fence.opening, "prints something else", shown, printed)
    }
    guard let output = fence.output.map({ document.fences[$0] }) else {
      return printed.isEmpty
        ? nil
        : difference(at: fence.opening, "prints something, and no text block below shows it", [], printed)
    }
    let shown = document.content(of: output)
    return agree(fence, shown, printed)
      ? nil : difference(at: output.opening, "is not what the block above prints", shown, printed)
  }

  private func agree(_ fence: Document.Fence, _ shown: [String], _ printed: [String]) -> Bool {
    fence.label.varies
      ? printed.isEmpty == shown.isEmpty
      : agreement(fence).agree(shown, printed)
  }

  private func agreement(_ fence: Document.Fence) -> Agreement { Agreement(tolerance: fence.label.tolerance) }

  private func difference(at line: Int, _ what: String, _ shown: [String], _ right: [String]) -> Difference {
    Difference(document.path, line: line + 1, what, diff: Difference.diff(shown, right))
  }

  /// The document's lines with every output that differs put right.
  var promoted: [String] {
    var lines = document.lines
    // From the end, so that the places of earlier blocks stay.
    for i in document.fences.indices.reversed() {
      guard let printed = evaluation?.printed[i] else { continue }
      let fence = document.fences[i]
      guard let place = fence.language == "console" ? fence : fence.output.map({ document.fences[$0] }) else {
        let below = printed.isEmpty ? [] : ["", "```text"] + printed + ["```"]
        lines.insert(contentsOf: below, at: fence.content.upperBound + 1)
        continue
      }
      let shown = document.content(of: place)
      guard !agree(fence, shown, printed) else { continue }
      if printed.isEmpty, fence.language != "console" {
        lines.removeSubrange(fence.content.upperBound + 1...place.content.upperBound)
      } else {
        lines.replaceSubrange(place.content, with: agreement(fence).shortened(printed, like: shown))
      }
    }
    return lines
  }
}
