package io.studentpulse.pipeline.source.contract;

/** Why one event cannot be accepted; thrown inside the decoder only, turned into a {@code Rejection} at its edge. Has no stack trace: it is a result. */
public final class Refused extends RuntimeException {

  public static final String NOT_DECODABLE = "not_decodable";
  static final String NO_STUDENT = "no_student";
  static final String NO_TYPE = "no_type";
  static final String BAD_TIMESTAMP = "bad_timestamp";
  static final String MISSING_ID = "missing_id";
  static final String PERSONAL_ID = "personal_id";
  static final String NO_TARGET = "no_target";
  public static final String TOO_LARGE = "too_large";

  private final String reason;
  private final String stage;

  private Refused(String reason, String stage, String error) {
    super(error, null, false, false);
    this.reason = reason;
    this.stage = stage;
  }

  public static Refused decoding(String reason, String error) {
    return new Refused(reason, "decode", error);
  }

  static Refused validating(String reason, String error) {
    return new Refused(reason, "validate", error);
  }

  public String reason() {
    return reason;
  }

  public String stage() {
    return stage;
  }
}
