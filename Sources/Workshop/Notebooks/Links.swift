import Foundation

/// Links between the project's files, and to headings in them.
struct Links {
  let root: String

  /// What is wrong with the links of `document`; links to other sites are not followed.
  func complaints(about document: Document) -> [Difference] {
    document.links.compactMap { link in
      wrong(link.target, in: document).map { Difference(document.path, line: link.line, $0) }
    }
  }

  private func wrong(_ target: String, in document: Document) -> String? {
    if target.contains(/^[a-z]+:/) {
      return target.hasPrefix("https://") || target.hasPrefix("mailto:")
        ? nil : "a link to \(target), which is not https://"
    }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let named = String(parts[0]).removingPercentEncoding ?? String(parts[0])
    let path = named.isEmpty ? document.path : Self.joined(document.folder, named)
    guard let path, FileManager.default.fileExists(atPath: "\(root)/\(path)") else {
      return "a link to \(named), which is not there"
    }
    guard parts.count > 1, path.hasSuffix(".md") else { return nil }
    let other = path == document.path ? document : try? Document(path: path, root: root)
    let anchors = Self.anchors(of: other?.headings ?? [])
    let anchor = String(parts[1]).removingPercentEncoding ?? String(parts[1])
    return anchors.contains(anchor) ? nil : "a link to #\(anchor), and \(path) has no such heading"
  }

  /// The files that `document` links to, itself not among them.
  static func files(linkedFrom document: Document) -> [String] {
    document.links.compactMap { link in
      joined(document.folder, String(link.target.prefix { $0 != "#" }))
    }.filter { $0 != document.path }
  }

  /// `name` seen from `folder`; nil where it leaves the project.
  static func joined(_ folder: String, _ name: String) -> String? {
    var parts = folder.split(separator: "/").map(String.init)
    for part in name.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// GitHub's names for headings: small letters, no punctuation, hyphens for spaces, and "-1" for the second of a name.
  static func anchors(of headings: [String]) -> Set<String> {
    var seen: [String: Int] = [:]
    var anchors: Set<String> = []
    for heading in headings {
      let text = heading.replacing(/!?\[([^\]]*)\]\([^)]*\)/) { String($0.1) }
      let kept = text.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
      let name = kept.replacing(" ", with: "-")
      let count = seen[name, default: 0]
      seen[name] = count + 1
      anchors.insert(count == 0 ? name : "\(name)-\(count)")
    }
    return anchors
  }
}
