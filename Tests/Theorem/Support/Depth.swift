import Foundation

/// `quick`, or `deep` under DEEP=1: more of the same, never something else.
func depth(_ quick: Int, deep: Int) -> Int {
  ProcessInfo.processInfo.environment["DEEP"] == "1" ? deep : quick
}
