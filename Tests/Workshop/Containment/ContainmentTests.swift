import Foundation
import Kit
import Synchronization
import TestSupport
import Testing

@testable import Containment

@Suite("Whatever it runs, it comes back, and says how it ended")
struct ContainmentTests {
  let contained = Containment()
  private static let short = Limits(
    processorSeconds: 1, wallSeconds: 5, memoryBytes: 1 << 30, outputBytes: 1 << 16, fileBytes: 1 << 16)

  private func shell(_ script: String, within limits: Limits = short) -> Finished {
    contained.run(ContainedCommand("/bin/sh", ["-c", script]), within: limits)
  }

  @Test func exitCodesAndOutput() {
    let finished = shell("echo out; echo err >&2; exit 7")
    #expect(finished.outcome == .exited(7))
    #expect(finished.output == "out\n" && finished.errors == "err\n")
  }

  @Test func signalsAreTraps() { #expect(shell("kill -SEGV $$").outcome == .trapped(signal: SIGSEGV)) }

  private static let isDeep = ProcessInfo.processInfo.environment["DEEP"] == "1"

  /// A second of a processor, the least that can be given, for each loop: behind limits alone, and for the stubborn, under DEEP=1.
  @Test(arguments: isDeep ? [Containment(), Containment(.limitsOnly)] : [Containment()])
  func endlessLoopsRunOutOfProcessorTime(_ contained: Containment) async throws {
    let stubborn = ["trap '' XCPU; while :; do :; done"]
    for script in ["while :; do :; done"] + (Self.isDeep ? stubborn : []) {
      let finished = try await apart {
        contained.run(ContainedCommand("/bin/sh", ["-c", script]), within: Self.short)
      }
      #expect(finished.outcome == .timedOut, "\(script)")
    }
  }

  /// The negative control: killed, but not for its time.
  @Test(arguments: [Containment(), Containment(.limitsOnly)])
  func whoIsKilledHasNotRunOutOfTime(_ contained: Containment) {
    let killed = contained.run(ContainedCommand("/bin/sh", ["-c", "kill -KILL $$"]), within: Self.short)
    #expect(killed.outcome == .trapped(signal: SIGKILL))
  }

  /// Started by a thread that blocks all signals, as a pool's do, it hears them all the same.
  @Test func signalsAreHeard() async throws {
    let finished = try await apart {
      var all = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_SETMASK, &all, nil)
      return contained.run(
        ContainedCommand("/bin/sh", ["-c", "kill -TERM $$; echo deaf"]), within: Self.short)
    }
    #expect(finished.outcome == .trapped(signal: SIGTERM) && finished.output == "", "\(finished)")
  }

  @Test func sleepersRunOutOfTime() {
    var limits = Self.short
    limits.wallSeconds = 0.2
    #expect(shell("sleep 100", within: limits).outcome == .timedOut)
  }

  @Test func floodsAreStopped() {
    #expect(shell("while :; do echo yyyyyyyyyyyy; done").outcome == .outputLimit)
  }

  @Test func absentProgramsAreNoCrash() {
    let finished = contained.run(ContainedCommand("/no/such/program"), within: Self.short)
    #expect(finished.outcome != .exited(0))
  }

  /// A child that outlives its parent and keeps its output open holds nobody up.
  @Test func childrenEndWithIt() {
    let finished = shell("sleep 100 & exit 0")
    #expect(finished.outcome == .exited(0) && finished.wallSeconds < Self.short.wallSeconds)
  }

  #if os(Linux)
    @Test func runsOutOfMemoryBeforeTheJudge() {
      #expect(shell("cat /proc/self/oom_score_adj").output == "1000\n")
    }
  #endif

  @Test func theEnvironmentIsScrubbed() {
    setenv("A_SECRET", "x", 1)
    #expect(shell("echo \"$A_SECRET$HOME\"").output == "\n")
  }

  @Test func talksBesideItsOutput() {
    var heard: [String] = []
    let conversation = Conversation(opening: "7\n") { line in
      heard.append(line)
      return .stop
    }
    let command = ContainedCommand(
      "/bin/sh", ["-c", "read n <&4; echo noise; echo \"got $n\" >&3; sleep 100"])
    let finished = contained.run(command, within: Self.short, conversation: conversation)
    #expect(finished.outcome == .exited(0) && heard == ["got 7"])
  }

  /// With bubblewrap: no file outside is seen or written, and there is no network.
  @Test(.enabled(if: Isolation.strongest != .limitsOnly))
  func sandbox() throws {
    let folder = NSTemporaryDirectory() + "/walls-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("secret".utf8).write(to: URL(fileURLWithPath: folder + "/secret"))
    let script = "cat \(folder)/secret; rm -rf \(folder)/secret; (: > /usr/mine); cat /proc/net/dev | wc -l"
    let finished = shell(script)
    #expect(!finished.output.contains("secret"))
    #expect(FileManager.default.fileExists(atPath: folder + "/secret"))
    // Two lines of heading and the loopback: no way out.
    #expect(finished.output.trimmingCharacters(in: .whitespacesAndNewlines) == "3")
    // Nothing is writable but a small /tmp: not the root, which is memory of the machine.
    let written = shell(
      "(: > /mine) 2>/dev/null && echo root; (: > /etc/mine) 2>/dev/null && echo etc; : > /tmp/mine && echo tmp"
    )
    #expect(written.output == "tmp\n")
    // The negative control: without walls, the file is read.
    let open = Containment(.limitsOnly).run(
      ContainedCommand("/bin/cat", [folder + "/secret"]), within: Self.short)
    #expect(open.output == "secret")
  }

