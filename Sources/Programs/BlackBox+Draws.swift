extension BlackBox {
  func examineDraws(_ seen: Forward, _ examination: inout Examination) throws(Misbehaviour) {}
}
