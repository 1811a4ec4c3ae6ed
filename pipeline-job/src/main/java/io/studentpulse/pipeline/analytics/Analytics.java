package io.studentpulse.pipeline.analytics;

import io.studentpulse.pipeline.assessment.AnsweredQuestions;
import io.studentpulse.pipeline.assessment.AssessmentRule;
import io.studentpulse.pipeline.assessment.AssessmentState;
import io.studentpulse.pipeline.assessment.AssessmentTables;
import io.studentpulse.pipeline.assessment.QuestionRule;
import io.studentpulse.pipeline.community.CommunityTables;
import io.studentpulse.pipeline.community.LiveClassRule;
import io.studentpulse.pipeline.community.LiveClassState;
import io.studentpulse.pipeline.community.RecordRows;
import io.studentpulse.pipeline.community.TeachingRule;
import io.studentpulse.pipeline.community.TeachingState;
import io.studentpulse.pipeline.day.CourseDayRule;
import io.studentpulse.pipeline.day.DayRule;
import io.studentpulse.pipeline.day.DayState;
import io.studentpulse.pipeline.day.DayTables;
import io.studentpulse.pipeline.day.LessonsRule;
import io.studentpulse.pipeline.day.LessonsSeen;
import io.studentpulse.pipeline.mastery.MasteryRule;
import io.studentpulse.pipeline.mastery.MasteryState;
import io.studentpulse.pipeline.mastery.MasteryTables;
import io.studentpulse.pipeline.progress.LessonRule;
import io.studentpulse.pipeline.progress.LessonState;
import io.studentpulse.pipeline.progress.ProgressRule;
import io.studentpulse.pipeline.progress.ProgressState;
import io.studentpulse.pipeline.progress.ProgressTables;
import io.studentpulse.pipeline.risk.RiskRule;
import io.studentpulse.pipeline.risk.RiskState;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.session.SessionRule;
import io.studentpulse.pipeline.session.SessionState;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.EventRecords;
import io.studentpulse.pipeline.student.ProducesDerivedFacts;
import io.studentpulse.pipeline.studystreak.StreakRule;
import io.studentpulse.pipeline.studystreak.StreakTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.video.VideoProgress;
import io.studentpulse.pipeline.video.VideoRule;
import io.studentpulse.pipeline.video.VideoTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every analytic that is asked about a student, declared once: its name, rule and state, the tables it writes, and which of them are published. What
 * else there is a list of (the tables, what is published, the states in a savepoint) is derived from here.
 *
 * <p>In the order in which they are asked: one that derives facts of an event ({@link ProducesDerivedFacts}) stands before those that count with them.
 */
public final class Analytics {

  public static final List<Named<?>> ALL = List.of(
      analytic("video", new VideoRule(), VideoProgress.class)
          .writing(VideoTables.PROGRESS, VideoTables.INTERVALS),
      analytic("session", new SessionRule(), SessionState.class)
          .writing(SessionTables.CURRENT, SessionTables.HISTORY),
      analytic("streak", new StreakRule(), StreakState.class)
          .publishing("user", StreakTables.CURRENT).writing(StreakTables.HISTORY),
      analytic("risk", new RiskRule(), RiskState.class)
          .publishing("user", RiskTables.CURRENT).writing(RiskTables.TRANSITIONS),
      analytic("lessons-seen", new LessonsRule(), LessonsSeen.class),
      analytic("day", new DayRule(), DayState.class)
          .writing(DayTables.DAYS, DayTables.DAYS_HISTORY),
      analytic("course-day", new CourseDayRule(), DayState.class)
          .writing(DayTables.COURSE_DAYS, DayTables.COURSE_DAYS_HISTORY),
      analytic("assessment", new AssessmentRule(), AssessmentState.class)
          .publishing("user", AssessmentTables.ATTEMPTS).publishing("assessment", AssessmentTables.TOTALS)
          .writing(AssessmentTables.ATTEMPTS_HISTORY, AssessmentTables.SCORE_BUCKETS),
      analytic("question", new QuestionRule(), AnsweredQuestions.class)
          .writing(AssessmentTables.QUESTIONS, AssessmentTables.CHOICES),
      analytic("progress", new ProgressRule(), ProgressState.class)
          .publishing("user", ProgressTables.COURSES).writing(ProgressTables.MODULES, ProgressTables.HISTORY, ProgressTables.STREAKS),
      analytic("lesson", new LessonRule(), LessonState.class)
          .writing(ProgressTables.LESSONS),
      analytic("mastery", new MasteryRule(), MasteryState.class)
          .publishing("user", MasteryTables.MASTERY).writing(MasteryTables.GAPS, MasteryTables.DAYS),
      analytic("live-class", new LiveClassRule(), LiveClassState.class)
          .writing(CommunityTables.ENGAGEMENT, CommunityTables.ATTENDANCE),
      analytic("teaching", new TeachingRule(), TeachingState.class)
          .writing(CommunityTables.TEACHER_DAYS));

  /** What each event says by itself, which is no analytic. */
  public static final EventRecords RECORDS = new RecordRows();

  private Analytics() {}

  static <S> Named<S> analytic(String name, Analytic<S> rule, Class<S> state) {
    return new Named<>(name, rule, state, List.of(), Map.of());
  }

  /**
   * An analytic with all that belongs to it.
   *
   * @param name under which its states are kept: on disk, so frozen once released
   * @param state the record that is kept of each subject
   * @param tables in which its rows stand; some are sums that others add to as well
   * @param published which of them are told to the world, and as whose: {@code user}, {@code course} or {@code assessment}
   */
  public record Named<S>(String name, Analytic<S> analytic, Class<S> state, List<Table> tables, Map<Table, String> published) {

    Named<S> writing(Table... more) {
      List<Table> all = new ArrayList<>(tables);
      all.addAll(List.of(more));
      return new Named<>(name, analytic, state, List.copyOf(all), published);
    }

    Named<S> publishing(String entity, Table table) {
      Map<Table, String> all = new LinkedHashMap<>(published);
      all.put(table, entity);
      return new Named<>(name, analytic, state, tables, Map.copyOf(all)).writing(table);
    }
  }
}
