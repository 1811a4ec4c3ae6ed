package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.RuleFailure;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose events are kept aside, since a rule failed for them? So that one student whom a rule was not written for does not stop all the others.
 *
 * <pre>
 *   rule fails ──► dead letter, mark, event to activity.quarantine      later events of the student go there too
 *   released  ──► taken as they had come; the mark goes once all that was kept is back and none has failed again,
 *                 and activity.quarantine says so, for whoever lists who is still there
 * </pre>
 */
final class Quarantine {

  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

  private final BackendState<QuarantineMark> state;
  /** All of this subtask, so that nobody else's event costs a look into the state. */
  private final Set<Id> students = new HashSet<>();
  private final Counter failures;
  private final Counter kept;
  private final Counter released;

  Quarantine(RuntimeContext context) {
    state = new BackendState<>(context.getState(StudentStates.QUARANTINED));
    MetricGroup metrics = context.getMetricGroup().addGroup("quarantine");
    metrics.gauge("students", students::size);
    failures = metrics.counter("failures");
    kept = metrics.counter("events");
    released = metrics.counter("released");
  }

  /** Who was marked when the state was restored. */
  void restored(Stream<Id> marked) {
    marked.forEach(students::add);
  }

  boolean holds(Id student) {
    return !students.isEmpty() && students.contains(student);
  }

  /** A rule has failed for the current student: from here on the student's events are kept aside. */
  void begin(Id student, Activity activity, long watermark, String analytic, Throwable failure, Emitter.SideOutput sideOutputs) {
    failures.inc();
    String error = RuleFailure.described(failure);
    // Where, not what: the message may quote what somebody typed.
    LOG.error("analytic {} failed for student {}, whose events are kept on activity.quarantine from now on: {}", analytic, student, error);
    sideOutputs.output(RuleFailure.TAG, RuleFailure.of(analytic, failure, student, activity));
    QuarantineMark mark = mark();
    int number = (mark == null ? 0 : mark.kept()) + (activity == null ? 0 : 1);
    put(new QuarantineMark(number, mark != null && mark.failedAgain()));
    students.add(student);
    count(activity);
    sideOutputs.output(SideOutputs.QUARANTINE, new Kept(student, activity, watermark, number, analytic, error));
  }

  /** Keeps an event of a marked student. */
  void keep(Activity activity, long watermark, Emitter.SideOutput sideOutputs) {
    QuarantineMark mark = mark();
    int number = (mark == null ? 0 : mark.kept()) + 1;
    put(new QuarantineMark(number, mark != null && mark.failedAgain()));
    count(activity);
    sideOutputs.output(SideOutputs.QUARANTINE, new Kept(activity.student(), activity, watermark, number, null, null));
  }

  private void count(Activity activity) {
    if (activity != null && !activity.teacherCopy()) {
      kept.inc();
    }
  }

  /** An event that was sent back has been taken. */
  void released(Activity activity) {
    if (!activity.teacherCopy()) {
      released.inc();
    }
  }

  /** An event that was sent back has failed again: it is still on the topic, and what follows it must wait. */
  void failedAgain(Id student, Activity activity, String analytic, Throwable failure, Emitter.SideOutput sideOutputs) {
    failures.inc();
    LOG.error("analytic {} failed again for student {}: {}", analytic, student, RuleFailure.described(failure));
    sideOutputs.output(RuleFailure.TAG, RuleFailure.of(analytic, failure, student, activity));
    QuarantineMark mark = mark();
    put(new QuarantineMark(mark == null ? 0 : mark.kept(), true));
  }

  /** The current student's. */
  QuarantineMark mark() {
    return state.value();
  }

  void put(QuarantineMark mark) {
    state.update(mark);
  }

  /** Everything that was kept of the current student is back. */
  void end(Id student, long watermark, Emitter.SideOutput sideOutputs) {
    QuarantineMark mark = mark();
    state.clear();
    students.remove(student);
    sideOutputs.output(SideOutputs.QUARANTINE, Kept.ended(student, watermark, mark == null ? 0 : mark.kept()));
    LOG.info("student {} is no longer in quarantine", student);
  }
}
