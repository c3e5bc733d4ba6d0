import Testing

/// Your answers. Not solved yet: skipped. Wrong: one message, at the line where you wrote it. Right: passes.
extension ChangeOfVariables {
  @Suite("Your turn")
  struct ExercisesTests {
    @Test("Exercise 1: undo a chain", .tried(1)) func exercise1() async throws { try await YourTurn.check(1) }
    @Test("Exercise 2: the mass of a window", .tried(2)) func exercise2() async throws {
      try await YourTurn.check(2)
    }
    @Test("Exercise 3: the mass element", .tried(3)) func exercise3() async throws {
      try await YourTurn.check(3)
    }
    @Test("Exercise 4: the density, from the slope of the inverse", .tried(4))
    func exercise4() async throws { try await YourTurn.check(4) }
    @Test("Exercise 5: the density, from the slope of the map", .tried(5))
    func exercise5() async throws { try await YourTurn.check(5) }
    @Test("Exercise 6: the slope of the inverse, and the corner", .tried(6))
    func exercise6() async throws { try await YourTurn.check(6) }
    @Test("Exercise 7: the inverse's slope over a domain", .tried(7))
    func exercise7() async throws { try await YourTurn.check(7) }
    @Test("Exercise 8: the log-density in D dimensions", .tried(8))
    func exercise8() async throws { try await YourTurn.check(8) }
    @Test("Exercise 9: the log-density along a chain", .tried(9))
    func exercise9() async throws { try await YourTurn.check(9) }
    @Test("Exercise 10: the density of a square (harder)", .tried(10))
    func exercise10() async throws { try await YourTurn.check(10) }
    @Test("Exercise 11: a coupling layer (harder)", .tried(11))
    func exercise11() async throws { try await YourTurn.check(11) }
  }
}
