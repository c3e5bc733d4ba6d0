import Foundation
import Testing
import Theorem

/// The lines to run that stand in the comments of the types a user meets first: they compile, run, and stand there as here.
@Suite("Lines to run") struct RunnableLinesTests {
  @Test("each line of a comment runs") func run() throws {
    _ = try verify(Sinh())
    _ = try verify(ScalingCoupling())
    _ = Normal().density(0.5)
    _ = ProductDensity(Normal(), count: 3).dimension
    _ = Pushforward(Sinh(), of: Normal()).cumulative(0.5)
    _ = VectorPushforward(ScalingCoupling(), of: ProductDensity(Normal(), count: 2)).dimension
    _ = Chain([Sinh(), Affine.falling]).forward(0.5)
    _ = try Equation.eq5.checks(of: Pushforward(Sinh(), of: Normal()))
    _ = CheckOptions(evidence: [.exact], seed: 7)
    _ = try Equation.eq7.checks(of: Pushforward(Sinh(), of: Normal())).map(\.verdict)
    _ = Report(try Equation.eq7.checks(of: Pushforward(Sinh(), of: Normal()))).summary()
    _ = try Typed("z + 0.5*sin(z)", base: BaseChoice("logistic")).subject()
  }

  @Test("and stands in a comment") func stand() throws {
    let here = try String(contentsOfFile: #filePath, encoding: .utf8)
    let lines = here.split(separator: "\n").compactMap { $0.firstMatch(of: /^    _ = (.*)$/)?.1 }
    #expect(lines.count == 12)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Theorem")
    var comments = ""
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let url = files?.nextObject() as? URL {
      if url.pathExtension == "swift" { comments += try String(contentsOf: url, encoding: .utf8) }
    }
    for line in lines { #expect(comments.contains("/// ```swift\n/// \(line)\n/// ```"), "\(line)") }
  }
}
