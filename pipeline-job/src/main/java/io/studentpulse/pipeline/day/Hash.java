package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.Id;

/** Ids in 64 bits, where a few of one student are told apart. */
final class Hash {

  private Hash() {}

  static long of(Id id) {
    return mixed(id.high() ^ Long.rotateLeft(id.low(), 32) * 0x9E37_79B9_7F4A_7C15L);
  }

  /** Of a pair; not the same as of the pair turned round. */
  static long of(Id one, Id other) {
    return mixed(of(one) * 31 + of(other));
  }

  /** Every bit of the one in every bit of the other (the finaliser of SplitMix64). */
  private static long mixed(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }
}
