package io.studentpulse.pipeline.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;

/** A rule that threw, as a dead letter: which question, which exception, where, and of which record. Never its message: that may quote what was sent. */
public final class RuleFailure {

  public static final OutputTag<Rejection> TAG = new OutputTag<>("rule-failures", TypeInformation.of(Rejection.class));
  public static final String REASON = "rule_failed";
  private static final String STAGE = "rule";
  private static final String OURS = "io.studentpulse.";

  private RuleFailure() {}

  /** Whether a rule is to blame. Where the state backend or the machine fails, a restart helps and a dead letter does not. */
  public static boolean isOfRule(Throwable failure) {
    return failure instanceof StackOverflowError
        || failure instanceof RuntimeException && !(failure instanceof FlinkRuntimeException) && !(failure instanceof java.io.UncheckedIOException);
  }

  /** The class of the exception and the line of ours that threw it or called what did. */
  public static String described(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith(OURS)) {
        return failure.getClass().getName() + " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return failure.getClass().getName();
  }

  /**
   * The dead letter.
   *
   * @param analytic which failed, by its name
   * @param about the student, course or key that was asked about
   * @param activity the event in hand, or null where none was
   */
  public static Rejection of(String analytic, Throwable failure, Id about, Activity activity) {
    Activity.Source source = activity == null ? null : activity.source();
    String error = "analytic " + analytic + " failed: " + described(failure) + (activity == null ? "" : ", event " + activity.id());
    byte[] key = about.toString().getBytes(StandardCharsets.UTF_8);
    if (source == null) {
      // No record is behind it: a place that no record has, one for each of those that were asked about.
      return new Rejection(REASON, STAGE, error, "", -1, -1 - (about.hashCode() & 0x7fff_ffffL), 0, 0, key, null, List.of());
    }
    return new Rejection(
        REASON, STAGE, error, source.topic(), source.partition(), source.offset(), source.eventIndex(), activity.receivedMillis(), key, null, List.of());
  }
}
