import Foundation

/// A zip file, as services give them: read without writing anything, so that no name in it leads anywhere.
///
/// Stored and deflated entries; not encrypted ones, nor archives above 4 GB.
struct Zip {
  struct Entry {
    /// As it stands there: with slashes, or with the backslashes of some Windows programs.
    let name: String
    let size: Int
    fileprivate let packed: Int
    fileprivate let method: Int
    fileprivate let offset: Int
    fileprivate let checksum: UInt32
  }

  let entries: [Entry]
  private let bytes: [UInt8]

  /// Nil where these bytes are no zip file.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The directory is found from the end, where a comment of up to 65535 bytes may follow.
    let earliest = max(0, bytes.count - 22 - 65535)
    guard bytes.count >= 22,
      let end = stride(from: bytes.count - 22, through: earliest, by: -1)
        .first(where: { Self.number(bytes, $0, 4) == 0x0605_4b50 })
    else { return nil }
    let count = Self.number(bytes, end + 10, 2)
    var place = Self.number(bytes, end + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<count {
      guard place + 46 <= bytes.count, Self.number(bytes, place, 4) == 0x0201_4b50 else { return nil }
      func field(_ offset: Int, _ size: Int) -> Int { Self.number(bytes, place + offset, size) }
      let length = field(28, 2)
      guard place + 46 + length <= bytes.count else { return nil }
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      let isEncrypted = field(8, 2) & 1 == 1
      entries.append(
        Entry(
          name: name.replacingOccurrences(of: "\\", with: "/"), size: field(24, 4), packed: field(20, 4),
          method: isEncrypted ? -1 : field(10, 2), offset: field(42, 4), checksum: UInt32(field(16, 4))))
      place += 46 + length + field(30, 2) + field(32, 2)
    }
    self.entries = entries
  }

  /// Little-endian.
  private static func number(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// What `entry` holds; nil where it is spoiled, encrypted, or larger than `limit`.
  func content(of entry: Entry, limit: Int) -> [UInt8]? {
    guard entry.size <= limit, entry.offset + 30 <= bytes.count else { return nil }
    let start =
      entry.offset + 30 + Self.number(bytes, entry.offset + 26, 2) + Self.number(bytes, entry.offset + 28, 2)
    let content: [UInt8]?
    switch entry.method {
    case 0: content = start + entry.size <= bytes.count ? Array(bytes[start..<start + entry.size]) : nil
    case 8: content = Inflate.bytes(bytes, from: start, limit: limit)
    default: content = nil
    }
    guard let content, Self.checksum(content) == entry.checksum else { return nil }
    return content
  }

  /// A zip file of these, stored; the same files give the same bytes.
  static func archive(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    /// Values and their sizes in bytes, the lowest byte first.
    func little(_ fields: [(value: Int, size: Int)]) -> [UInt8] {
      fields.flatMap { field in (0..<field.size).map { UInt8(field.value >> (8 * $0) & 0xff) } }
    }
    for (name, content) in files {
      let (name, size) = (Array(name.utf8), content.count)
      // Version 2.0, names in UTF-8, stored, 1 January 1980.
      let common = little([
        (20, 2), (0x800, 2), (0, 2), (0, 2), (0x21, 2), (Int(checksum(content)), 4), (size, 4), (size, 4),
        (name.count, 2), (0, 2),
      ])
      directory += little([(0x0201_4b50, 4), (20, 2)]) + common
      directory += little([(0, 2), (0, 2), (0, 2), (0, 4), (body.count, 4)]) + name
      body += little([(0x0403_4b50, 4)]) + common + name + content
    }
    let (count, size) = (files.count, directory.count)
    return body + directory
      + little([(0x0605_4b50, 4), (0, 4), (count, 2), (count, 2), (size, 4), (body.count, 4), (0, 2)])
  }

  /// CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8) }
  }
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xedb8_8320 ^ (crc >> 1) : crc >> 1 }
  }
}

/// Undoes DEFLATE, the compression of zip files (RFC 1951). Written for what nobody has read: any input ends, in a result
/// of at most `limit` bytes or in nil.
struct Inflate {
  private let input: [UInt8]
  private let limit: Int
  private var next: Int
  private var bits: UInt32 = 0
  private var count = 0
  private var output: [UInt8] = []

