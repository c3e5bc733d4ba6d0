import Testing
@testable import Theorem
@Suite struct DualTests { @Test func sine() { #expect(sin(Dual.variable(0.5)).derivative == cos(0.5)) } }
