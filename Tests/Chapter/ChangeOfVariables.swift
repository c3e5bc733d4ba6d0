import Testing

/// The chapter, equation by equation, in its order, then the learner's own answers: what `swift test` runs.
@Suite("Change of variables", .serialized, WithBoard())
enum ChangeOfVariables {}
