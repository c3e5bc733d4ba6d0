import Kit
import Report
import Theorem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

// swift run -c release benchmark [ROUNDS] [DRAWS] [CASE]
// swift run -c release benchmark --growth FILE.svg MACHINE
//
// Every case in turn, and after each its peer, for several rounds: what else the machine does falls on both. Times are
// processor time, a ratio is one round's, and the table gives the median and the extremes of the ratios.

func cpuSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
func wallSeconds() -> Double { seconds(CLOCK_MONOTONIC) }
func seconds(_ clock: clockid_t) -> Double {
  var now = timespec()
  clock_gettime(clock, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

func timed(_ clock: () -> Double, _ work: () -> Double) -> Double {
  let start = clock()
  sink += work()
  return clock() - start
}

func median(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.sorted()[values.count / 2] }
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
func short(_ x: Double) -> String { decimal(x, digits: 3) }
func perValue(_ seconds: Double) -> String {
  seconds < 1e-6
    ? "\(short(seconds * 1e9)) ns"
    : seconds < 1e-3 ? "\(short(seconds * 1e6)) us" : "\(short(seconds * 1e3)) ms"
}

/// Where results go, lest the work be left out.
nonisolated(unsafe) var sink = 0.0

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--growth" {
  guard arguments.count == 3 else {
    Terminal.say(
      "benchmark: --growth takes a file and what to say of the machine: --growth growth.svg \"two cores\"")
    exit(2)
  }
  do throws(Failure) {
    let figure = Figure.growth(Cases.growth(rounds: 3), machine: arguments[2])
    try Files.write(figure.svg, to: arguments[1])
    try Terminal.out(figure.finding + "\n")
  } catch {
    Terminal.say("benchmark: \(error)")
    exit(2)
  }
  exit(0)
}
let words = arguments.map { Int($0) ?? 0 }
let rounds = max(1, words.first ?? 5)
let draws = max(1 << 16, words.count > 1 ? words[1] : 1 << 20)
let cases = try Cases.all(draws: draws).filter { words.count < 3 || $0.name.contains(arguments[2]) }
var ours = Array(repeating: [Double](), count: cases.count)
var ratios = ours
var theirs = ours
for round in 0...rounds {
  for (i, item) in cases.enumerated() {
    let seconds = timed(cpuSeconds, item.work) / Double(item.values)
    // The first round warms up.
    guard round > 0 else { continue }
    ours[i].append(seconds)
    if let peer = item.peer.flatMap(Peers.seconds) {
      theirs[i].append(peer / Double(item.values))
      ratios[i].append(seconds / (peer / Double(item.values)))
    }
  }
}
print("\(Block.build) build, \(rounds) rounds, \(draws) draws, processor time a value")
print("\(padded("", 42))\(padded("here", 10))\(padded("peer", 10))\(padded("ratio", 7))from...to")
for (i, item) in cases.enumerated() {
  let r = ratios[i].sorted()
  let peer =
    r.isEmpty
    ? "no peer at hand"
    : padded(perValue(median(theirs[i])), 10) + padded(short(median(r)), 7)
      + "\(short(r[0]))...\(short(r[r.count - 1]))"
  print("\(padded(item.name, 42))\(padded(perValue(median(ours[i])), 10))\(peer)")
}
// Of all cases only: it takes longer than most of them.
if words.count > 2 { exit(0) }
let speedups = (0..<rounds).map { _ in
  timed(wallSeconds) { Cases.mass(Cases.own, draws: 4 * draws, threads: 1).value }
    / timed(wallSeconds) { Cases.mass(Cases.own, draws: 4 * draws, threads: 2).value }
}.sorted()
print(
  "\(padded("W1 on two threads, times faster, by the clock", 62))\(padded(short(median(speedups)), 7))\(short(speedups[0]))...\(short(speedups[rounds - 1]))"
)
