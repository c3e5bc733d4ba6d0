import Foundation

/// Remarks for whoever watches; results go to standard output.
public enum Terminal {
  public static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// One line on standard error that is overwritten, if there is a terminal to do it on; the empty one ends it.
  public static func progress(_ text: String) {
    guard isatty(2) == 1 else { return }
    FileHandle.standardError.write(Data("\r\(text)\u{1B}[K".utf8))
  }
}
