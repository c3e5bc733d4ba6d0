import Foundation

/// The built binary, run as a reader runs it.
struct RanCommand {
  let output: String
  let errors: String
  let exitCode: Int32

  /// Runs `verify-eq` with these words; `environment` is added to the test's own.
  init(_ words: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = Self.products.appendingPathComponent("verify-eq")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: a long report would fill a pipe that nobody reads until the end.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["out", "err"].map { folder.appendingPathComponent($0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    output = try String(contentsOf: files[0], encoding: .utf8)
    errors = try String(contentsOf: files[1], encoding: .utf8)
    exitCode = process.terminationStatus
  }

  init(_ words: String...) throws { try self.init(words) }

  /// The folder that the build puts its products in: beside the test bundle.
  private static var products: URL {
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent()
    }
    return Bundle.main.bundleURL
  }
}
