#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// What a thread keeps for the blocks to come: buffers that it has finished with, and its last few results.
///
/// A map and its log-determinant often take the same function of the same lanes, tanh of the same coordinate for one: a result that
/// is still here is not computed again. Lanes never change once they are written, so that the same operation on the same lanes
/// is the same result.
/// A buffer may be given back on another thread than it was taken on; it then stays there. A thread that ends frees its own.
enum Recycling {
  /// Kept by one thread: enough for every intermediate result of a map, and no more.
  private static let most = 64
  /// How many results: what two layers take between an inverse and the next use of it.
  private static let recent = 32

  /// An operation on lanes, with other lanes or a constant where it takes two, and what came of it.
  private struct Result {
    let operation: Block.Operation
    let lanes: Lanes
    let other: Lanes?
    let constant: UInt64
    /// Whether the constant stands on the left.
    let isLeft: Bool
    let value: Lanes
  }

  private struct Shelf {
    var buffers = UnsafeMutablePointer<UnsafeMutablePointer<Double>>.allocate(capacity: most)
    var count = 0
    var results = UnsafeMutablePointer<Result?>.allocate(capacity: recent)
    var next = 0
  }

  /// The place where each thread keeps its shelf.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    #if canImport(Darwin)
      pthread_key_create(&key) { free($0) }
    #else
      pthread_key_create(&key) { if let shelf = $0 { free(shelf) } }
    #endif
    return key
  }()

  /// The results first, for what they held comes back: on a new shelf, which the system frees in turn.
  private static func free(_ shelf: UnsafeMutableRawPointer) {
    let known = shelf.assumingMemoryBound(to: Shelf.self)
    known.pointee.results.deinitialize(count: recent).deallocate()
    for i in 0..<known.pointee.count { known.pointee.buffers[i].deallocate() }
    known.pointee.buffers.deallocate()
    known.deallocate()
  }

  @inline(__always) private static var shelf: UnsafeMutablePointer<Shelf> {
    if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: Shelf.self) }
    return newShelf()
  }
  @inline(never) private static func newShelf() -> UnsafeMutablePointer<Shelf> {
    let shelf = UnsafeMutablePointer<Shelf>.allocate(capacity: 1)
    shelf.initialize(to: Shelf())
    shelf.pointee.results.initialize(repeating: nil, count: recent)
    pthread_setspecific(key, shelf)
    return shelf
  }

  /// Room for `Block.lanes` doubles, with anything in it.
  static func take() -> UnsafeMutablePointer<Double> {
    let shelf = shelf
    guard shelf.pointee.count > 0 else { return .allocate(capacity: Block.lanes) }
    shelf.pointee.count -= 1
    return shelf.pointee.buffers[shelf.pointee.count]
  }

  /// Back, for the next block.
  static func give(_ buffer: UnsafeMutablePointer<Double>) {
    let shelf = shelf
    guard shelf.pointee.count < most else { return buffer.deallocate() }
    shelf.pointee.buffers[shelf.pointee.count] = buffer
    shelf.pointee.count += 1
  }

  /// What `operation` of these lanes, and of others or a constant, was, where it is still here; else what `fill` makes of it.
  @inline(__always) static func result(
    _ operation: Block.Operation, _ lanes: Lanes, with other: Lanes? = nil, _ constant: Double = 0,
    isLeft: Bool = false,
    fill: (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) -> Lanes {
    if let known = known(operation, lanes, other, constant.bitPattern, isLeft) { return known }
    let value = Lanes()
    withExtendedLifetime(lanes) { fill(UnsafePointer(lanes.start), value.start) }
    keep(
      Result(
        operation: operation, lanes: lanes, other: other, constant: constant.bitPattern, isLeft: isLeft,
        value: value))
    return value
  }

  private static func known(
    _ operation: Block.Operation, _ lanes: Lanes, _ other: Lanes?, _ constant: UInt64, _ isLeft: Bool
  ) -> Lanes? {
    let results = shelf.pointee.results
    for i in 0..<recent {
      if let known = results[i], known.lanes === lanes, known.operation == operation,
        known.other === other, known.constant == constant, known.isLeft == isLeft
      {
        return known.value
      }
    }
    return nil
  }

  private static func keep(_ result: Result) {
    let shelf = shelf
    let i = shelf.pointee.next
    shelf.pointee.next = (i + 1) % recent
    shelf.pointee.results[i] = result
  }
}
