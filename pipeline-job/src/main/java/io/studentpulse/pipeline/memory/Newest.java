package io.studentpulse.pipeline.memory;

/** The newest record of a kind that was written or read, taken apart: what the next one is compared with. */
final class Newest {

  final Layout layout;
  Object record;
  private Object[] values;
  /** Which components differed the last time. */
  long mask;

  Newest(Layout layout) {
    this.layout = layout;
  }

  void set(Object newRecord, Object[] itsValues) {
    record = newRecord;
    values = itsValues;
  }

  /** The components of a record of this kind; those of null are the ones that nothing was written of. */
  Object[] values(Object of) {
    if (of != null && of == record) {
      return values;
    }
    Part[] parts = layout.parts;
    Object[] apart = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      apart[i] = of == null ? parts[i].nothing : parts[i].of(of);
    }
    return apart;
  }
}
