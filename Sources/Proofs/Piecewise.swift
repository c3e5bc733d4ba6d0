import Theorem

/// A map given piece by piece, such as a spline: its formulas, and the points where they meet.
struct Piecewise {
  let ends: [Rational]
  let pieces: [Expression]

  /// The pieces, a unit of one that goes on without end; nil where a formula or an end has no exact form.
  init?(_ map: any ScalarMap) {
    let formulas = map.pieces.compactMap { piece in (try? Formula(piece.formula)).flatMap { Expression($0) } }
    let inner = map.pieces.dropFirst().compactMap { Rational(decimal: $0.domain.lower) }
    guard formulas.count == map.pieces.count, inner.count + 1 == formulas.count, let first = inner.first,
      let last = inner.last, let low = first + -.one, let high = last + .one
    else { return nil }
    ends = [low] + inner + [high]
    pieces = formulas
  }

  /// Each piece is one where its formula's slope is proved here to be positive.
  var rises: Bool {
    pieces.indices.allSatisfy {
      let box = ends[$0]...ends[$0 + 1]
      return StepProof.holds(pieces[$0], on: box) && Signs.sign(of: pieces[$0].slope, on: box) == 1
    }
  }
}
