package io.studentpulse.pipeline.sink;

/** Why a store did not take rows, and so what to do about it. */
final class StoreFailure extends Exception {

  private static final long serialVersionUID = 1;

  /** What to do. */
  enum Kind {
    /** Unreachable, overloaded, restarting: the same again later. */
    TRANSIENT,
    /** One of the rows cannot be stored: find it, and write the others. */
    ROW,
    /** A missing table, a wrong password: nothing that waiting or leaving out a row would help. */
    PERMANENT
  }

  private final Kind kind;

  /** @param message code and what is wrong, without the row's values */
  StoreFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
