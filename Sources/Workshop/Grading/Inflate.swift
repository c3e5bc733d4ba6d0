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
