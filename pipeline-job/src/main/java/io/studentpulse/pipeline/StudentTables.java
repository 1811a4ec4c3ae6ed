package io.studentpulse.pipeline;

import io.studentpulse.pipeline.assessment.AssessmentTables;
import io.studentpulse.pipeline.catalogue.CatalogueTables;
import io.studentpulse.pipeline.community.CommunityTables;
import io.studentpulse.pipeline.community.RecordTables;
import io.studentpulse.pipeline.day.DayTables;
import io.studentpulse.pipeline.event.EventTables;
import io.studentpulse.pipeline.mastery.MasteryTables;
import io.studentpulse.pipeline.progress.ProgressTables;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.streak.StreakTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.video.VideoTables;
import java.util.List;

/** Every table the job writes. */
public final class StudentTables {

  public static final List<Table> ALL = List.of(
      VideoTables.PROGRESS, VideoTables.INTERVALS,
      SessionTables.CURRENT, SessionTables.HISTORY,
      StreakTables.CURRENT, StreakTables.HISTORY, StreakTables.COURSE_DAYS,
      RiskTables.CURRENT, RiskTables.TRANSITIONS,
      ProgressTables.COURSES, ProgressTables.LESSONS, ProgressTables.MODULES, ProgressTables.HISTORY,
      EventTables.EXTERNAL_IDS, EventTables.ACTIVITY, EventTables.DEAD_LETTERS,
      CatalogueTables.COURSES, CatalogueTables.LESSONS, CatalogueTables.TOPICS, CatalogueTables.ASSESSMENTS,
      DayTables.DAYS, DayTables.DAYS_HISTORY, DayTables.COURSE_DAYS, DayTables.COURSE_DAYS_HISTORY,
      AssessmentTables.ATTEMPTS, AssessmentTables.ATTEMPTS_HISTORY, AssessmentTables.TOTALS, AssessmentTables.SCORE_BUCKETS,
      AssessmentTables.QUESTIONS, AssessmentTables.CHOICES,
      MasteryTables.MASTERY, MasteryTables.GAPS, MasteryTables.DAYS,
      CommunityTables.ENGAGEMENT, CommunityTables.ATTENDANCE, CommunityTables.TEACHER_DAYS,
      RecordTables.QUESTION_ATTEMPTS, RecordTables.SUBMITTED_ANSWERS, RecordTables.FORUM_INTERACTIONS,
      RecordTables.MATERIAL_INTERACTIONS, RecordTables.FORUM_ACTIVITY,
      RecordTables.LIVE_CLASS_ACTIVITY, RecordTables.CONTENT_CHANGES, RecordTables.FEEDBACK,
      RollupTables.COURSE_TOTALS, RollupTables.COURSE_DAYS, RollupTables.COURSE_LESSON_FUNNEL, RollupTables.COURSE_MODULE_TOTALS,
      RollupTables.PLATFORM_DAYS, RollupTables.PLATFORM_RETURNS);

  private static final Table[] BY_NUMBER = byNumber();

  private StudentTables() {}

  private static Table[] byNumber() {
    Table[] tables = new Table[1 + ALL.stream().mapToInt(Table::number).max().orElse(0)];
    for (Table table : ALL) {
      if (tables[table.number()] != null) {
        throw new IllegalStateException(table + " and " + tables[table.number()] + " have the same number; numbers stand for tables on disk");
      }
      tables[table.number()] = table;
    }
    return tables;
  }

  /** The table of a number; an unknown number is a savepoint from a newer release. */
  public static Table numbered(int number) {
    if (number >= 0 && number < BY_NUMBER.length && BY_NUMBER[number] != null) {
      return BY_NUMBER[number];
    }
    throw new IllegalArgumentException("no table has the number " + number + "; was this written by a newer release?");
  }
}
