import Kit
import Foundation

/// What Foundation knows of files: paths without links, JSON.
public enum Disk {
  /// The path without links, as far as it is there.
  public static func realPath(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    if let resolved = realpath(absolute, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let parent = Files.parent(of: absolute)
    guard parent != absolute else { return absolute }
    let name = absolute.utf8.dropFirst(parent == "/" ? 1 : parent.utf8.count + 1)
    return (parent == "/" ? "" : realPath(parent)) + "/" + String(decoding: name, as: UTF8.self)
  }

  /// As JSON that people can read, in one order.
  public static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// Nil where the file is not there, or holds something else.
  public static func decoded<T: Decodable>(_ type: T.Type, at path: String) -> T? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }
}
