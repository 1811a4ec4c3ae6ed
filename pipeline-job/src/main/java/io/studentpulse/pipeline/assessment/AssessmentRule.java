package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.assessment.AssessmentTables.AttemptColumns;
import io.studentpulse.pipeline.assessment.AssessmentTables.ScoreBuckets;
import io.studentpulse.pipeline.assessment.AssessmentTables.Totals;
import io.studentpulse.pipeline.assessment.Work.Answer;
import io.studentpulse.pipeline.assessment.Work.Start;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.rollup.RollupTables.CourseTotals;
import io.studentpulse.pipeline.rollup.RollupTables.PlatformDays;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.AcceptsLate;
import io.studentpulse.pipeline.student.AddsToSums;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.ReadsCatalogue;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How did a student do in each quiz and assignment? docs/metrics.md section 6.
 *
 * <p>The state is nothing but the set of what was said; the attempts are computed from it whenever they are shown. So a grade may come
 * before the work, months after it, or twice, and a pass mark may change. One state for all of a student's assessments, since a grade may
 * name nothing but the submission.
 */
public final class AssessmentRule implements AddsToSums<AssessmentState>, AcceptsLate<AssessmentState>, ReadsCatalogue<AssessmentState> {

  /** Nobody hands in more; a client that does so in a loop shall not make the state grow for ever. */
  static final int MOST_SUBMISSIONS = 500;
  private static final int MOST_ANSWERS = 5_000;
  private static final int MOST_GRADES = 2_000;
  private static final int BUCKETS = 10;
  private static final int PERCENTS_OF_A_BUCKET = 1_000;

  @Override
  public AssessmentState empty() {
    return AssessmentState.NOTHING;
  }

  @Override
  public Id subject(StudentEvent event) {
    if (!event.isOfStudent()) {
      return null;
    }
    return switch (event.type()) {
      case QUIZ_START, ASSIGNMENT_START, QUIZ_SUBMIT, ASSIGNMENT_SUBMIT, QUIZ_ANSWER -> event.assessment() == null ? null : Id.NONE;
      case GRADE_POSTED, FEEDBACK_GIVEN -> Id.NONE;
      default -> null;
    };
  }

  @Override
  public AssessmentState after(AssessmentState before, StudentEvent event, About about, Output out) {
    if (event.type().isGrade()) {
      return graded(before, event);
    }
    int place = place(before, event.assessment());
    Work work = place < 0 ? new Work(event.assessment(), List.of(), List.of(), List.of()) : before.works().get(place);
    Work worked = switch (event.type()) {
      case QUIZ_SUBMIT, ASSIGNMENT_SUBMIT -> submitted(work, event, about);
      case QUIZ_ANSWER -> event.isLate() ? work : answered(work, event);
      default -> started(work, event);
    };
    if (worked == work) {
      return before;
    }
    List<Work> works = new ArrayList<>(before.works());
    if (place < 0) {
      works.add(worked);
    } else {
      works.set(place, worked);
    }
    return new AssessmentState(works, before.grades(), before.events() + 1);
  }

  private static int place(AssessmentState state, Id assessment) {
    for (int i = 0; i < state.works().size(); i++) {
      if (state.works().get(i).assessment().equals(assessment)) {
        return i;
      }
    }
    return -1;
  }

  private static AssessmentState graded(AssessmentState before, StudentEvent event) {
    PayloadFields fields = event.fields();
    if (before.grades().size() >= MOST_GRADES || before.grades().stream().anyMatch(known -> known.eventId().equals(event.id()))) {
      return before;
    }
    List<Grade> grades = new ArrayList<>(before.grades());
    grades.add(new Grade(
        event.id(), event.atMillis(), event.assessment(), fields.id(PayloadField.ATTEMPT), fields.id(PayloadField.SUBMISSION),
        event.type() == EventType.FEEDBACK_GIVEN, fields.number(PayloadField.SCORE), fields.number(PayloadField.MAX_SCORE), fields.flag(PayloadField.PASSED),
        fields.id(PayloadField.TEACHER)));
    grades.sort(Grade::byAge);
    return new AssessmentState(before.works(), grades, before.events() + 1);
  }

