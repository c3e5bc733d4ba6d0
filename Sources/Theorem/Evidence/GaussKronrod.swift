/// ∫ over a finite panel by 15 Kronrod points, compared with the 7 Gauss points among them; bisected where they differ.
enum GaussKronrod {
  /// ∫ from `a` to `b`; at most 2⁸ panels.
  static func integral(from a: Double, to b: Double, of f: (Double) -> Double) -> Estimate {
    let whole = panel(a, b, f)
    return refined(a, b, whole, allowed: whole.size * 0x1p-46, depth: 8, f)
  }

  private static func refined(
    _ a: Double, _ b: Double, _ panel: Panel, allowed: Double, depth: Int, _ f: (Double) -> Double
  ) -> Estimate {
    // A NaN never gets small: it stops here, and the caller sees it.
    if panel.difference <= allowed || depth == 0 || panel.difference.isNaN {
      return Estimate(panel.value, error: panel.difference + panel.size * 0x1p-50)
    }
    let middle = a / 2 + b / 2
    var sum = refined(a, middle, Self.panel(a, middle, f), allowed: allowed / 2, depth: depth - 1, f)
    sum += refined(middle, b, Self.panel(middle, b, f), allowed: allowed / 2, depth: depth - 1, f)
    return sum
  }

  private struct Panel {
    let value: Double
    let difference: Double
    let size: Double
  }

  private static func panel(_ a: Double, _ b: Double, _ f: (Double) -> Double) -> Panel {
    let (centre, radius) = (a / 2 + b / 2, b / 2 - a / 2)
    let middle = f(centre)
    var kronrod = middle * kronrodWeights[7]
    var gauss = middle * gaussWeights[3]
    var size = middle.magnitude * kronrodWeights[7]
    for i in 0..<7 {
      let (left, right) = (f(centre - radius * nodes[i]), f(centre + radius * nodes[i]))
      kronrod += kronrodWeights[i] * (left + right)
      size += kronrodWeights[i] * (left.magnitude + right.magnitude)
      if i % 2 == 1 { gauss += gaussWeights[i / 2] * (left + right) }
    }
    return Panel(
      value: kronrod * radius, difference: ((kronrod - gauss) * radius).magnitude, size: size * radius)
  }

  // Kronrod's nodes on [0, 1], outermost first; those of odd index are Gauss's. Published to 33 digits in QUADPACK.
  private static let nodes = [
    0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
    0.864864423359769072789712788640926,
    0.741531185599394439863864773280788, 0.586087235467691130294144691693013,
    0.405845151377397166906606412076961,
    0.207784955007898467600689403773245,
  ]
  private static let kronrodWeights = [
    0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
    0.104790010322250183839876322541518,
    0.140653259715525918745189590510238, 0.169004726639267902826583426598550,
    0.190350578064785409913256402421014,
    0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
  ]
  private static let gaussWeights = [
    0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
    0.381830050505118944950369775488975,
    0.417959183673469387755102040816327,
  ]
}
