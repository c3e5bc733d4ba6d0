/// The known word that needs the fewest letters changed, if that is no more than a third of them.
public func nearest(to word: String, among known: [String]) -> String? {
  // What is itself the name of a function is no slip: tan is not tanh.
  guard !FormulaNames.functions.contains(word), FormulaNames.others[word] == nil else { return nil }
  let found = known.map { ($0, editDistance(Array(word), Array($0))) }.min { $0.1 < $1.1 }
  guard let (name, edits) = found, edits <= Swift.max(1, word.count / 3) else { return nil }
  // Beyond two slips only where it begins alike: a lognormal base is not a normal one.
  return edits <= 2 || name.first == word.first ? name : nil
}

/// The fewest letters to insert, drop or change to turn one word into the other.
/// Source: Wagner & Fischer, The String-to-String Correction Problem (1974).
func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let change = diagonal + (letter == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = Swift.min(change, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
