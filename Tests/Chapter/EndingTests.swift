import Course
import Foundation
import Testing

#if CHECK
  /// Of the judge, not of the exercises: none of these ends may be taken for another.
  @Suite("However an exercise ends, that is what is told")
  struct EndingTests {
    @Test func trap() async {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
      ) {
        tellHowItEnds(within: 5)
        _ = [0][CommandLine.arguments.count + 7]
      }
      let found = result.map { YourTurn.told(1, $0.standardOutputContent, $0.standardErrorContent) }
      #expect(found?.state == .trapped)
      // An optimised build leaves the reason out; learners have the other one.
      #if DEBUG
        #expect(found?.evidence.contains(": Index out of range") == true)
      #endif
    }

    @Test func exhaustedStack() async {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
      ) {
        tellHowItEnds(within: 5)
        @Sendable func deeper(_ n: Int) -> Int { n < 0 ? 0 : deeper(n + 1) + n }
        print(deeper(0))
      }
      let found = result.map { YourTurn.told(1, $0.standardOutputContent, $0.standardErrorContent) }
      #expect(found?.state == .trapped && found?.evidence.contains("signal \(SIGSEGV)") == true)
    }

    @Test func exits() async {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
      ) {
        tellHowItEnds(within: 5)
        exit(3)
      }
      let found = result.map { YourTurn.told(1, $0.standardOutputContent, $0.standardErrorContent) }
      #expect(found?.state == .trapped && found?.evidence == "the process ended")
    }

    @Test func noEnd() async {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
      ) {
        tellHowItEnds(within: 0.2)
        while true { if CommandLine.arguments.isEmpty { print(1) } }
      }
      let found = result.map { YourTurn.told(1, $0.standardOutputContent, $0.standardErrorContent) }
      #expect(found?.state == .timedOut)
    }

    @Test func tooMuchMemory() async {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
      ) {
        tellHowItEnds(within: 5)
        let zeros = [UInt8](repeating: 1, count: 100_000_000_000)
        print(zeros[CommandLine.arguments.count])
      }
      let found = result.map { YourTurn.told(1, $0.standardOutputContent, $0.standardErrorContent) }
      #expect(found?.state == .trapped && found?.evidence.hasPrefix("out of memory") == true)
    }

    @Test func sleeps() async {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
      ) {
        tellHowItEnds(within: 0)
        alarm(1)
        while true { usleep(1000) }
      }
      let found = result.map { YourTurn.told(1, $0.standardOutputContent, $0.standardErrorContent) }
      #expect(found?.state == .timedOut)
    }
  }
#endif