  /// Where root has no namespaces: another user each time, who can neither read nor write what is ours alone.
  @Test(.enabled(if: geteuid() == 0 && isExecutable("/usr/bin/setpriv"), "root, with setpriv"))
  func anotherUser() throws {
    let folder = NSTemporaryDirectory() + "/walls-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("secret".utf8).write(to: URL(fileURLWithPath: folder + "/secret"))
    #expect(chmod(folder + "/secret", 0o600) == 0)
    let script =
      "cat \(folder)/secret; rm -f \(folder)/secret; id -u; kill -KILL $PPID 2>/dev/null || echo alive"
    let other = Containment(.otherUser("/usr/bin/setpriv"))
    let said = [0, 1].map { _ in
      other.run(ContainedCommand("/bin/sh", ["-c", script]), within: Self.short).output.split(separator: "\n")
    }
    for lines in said { #expect(lines.count == 2 && lines[1] == "alive" && lines[0] != "0") }
    #expect(FileManager.default.fileExists(atPath: folder + "/secret"))
    // The negative control: root reads it.
    let open = Containment(.limitsOnly).run(
      ContainedCommand("/bin/cat", [folder + "/secret"]), within: Self.short)
    #expect(open.output == "secret")
  }
}

@Suite("The driver's commands, started without the driver")
struct CompilationPlanTests {
  /// The first compilation of a form is the driver's, the others follow its plan: what comes of them is the same.
  @Test func isWhatTheDriverDoes() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let folder = scratch.path + "/it's a folder"
    try Files.makeFolder(folder)
    let compiler = try Compiler(cache: folder + "/cache")
    func compile(_ texts: [String], to name: String) throws -> Finished {
      let sources = texts.indices.map { "\(folder)/\(name)\($0).swift" }
      for (path, text) in zip(sources, texts) { try Files.write(text, to: path) }
      return compiler.compile(
        sources, to: "\(folder)/\(name)", scratch: folder, options: ["-parse-as-library"])
    }
    func main(_ body: String) -> String {
      "import Foundation\n@main struct Main { static func main() { \(body) } }\n"
    }
    let slow = try compile([main("printt(1)")], to: "slow")
    let fast = try compile([main("printt(1)")], to: "fast")
    #expect(slow.errors.contains("slow0.swift:2:42: error: cannot find 'printt' in scope"))
    #expect(
      fast.errors.replacing("fast0", with: "slow0").contains(
        slow.errors.split(whereSeparator: \.isNewline).first { $0.contains("error:") } ?? "nothing was said"))
    // More files than the plan was made for; a program that is linked; one that can't be.
    let right = try compile([main("print(twice(21))"), "func twice(_ n: Int) -> Int { 2 * n }\n"], to: "two")
    #expect(right.outcome == .exited(0) && compiler.run(folder + "/two").output == "42\n")
    let unlinked = try compile(
      [main("absent()"), "@_silgen_name(\"nowhere\") func absent()\n"], to: "unlinked")
    guard case .doesNotCompile(let said) = unlinked.outcome else {
      Issue.record("\(unlinked.outcome)")
      return
    }
    #expect(said.contains("nowhere"))
  }

  @Test func takesNoPlanThatItDoesNotKnow() {
    let plain =
      "/bin/front -c 'a b.swift' -o /tmp/TemporaryDirectory.X/E.o\n/bin/ld /tmp/TemporaryDirectory.X/E.o -o p\n"
    func plan(_ said: String) -> CompilationPlan? {
      CompilationPlan(said, sources: ["a b.swift"], objects: [], binary: "p")
    }
    #expect(
      plan(plain)?.script(sources: ["c.swift", "d.swift"], objects: [], binary: "it's", folder: "/s")
        == #"'/bin/front' '-c' 'c.swift' 'd.swift' '-o' '/s/E.o' && '/bin/ld' '/s/E.o' '-o' 'it'\''s'"#)
    // No source in it, no program, arguments in a file that is gone, a quotation without an end.
    #expect(plan("/bin/ld x.o -o p\n") == nil)
    #expect(plan("/bin/front -c 'a b.swift'\n") == nil)
    #expect(plan(plain + "/bin/ld @/tmp/TemporaryDirectory.X/arguments.resp\n") == nil)
    #expect(plan(plain + "/bin/ld 'x\n") == nil)
  }
}

@Suite("Work shared by threads")
struct ThreadsTests {
  @Test("results come in order, however many threads make them", arguments: [1, 3, 16])
  func inOrder(jobs: Int) throws {
    let heard = Mutex<[Int]>([])
    let squares = try onThreads(
      10, jobs: jobs, { done, all in heard.withLock { $0.append(all == 10 ? done : -1) } },
      { i, worker in
        precondition((0..<jobs).contains(worker))
        return i * i
      })
    #expect(squares == (0..<10).map { $0 * $0 })
    #expect(heard.withLock { $0.sorted() } == Array(1...10))
  }

  @Test("nothing to do is done at once")
  func empty() throws { #expect(try onThreads(0, jobs: 4) { i, _ in i } == []) }

  @Test("after an error nothing more is begun")
  func stops() {
    struct Failed: Error {}
    let begun = Mutex(0)
    #expect(throws: Failed.self) {
      try onThreads(100, jobs: 1) { i, _ in
        begun.withLock { $0 += 1 }
        if i == 3 { throw Failed() }
      }
    }
    #expect(begun.withLock { $0 } == 4)
  }
}