  private static Work submitted(Work work, StudentEvent event, About about) {
    PayloadFields fields = event.fields();
    if (work.submissions().size() >= MOST_SUBMISSIONS || work.submissions().stream().anyMatch(known -> known.eventId().equals(event.id()))) {
      return work;
    }
    List<Submission> submissions = new ArrayList<>(work.submissions());
    submissions.add(new Submission(
        event.id(), event.atMillis(), fields.id(PayloadField.ATTEMPT), fields.id(PayloadField.SUBMISSION), event.type() == EventType.ASSIGNMENT_SUBMIT,
        Boolean.TRUE.equals(fields.flag(PayloadField.BY_SERVICE)), fields.number(PayloadField.SCORE), fields.number(PayloadField.MAX_SCORE),
        fields.integer(PayloadField.TOTAL_QUESTIONS), null, fields.flag(PayloadField.PASSED),
        fields.number(PayloadField.TIME_SPENT_SECONDS), event.course(), LocalDays.dayOf(event.atMillis(), about.zoneOf(event)),
        fields.number(PayloadField.CORRECT_ANSWERS)));
    submissions.sort(Submission::byAge);
    return new Work(work.assessment(), submissions, work.starts(), work.answers());
  }

  private static Work started(Work work, StudentEvent event) {
    Id attempt = event.fields().id(PayloadField.ATTEMPT);
    List<Start> starts = new ArrayList<>(work.starts());
    for (Start known : work.starts()) {
      if (known.eventId().equals(event.id()) || attempt != null && attempt.equals(known.attempt()) && known.atMillis() <= event.atMillis()) {
        return work;
      }
    }
    if (starts.size() >= MOST_SUBMISSIONS) {
      return work;
    }
    starts.removeIf(known -> attempt != null && attempt.equals(known.attempt()));
    starts.add(new Start(event.id(), event.atMillis(), attempt));
    starts.sort(Comparator.comparingLong(Start::atMillis).thenComparing(Start::eventId));
    return new Work(work.assessment(), work.submissions(), starts, work.answers());
  }

  private static Work answered(Work work, StudentEvent event) {
    Id attempt = event.fields().id(PayloadField.ATTEMPT);
    // Where the attempt is told, when does not matter: it is not kept.
    Answer answer = new Answer(attempt == null ? event.atMillis() : 0, attempt, event.fields().id(PayloadField.QUESTION).mark());
    boolean known = attempt != null
        && work.answers().stream().anyMatch(one -> one.question() == answer.question() && attempt.equals(one.attempt()));
    if (known || work.answers().size() >= MOST_ANSWERS) {
      return work;
    }
    List<Answer> answers = new ArrayList<>(work.answers());
    answers.add(answer);
    return new Work(work.assessment(), work.submissions(), work.starts(), answers);
  }

  @Override
  public boolean showsSame(AssessmentState one, AssessmentState other, About about) {
    return true;
  }

  /** Everything that is shown stands in {@link #contribution}: one event may change the rows of several attempts. */
  @Override
  public void rows(AssessmentState state, About about, Output out) {}

  @Override
  public boolean sameContribution(AssessmentState one, AssessmentState other, About about) {
    return one == other;
  }

  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public Id subjectFor(Id changed) {
    return Id.NONE;
  }

  @Override
  public void contribution(AssessmentState state, About about, Output out) {
    contribution(state, state.works(), about, out);
  }

  /** An answer concerns one of perhaps hundreds of works; a grade any, and one that names no assessment may be another's once there is more work. */
  @Override
  public void contributionApartFrom(AssessmentState other, AssessmentState state, About about, Output out) {
    List<Work> works = state.works();
    if (other.grades() == state.grades() && state.grades().stream().allMatch(grade -> grade.assessment() != null)) {
      works = new ArrayList<>(2);
      for (int i = 0; i < state.works().size(); i++) {
        if (i >= other.works().size() || other.works().get(i) != state.works().get(i)) {
          works.add(state.works().get(i));
        }
      }
    }
    contribution(state, works, about, out);
  }

  private static void contribution(AssessmentState state, List<Work> works, About about, Output out) {
    for (Work work : works) {
      List<Attempt> attempts = Attempts.of(work, state.gradesOf(work));
      double passMark = about.settings().passMarkPercent(work.assessment());
      for (int i = 0; i < attempts.size(); i++) {
        TableRow row = row(work, attempts.get(i), i + 1, passMark, about);
        out.row(row);
        out.row(row.in(AssessmentTables.ATTEMPTS_HISTORY));
      }
      if (!attempts.isEmpty()) {
        count(work.assessment(), attempts, passMark, out);
      }
    }
  }

