#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The buffers that a thread has finished with, and may use again without asking the system.
///
/// A buffer may be given back on another thread than it was taken on; it then stays there. A thread that ends frees its own.
enum Recycling {
  /// Kept by one thread: enough for every intermediate result of a map, and no more.
  private static let most = 64

  private final class Shelf {
    var buffers: [UnsafeMutablePointer<Double>] = []
    init() { buffers.reserveCapacity(most) }
    deinit { for buffer in buffers { buffer.deallocate() } }
  }

  /// The place where each thread keeps its shelf.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    #if canImport(Darwin)
      pthread_key_create(&key) { Unmanaged<AnyObject>.fromOpaque($0).release() }
    #else
      pthread_key_create(&key) { if let shelf = $0 { Unmanaged<AnyObject>.fromOpaque(shelf).release() } }
    #endif
    return key
  }()

  private static var shelf: Shelf {
    if let known = pthread_getspecific(key) {
      return Unmanaged<Shelf>.fromOpaque(known).takeUnretainedValue()
    }
    let shelf = Shelf()
    pthread_setspecific(key, Unmanaged.passRetained(shelf).toOpaque())
    return shelf
  }

  /// Room for `Block.lanes` doubles, with anything in it.
  static func take() -> UnsafeMutablePointer<Double> {
    shelf.buffers.popLast() ?? .allocate(capacity: Block.lanes)
  }

  /// Back, for the next block.
  static func give(_ buffer: UnsafeMutablePointer<Double>) {
    let shelf = shelf
    if shelf.buffers.count < most { shelf.buffers.append(buffer) } else { buffer.deallocate() }
  }
}
