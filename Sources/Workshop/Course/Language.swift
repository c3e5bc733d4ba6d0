/// What the learner reads: titles, questions and the mistakes' names; numbers and formulas are the same in both.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

extension Exercise {
  public func title(in language: Language) -> String {
    language == .chinese ? Chinese.questions[number]?.title ?? title : title
  }
  func short(in language: Language) -> String {
    language == .chinese ? Chinese.questions[number]?.short ?? short : short
  }
}

extension Slip {
  public func name(in language: Language) -> String {
    language == .chinese ? Chinese.mistakes[id].map { "\($0)（\(id)）" } ?? id : id
  }
}
