import Report
import ExerciseProtocol
import Theorem

/// An answer beside the right one, at one probe where they differ.
struct Comparison {
  private let probe: Probe
  private let got: Calling.Answer
  /// The first place where they differ.
  let place: Int
  private let wantedText: String
  private let gotText: String

  init(_ probe: Probe, _ got: Calling.Answer) {
    self.probe = probe
    self.got = got
    place = probe.right.differences(from: got).first ?? 0
    let absent = probe.part(at: place)?.absent ?? "nothing"
    let (want, have) = (probe.right.number(at: place), got.number(at: place))
    var texts = (want.map { decimal($0) } ?? absent, have.map { decimal($0) } ?? absent)
    if let want, let have { texts = Self.apart(want, have) }
    if case .refusal = probe.right.content { texts.0 = "HypothesisFails" }
    switch got {
    case .refused: texts.1 = "HypothesisFails"
    case .threw(let error): texts.1 = "the error \(error)"
    case .unsolved: texts.1 = "Unsolved"
    case .values: break
    }
    if case (.refusal, .values(let values)) = (probe.right.content, got) {
      texts.1 =
        values.prefix(4).map { decimal($0) }.joined(separator: ", ") + (values.count > 4 ? ", ..." : "")
    }
    (wantedText, gotText) = texts
  }

  /// Six digits, or as many more as it takes for the two to differ.
  static func apart(_ a: Double, _ b: Double) -> (String, String) {
    for digits in 6...17 {
      let texts = (decimal(a, digits: digits), decimal(b, digits: digits))
      if texts.0 != texts.1 { return texts }
    }
    return (decimal(a), decimal(b))
  }

  /// One sentence for a list: "x = 0.7 under 2*z + 1: got 0.4, want 0.1, ratio 4".
  var sentence: String {
    let name = probe.parts.count > 1 ? probe.part(at: place).map { "\($0.name): " } ?? "" : ""
    return "\(probe.label): \(name)got \(gotText), want \(wantedText)"
      + (ratio.map { ", ratio \(decimal($0, digits: 9))" } ?? "")
  }

  /// "= 4 times what is wanted", unless it is 1 to six digits.
  private var times: String {
    guard let ratio, decimal(ratio) != "1" else { return "" }
    return ratio == -1 ? "= minus what is wanted" : "= \(decimal(ratio)) times what is wanted"
  }

  private var ratio: Double? { Self.ratio(probe, got, place) }

  /// What was answered over what is right, where that is a number.
  static func ratio(_ probe: Probe, _ got: Calling.Answer, _ place: Int) -> Double? {
    guard let want = probe.right.number(at: place), let have = got.number(at: place), want != 0 else {
      return nil
    }
    let ratio = have / want
    return ratio.isFinite ? ratio : nil
  }

  /// The point worked, as lines for a screen.
  var worked: [String] {
    let hand = probe.byHand(place)
    let name = probe.parts.count > 1 ? probe.part(at: place).map { " \($0.name)" } ?? "" : ""
    let names = hand.steps.map(\.name) + ["wanted" + name]
    let width = 2 + (names.map(\.columns).max() ?? 0)
    let numberWidth = [wantedText, gotText].map(\.columns).filter { $0 < 20 }.max() ?? 0
    let signed = (hand.steps.map(\.value) + [wantedText, gotText]).contains { $0.hasPrefix("-") }
    func line(_ name: String, _ value: String, _ more: String = "") -> String {
      // Numbers of either sign stand below each other.
      let start = "  " + name.padded(to: width) + (signed && value.first?.isNumber == true ? " " : "") + value
      guard !more.isEmpty else { return start }
      let isSigned = signed && value.first?.isNumber == true
      return start
        + String(repeating: " ", count: Swift.max(0, numberWidth - value.columns - (isSigned ? 1 : 0))) + "  "
        + more
    }
    var lines = hand.given.wrapped(to: 74)
    lines += hand.steps.map { line($0.name, $0.value) }
    let wanted = line("wanted" + name, wantedText, hand.last.isEmpty ? "" : "= " + hand.last)
    lines += wanted.count > 74 ? [line("wanted" + name, wantedText), line("", "= " + hand.last)] : [wanted]
    lines.append(
      line("yours", gotText, times))
    return lines
  }

  /// Which function gave it, where an exercise has two, each of which gives a list and a number.
  var function: Int {
    let part = probe.parts.firstIndex { $0.places.contains(place) } ?? 0
    return probe.parts.count == 4 && part >= 2 ? 1 : 0
  }
}

extension Probe {
  func part(at place: Int) -> Part? { parts.first { $0.places.contains(place) } }
}

extension Expected {
  /// The number wanted at `place`; nil where there is none.
  func number(at place: Int) -> Double? {
    if case .values(let values) = content, values.indices.contains(place) { values[place] } else { nil }
  }
}

extension Calling.Answer {
  func number(at place: Int) -> Double? {
    if case .values(let values) = self, values.indices.contains(place) { values[place] } else { nil }
  }
}