  private static TableRow row(Work work, Attempt attempt, int number, double passMark, About about) {
    return AssessmentTables.ATTEMPTS.row(attempt.events() + attempt.questionsAnswered(), about.student(), work.assessment(), number)
        .set(AttemptColumns.ATTEMPT_ID, attempt.key())
        .set(AttemptColumns.ASSESSMENT_TYPE, attempt.assignment() ? "assignment" : "quiz")
        .set(AttemptColumns.COURSE_ID, attempt.course())
        .set(AttemptColumns.SCORE, attempt.score())
        .set(AttemptColumns.MAX_SCORE, attempt.maxScore())
        .set(AttemptColumns.PERCENT, attempt.percentHundredths())
        .set(AttemptColumns.SCORE_SCALE, attempt.scale())
        .set(AttemptColumns.IS_PASSED, attempt.isPassed(passMark))
        .set(AttemptColumns.TIME_SPENT_SECONDS, attempt.seconds())
        .set(AttemptColumns.STATUS, attempt.graded() ? "graded" : "submitted")
        .set(AttemptColumns.STARTED_AT, attempt.startedAtMillis())
        .set(AttemptColumns.SUBMITTED_AT, attempt.submittedAtMillis())
        .set(AttemptColumns.GRADED_AT, attempt.gradedAtMillis())
        .set(AttemptColumns.GRADED_BY, attempt.gradedBy())
        .set(AttemptColumns.FEEDBACK_COUNT, attempt.feedbacks())
        .set(AttemptColumns.QUESTIONS_ANSWERED, attempt.questionsAnswered())
        .set(AttemptColumns.ANSWERS, null)
        .set(AttemptColumns.SUBMITTED_ON, attempt.day())
        .set(AttemptColumns.LAST_EVENT_AT, attempt.lastEventAtMillis())
        .build();
  }

  private static void count(Id assessment, List<Attempt> attempts, double passMark, Output out) {
    List<Attempt> scored = attempts.stream().filter(attempt -> attempt.percentHundredths() != null).toList();
    List<Boolean> verdicts = attempts.stream().map(attempt -> attempt.isPassed(passMark)).filter(verdict -> verdict != null).toList();
    List<Attempt> timed = attempts.stream().filter(attempt -> attempt.seconds() != null).toList();
    Attempt first = attempts.get(0);
    Attempt last = attempts.get(attempts.size() - 1);
    Attempt best = scored.stream().max(Comparator.comparing(Attempt::percentHundredths)).orElse(null);
    out.contribute(AssessmentTables.TOTALS.sums(assessment)
        .add(Totals.ATTEMPTS, attempts.size())
        .add(Totals.STUDENTS, 1)
        .add(Totals.SCORED_ATTEMPTS, scored.size())
        .add(Totals.PERCENT_HUNDREDTHS, scored.stream().mapToLong(Attempt::percentHundredths).sum())
        .add(Totals.FIRST_SCORED, isScored(first))
        .add(Totals.FIRST_PERCENT_HUNDREDTHS, percent(first))
        .add(Totals.LAST_SCORED, isScored(last))
        .add(Totals.LAST_PERCENT_HUNDREDTHS, percent(last))
        .add(Totals.BEST_SCORED, best == null ? 0L : 1L)
        .add(Totals.BEST_PERCENT_HUNDREDTHS, percent(best))
        .add(Totals.JUDGED_ATTEMPTS, verdicts.size())
        .add(Totals.PASSED_ATTEMPTS, verdicts.stream().filter(passed -> passed).count())
        .add(Totals.JUDGED_STUDENTS, verdicts.isEmpty() ? 0L : 1L)
        .count(Totals.PASSED_STUDENTS, verdicts.contains(true))
        .add(Totals.TIME_SECONDS, timed.stream().mapToLong(Attempt::seconds).sum())
        .add(Totals.TIMED_ATTEMPTS, timed.size())
        .build());
    for (Attempt attempt : scored) {
      int bucket = Math.min(BUCKETS - 1, attempt.percentHundredths() / PERCENTS_OF_A_BUCKET);
      out.contribute(AssessmentTables.SCORE_BUCKETS.sums(assessment, bucket)
          .add(ScoreBuckets.ATTEMPTS, 1)
          .build());
      out.contribute(RollupTables.PLATFORM_DAYS.sums(attempt.day())
          .add(PlatformDays.PERCENT_HUNDREDTHS, attempt.percentHundredths())
          .add(PlatformDays.SCORED_ATTEMPTS, 1)
          .build());
    }
    Id course = null;
    for (Attempt attempt : attempts) {
      course = attempt.course() != null ? attempt.course() : course;
    }
    if (course != null && best != null) {
      out.contribute(RollupTables.COURSE_TOTALS.sums(course)
          .add(CourseTotals.BEST_PERCENT_HUNDREDTHS, percent(best))
          .add(CourseTotals.BEST_SCORED, 1)
          .build());
    }
  }

  private static long isScored(Attempt attempt) {
    return attempt.percentHundredths() == null ? 0 : 1;
  }

  private static long percent(Attempt attempt) {
    return attempt == null || attempt.percentHundredths() == null ? 0 : attempt.percentHundredths();
  }

  @Override
  public long allowedLatenessMillis() {
    return Long.MAX_VALUE;
  }
}
