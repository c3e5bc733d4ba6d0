import Testing

@testable import Theorem

@Suite("Draws by lanes") struct StreamBlockTests {
  @Test func lanesAreTheDrawsOfTheStream() {
    let stream = RandomStream(seed: 0x1234_5678_9abc_def0, check: 0xfedc_ba98_7654_3210)
    for index in [0, 3, 1 << 31, 1 << 40] {
      let (u, v) = stream.uniforms(index)
      for lane in stride(from: 0, to: Block.lanes, by: 37) {
        #expect(u[lane] == stream.uniform(index * Block.lanes + lane))
        #expect(v[lane] != u[lane] && v[lane] > 0 && v[lane] < 1)
      }
    }
  }

  @Test func normalsAreThoseOfTheFormula() {
    let stream = RandomStream(seed: 18, check: 5)
    let ((u, v), (x, y)) = (stream.uniforms(2), stream.normals(2))
    for i in 0..<Block.lanes {
      let r = (-2 * Double.log(u[i])).squareRoot()
      #expect((x[i] - r * Double.cos(2 * .pi * v[i])).magnitude <= 8 * r.ulp)
      #expect((y[i] - r * Double.sin(2 * .pi * v[i])).magnitude <= 8 * r.ulp)
    }
  }

  /// Counts in windows, of each half and of their product, against the normal law; and a law that is a little wider fails.
  @Test func normalsAreNormal() {
    let blocks = depth(200, deep: 20_000)
    let edges = [-2.5, -1, -0.3, 0, 0.4, 1.1, 2]
    var counts = Array(repeating: 0, count: 2 * edges.count)
    var quadrant = 0
    for b in 0..<blocks {
      let (x, y) = RandomStream(seed: 7, check: 1).normals(b)
      for i in 0..<Block.lanes {
        for (k, edge) in edges.enumerated() {
          if x[i] <= edge { counts[k] += 1 }
          if y[i] <= edge { counts[edges.count + k] += 1 }
        }
        if x[i] > 0.5 && y[i] > 0.5 { quadrant += 1 }
      }
    }
    let windows = WindowCounts(counts + [quadrant], of: blocks * Block.lanes)
    func masses(_ scale: Double) -> [Estimate] {
      let below = edges.map { Estimate(Normal().cumulative($0 / scale)) }
      let above: Double = Normal().upperTail(0.5 / scale)
      return below + below + [Estimate(above * above)]
    }
    #expect(windows.divergence(from: masses(1)).value < windows.threshold(at: 1e-6))
    #expect(windows.divergence(from: masses(1.03)).value > windows.threshold(at: 1e-6))
  }
}
