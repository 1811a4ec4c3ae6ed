package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;

import io.studentpulse.pipeline.completion.CourseVersion;
import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.progress.ProgressTables.Courses;
import io.studentpulse.pipeline.progress.ProgressTables.Modules;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.streak.Streaks;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.AcceptsLate;
import io.studentpulse.pipeline.student.AddsToSums;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.AlertsWhenDue;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.ReadsCatalogue;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.student.Timed;
import io.studentpulse.pipeline.student.TransitionsOutput;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How far is a student in a course? docs/metrics.md section 5.
 *
 * <pre>
 *   not_started ──own act───► in_progress ──all lessons, or somebody says so──► completed (for good)
 *        └────────unenrol────────┴──────► dropped ──enrol again──► in_progress, nothing lost
 * </pre>
 */
public final class ProgressRule implements Timed<ProgressState>, AddsToSums<ProgressState>, AlertsWhenDue<ProgressState>,
    AcceptsLate<ProgressState>, ReadsCatalogue<ProgressState> {

  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final String ALERT = "course_completed";

  @Override
  public ProgressState empty() {
    return ProgressState.nothing(StreakState.NONE);
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOfStudent() ? event.course() : null;
  }

  @Override
  public ProgressState after(ProgressState before, StudentEvent event, About about, Output out) {
    ProgressState after = CourseReading.after(before, event, about);
    if (!event.isLate()) {
      CourseContributions.count(before, after, about.subject(), event.isOwnAct(), out);
    }
    return after;
  }

  /** Only the end of a streak shows: that it is at stake since midnight does not. */
  @Override
  public ProgressState advance(ProgressState state, long nowMillis, About about, Output out) {
    return nowMillis < nextDueMillis(state, about)
        ? state
        : state.with(Streaks.advance(state.streak(), nowMillis, about.settings()));
  }

  @Override
  public long nextDueMillis(ProgressState state, About about) {
    return Streaks.breaksAtMillis(state.streak(), about.settings());
  }

  @Override
  public void rows(ProgressState state, About about, Output out) {
    if (!state.isKnown()) {
      return;
    }
    CourseStanding standing = CourseStanding.of(state, about);
    CourseVersion newest = standing.newest();
    long enrolled = Enrolments.first(state.enrolments());
    out.row(ProgressTables.COURSES.row(state.events(), about.student(), about.subject())
        .set(Courses.COMPLETION_PCT, newest == null ? null : newest.percentHundredths(Long.MAX_VALUE))
        .set(Courses.LESSONS_COMPLETED, LessonSet.completed(state.lessons()))
        .set(Courses.LESSONS_STARTED, LessonSet.started(state.lessons()))
        .set(Courses.TOTAL_LESSONS, newest == null ? null : (Integer) newest.total())
        .set(Courses.MODULES_COMPLETED, ModuleSet.count(state.modules()))
        .set(Courses.TIME_SPENT_SECONDS, state.spentSeconds())
        .set(Courses.LAST_ACTIVITY_AT, orNull(state.activeAtMillis()))
        .set(Courses.CURRENT_STREAK_DAYS, current(state, about))
        .set(Courses.LONGEST_STREAK_DAYS, longest(state, about))
        .set(Courses.LAST_STREAK_DATE, state.streak().newestDay())
        .set(Courses.STATUS, standing.status())
        .set(Courses.STARTED_AT, orNull(state.startedAtMillis()))
        .set(Courses.ENROLLED_AT, enrolled == NEVER ? null : (Long) Enrolments.millis(enrolled))
        .set(Courses.COMPLETED_AT, standing.completedAtMillis())
        .set(Courses.COMPLETION_SOURCE, standing.source())
        .set(Courses.DROPPED_AT, standing.droppedAtMillis())
        .set(Courses.CONTENT_CHANGED, standing.isContentChanged())
        .set(Courses.FINAL_SCORE, state.finalScore())
        .set(Courses.LAST_EVENT_AT, state.heardAtMillis())
        .build());
  }

  private static int current(ProgressState state, About about) {
    return state.streak().newestDay() == null ? 0 : Streaks.current(state.streak(), about.settings());
  }

  private static int longest(ProgressState state, About about) {
    return state.streak().newestDay() == null ? 0 : Streaks.longest(state.streak(), about.settings());
  }

  private static Long orNull(long millis) {
    return millis == NEVER ? null : (Long) millis;
  }

  @Override
  public void contribution(ProgressState state, About about, Output out) {
    CourseStreaks.write(state.streak(), about, out);
    says(state, about, out);
  }

  @Override
  public void contributionApartFrom(ProgressState other, ProgressState state, About about, Output out) {
    CourseStreaks.writeApart(other.streak(), state.streak(), about, out);
    says(state, about, out);
  }

  private static void says(ProgressState state, About about, Output out) {
    if (!state.isKnown()) {
      return;
    }
    CourseStanding standing = CourseStanding.of(state, about);
    new CourseContributions(standing, about.subject(), out).write();
    new ProgressHistory(standing, about).write(out);
    for (int i = 0; i < ModuleSet.count(state.modules()); i++) {
      long at = ModuleSet.completedAtMillis(state.modules(), i);
      out.row(ProgressTables.MODULES.row(1, about.student(), about.subject(), ModuleSet.module(state.modules(), i))
          .set(Modules.COMPLETED_AT, at)
          .set(Modules.TIME_SPENT_SECONDS, ModuleSet.seconds(state.modules(), i))
          .set(Modules.LAST_EVENT_AT, at)
          .build());
    }
  }

  @Override
  public void alerts(ProgressState state, About about, Consumer<Alert> alerts) {
    if (!state.isKnown()) {
      return;
    }
    CourseStanding standing = CourseStanding.of(state, about);
    if (standing.isCompleted()) {
      long at = standing.completedAtMillis();
      // The same id whenever it was: a course is completed once.
      Id id = Alert.idOf(ALERT, about.student(), about.subject(), 0);
      // Lessons taken out of the course at some time to come will complete it: that is certain since the newest event.
      long since = Math.min(at, state.heardAtMillis());
      alerts.accept(new Alert(
          id, ALERT, about.student(), about.subject(), at, since, standing.source(), orNull(state.activeAtMillis())));
    }
  }

  @Override
  public boolean sameContribution(ProgressState one, ProgressState other, About about) {
    return one.firstAtMillis() == other.firstAtMillis()
        && one.startedAtMillis() == other.startedAtMillis()
        && one.startedShiftDays() == other.startedShiftDays()
        && one.completedAt() == other.completedAt()
        && Arrays.equals(one.lessons(), other.lessons())
        && Arrays.equals(one.modules(), other.modules())
        && Arrays.equals(one.enrolments(), other.enrolments())
        && Objects.equals(one.lastLesson(), other.lastLesson())
        && Objects.equals(one.streak().zone(), other.streak().zone())
        && CourseStreaks.isSame(one.streak(), other.streak(), about);
  }

  @Override
  public long allowedLatenessMillis() {
    return FOR_EVER;
  }

  @Override
  public Id subjectFor(Id changed) {
    return changed;
  }

  /** A repeated one is known by nothing having changed that shows. */
  @Override
  public boolean recognisesRepeats() {
    return false;
  }

  /** The alert is the same whenever the course was completed: its id says so. */
  @Override
  public boolean isSameAlarm(ProgressState was, ProgressState is) {
    return false;
  }

  /** What was completed stays so: there is nothing to take back. */
  @Override
  public void correct(ProgressState was, ProgressState is, StudentEvent late, About about, Output out, TransitionsOutput transitions) {}
}