  static func bytes(_ input: [UInt8], from start: Int, limit: Int) -> [UInt8]? {
    var inflate = Inflate(input: input, limit: limit, next: start)
    return inflate.run() ? inflate.output : nil
  }

  private init(input: [UInt8], limit: Int, next: Int) {
    self.input = input
    self.limit = limit
    self.next = next
  }

  private mutating func run() -> Bool {
    while true {
      guard let last = take(1), let kind = take(2) else { return false }
      let isFine =
        switch kind {
        case 0: stored()
        case 1: compressed(Self.fixedLiterals, Self.fixedDistances)
        case 2: dynamic()
        default: false
        }
      guard isFine else { return false }
      if last == 1 { return true }
    }
  }

  /// The next bits, the lowest first; nil at the end of the input.
  private mutating func take(_ wanted: Int) -> Int? {
    while count < wanted {
      guard next < input.count else { return nil }
      bits |= UInt32(input[next]) << UInt32(count)
      next += 1
      count += 8
    }
    let value = bits & ((1 << UInt32(wanted)) - 1)
    bits >>= UInt32(wanted)
    count -= wanted
    return Int(value)
  }

  private mutating func stored() -> Bool {
    bits = 0
    count = 0
    guard next + 4 <= input.count else { return false }
    let length = Int(input[next]) | Int(input[next + 1]) << 8
    next += 4
    guard next + length <= input.count, output.count + length <= limit else { return false }
    output += input[next..<next + length]
    next += length
    return true
  }

  /// A canonical Huffman code: how many codes of each length there are, and what they stand for, in order.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    /// Nil where there are more codes of some length than there is room for.
    init?(lengths: some Collection<Int>) {
      for length in lengths where length > 0 { counts[length] += 1 }
      var room = 1
      for length in 1...15 {
        room = 2 * room - counts[length]
        guard room >= 0 else { return nil }
      }
      for length in 1...15 {
        for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
      }
    }
  }

  private mutating func symbol(_ code: Code) -> Int? {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      guard let bit = take(1) else { return nil }
      value |= bit
      let here = code.counts[length]
      if value - first < here { return code.symbols[index + value - first] }
      index += here
      first = (first + here) << 1
      value <<= 1
    }
    return nil
  }

  private static let fixedLiterals = Code(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })!
  private static let fixedDistances = Code(lengths: [Int](repeating: 5, count: 30))!

  /// The order in which the lengths of the code of lengths come.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func dynamic() -> Bool {
    guard let a = take(5), let b = take(5), let c = take(4) else { return false }
    var lengths = [Int](repeating: 0, count: 19)
    for i in 0..<c + 4 {
      guard let length = take(3) else { return false }
      lengths[Self.order[i]] = length
    }
    guard let code = Code(lengths: lengths) else { return false }
    let (literals, distances) = (a + 257, b + 1)
    lengths = []
    while lengths.count < literals + distances {
      guard let symbol = symbol(code) else { return false }
      switch symbol {
      case 16:
        guard let last = lengths.last, let more = take(2) else { return false }
        lengths += [Int](repeating: last, count: more + 3)
      case 17:
        guard let more = take(3) else { return false }
        lengths += [Int](repeating: 0, count: more + 3)
      case 18:
        guard let more = take(7) else { return false }
        lengths += [Int](repeating: 0, count: more + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literals + distances, let forLiterals = Code(lengths: lengths[..<literals]),
      let forDistances = Code(lengths: lengths[literals...])
    else { return false }
    return compressed(forLiterals, forDistances)
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097, 6145, 8193, 12289, 16385, 24577,
  ]

  private mutating func compressed(_ literals: Code, _ distances: Code) -> Bool {
    while true {
      guard let symbol = symbol(literals) else { return false }
      if symbol == 256 { return true }
      if symbol < 256 {
        guard output.count < limit else { return false }
        output.append(UInt8(symbol))
        continue
      }
      let l = symbol - 257
      guard l < Self.lengthBases.count, let more = take(l < 8 || l == 28 ? 0 : (l - 4) / 4),
        let d = self.symbol(distances), d < Self.distanceBases.count, let far = take(d < 4 ? 0 : (d - 2) / 2)
      else { return false }
      let (length, distance) = (Self.lengthBases[l] + more, Self.distanceBases[d] + far)
      guard distance <= output.count, output.count + length <= limit else { return false }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}
