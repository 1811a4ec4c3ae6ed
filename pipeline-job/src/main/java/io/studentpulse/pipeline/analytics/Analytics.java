package io.studentpulse.pipeline.analytics;

import io.studentpulse.pipeline.assessment.AnsweredQuestions;
import io.studentpulse.pipeline.assessment.AssessmentRule;
import io.studentpulse.pipeline.assessment.AssessmentState;
import io.studentpulse.pipeline.assessment.QuestionRule;
import io.studentpulse.pipeline.community.LiveClassRule;
import io.studentpulse.pipeline.community.LiveClassState;
import io.studentpulse.pipeline.community.RecordRows;
import io.studentpulse.pipeline.community.TeachingRule;
import io.studentpulse.pipeline.community.TeachingState;
import io.studentpulse.pipeline.day.CourseDayRule;
import io.studentpulse.pipeline.day.DayRule;
import io.studentpulse.pipeline.day.DayState;
import io.studentpulse.pipeline.day.LessonsRule;
import io.studentpulse.pipeline.day.LessonsSeen;
import io.studentpulse.pipeline.mastery.MasteryRule;
import io.studentpulse.pipeline.mastery.MasteryState;
import io.studentpulse.pipeline.progress.LessonRule;
import io.studentpulse.pipeline.progress.LessonState;
import io.studentpulse.pipeline.progress.ProgressRule;
import io.studentpulse.pipeline.progress.ProgressState;
import io.studentpulse.pipeline.risk.RiskRule;
import io.studentpulse.pipeline.risk.RiskState;
import io.studentpulse.pipeline.session.SessionRule;
import io.studentpulse.pipeline.session.SessionState;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.student.EventRecords;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.studystreak.StreakRule;
import io.studentpulse.pipeline.video.VideoProgress;
import io.studentpulse.pipeline.video.VideoRule;
import java.util.List;

/** Every analytic that is asked about a student, in the order in which they are asked: those that tell others something come first. */
public final class Analytics {

  public static final List<Named<?>> ALL = List.of(
      new Named<>("video", new VideoRule(), VideoProgress.class),
      new Named<>("session", new SessionRule(), SessionState.class),
      new Named<>("streak", new StreakRule(), StreakState.class),
      new Named<>("risk", new RiskRule(), RiskState.class),
      new Named<>("lessons-seen", new LessonsRule(), LessonsSeen.class),
      new Named<>("day", new DayRule(), DayState.class),
      new Named<>("course-day", new CourseDayRule(), DayState.class),
      new Named<>("assessment", new AssessmentRule(), AssessmentState.class),
      new Named<>("question", new QuestionRule(), AnsweredQuestions.class),
      new Named<>("progress", new ProgressRule(), ProgressState.class),
      new Named<>("lesson", new LessonRule(), LessonState.class),
      new Named<>("mastery", new MasteryRule(), MasteryState.class),
      new Named<>("live-class", new LiveClassRule(), LiveClassState.class),
      new Named<>("teaching", new TeachingRule(), TeachingState.class));

  /** What each event says by itself, which is no analytic. */
  public static final EventRecords RECORDS = new RecordRows();

  private Analytics() {}

  /**
   * An analytic and under which name its states are kept.
   *
   * @param name on disk, so frozen once released
   */
  public record Named<S>(String name, Analytic<S> analytic, Class<S> state) {}
}
