package io.studentpulse.pipeline.analytics;

import io.studentpulse.pipeline.assessment.AssessmentTables;
import io.studentpulse.pipeline.catalogue.CatalogueTables;
import io.studentpulse.pipeline.community.CommunityTables;
import io.studentpulse.pipeline.community.RecordTables;
import io.studentpulse.pipeline.day.DayTables;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.mastery.MasteryTables;
import io.studentpulse.pipeline.progress.ProgressTables;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.studystreak.StreakTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableList;
import io.studentpulse.pipeline.video.VideoTables;
import java.util.List;

/** Every table the job writes. */
public final class StudentTables implements TableList {

  public static final List<Table> ALL = List.of(
      VideoTables.PROGRESS, VideoTables.INTERVALS,
      SessionTables.CURRENT, SessionTables.HISTORY,
      StreakTables.CURRENT, StreakTables.HISTORY,
      RiskTables.CURRENT, RiskTables.TRANSITIONS,
      ProgressTables.COURSES, ProgressTables.LESSONS, ProgressTables.MODULES, ProgressTables.HISTORY, ProgressTables.STREAKS,
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

  @Override
  public List<Table> tables() {
    return ALL;
  }
}
