import Synchronization

/// What was found out about X = f(Z) by looking, kept with it: one equation after another asks the same, and looking is slow.
///
/// Only what f, the base and the key decide may be kept, so that who asked first changes nothing. Of one kind the last finding
/// alone is kept, however many keys were asked for.
/// Edge cases: two threads that ask at the same time may both look; they find the same.
final class Findings: Sendable {
  private struct Finding: Sendable {
    let key: any Sendable
    let value: any Sendable
  }
  private let kept = Mutex<[ObjectIdentifier: Finding]>([:])

  /// What was found for this key, or else what `look` finds.
  func once<Key: Equatable & Sendable, Value: Sendable>(for key: Key, _ look: () -> Value) -> Value {
    let kind = ObjectIdentifier(Value.self)
    if let finding = kept.withLock({ $0[kind] }), finding.key as? Key == key,
      let value = finding.value as? Value
    {
      return value
    }
    let value = look()
    kept.withLock { $0[kind] = Finding(key: key, value: value) }
    return value
  }
}
