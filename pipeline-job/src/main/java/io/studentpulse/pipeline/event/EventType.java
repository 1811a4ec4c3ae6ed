package io.studentpulse.pipeline.event;

import static io.studentpulse.pipeline.event.EventType.Need.ASSESSMENT;
import static io.studentpulse.pipeline.event.EventType.Need.COURSE;
import static io.studentpulse.pipeline.event.EventType.Need.LESSON;
import static io.studentpulse.pipeline.event.EventType.Need.MATERIAL;
import static io.studentpulse.pipeline.event.EventType.Need.NOTHING;
import static io.studentpulse.pipeline.event.EventType.Need.POST;
import static io.studentpulse.pipeline.event.EventType.Need.QUESTION;
import static io.studentpulse.pipeline.event.EventType.Need.SESSION;
import static io.studentpulse.pipeline.event.EventType.Need.VIDEO;

import java.util.HashMap;
import java.util.Map;

/** What happened: the event types of the contract (docs/events.md), their aliases, and the id each cannot do without. */
public enum EventType {
  // The order of the constants is on disk (recent events keep the ordinal): add at the end, never in between.
  UNKNOWN("", NOTHING),
  SESSION_START("session_start", SESSION, "study_session_start"),
  SESSION_END("session_end", SESSION, "study_session_end"),
  SESSION_PAUSE("session_pause", SESSION, "study_session_pause"),
  SESSION_RESUME("session_resume", SESSION, "study_session_resume"),
  COURSE_ENROLL("course_enroll", COURSE, "UserEnrolled"),
  COURSE_UNENROLL("course_unenroll", COURSE),
  COURSE_COMPLETE("course_complete", COURSE, "UserCompletedCourse"),
  LESSON_START("lesson_start", LESSON),
  LESSON_COMPLETE("lesson_complete", LESSON),
  LESSON_ACCESS("lesson_access", LESSON),
  SECTION_READ("section_read", LESSON),
  MODULE_COMPLETE("module_complete", Need.MODULE, "ModuleCompleted"),
  VIDEO_SEEK("video_seek", VIDEO),
  VIDEO_PLAY("video_play", VIDEO),
  VIDEO_RATE("video_rate", VIDEO),
  VIDEO_PROGRESS("video_progress", VIDEO),
  VIDEO_PAUSE("video_pause", VIDEO),
  VIDEO_COMPLETE("video_complete", VIDEO),
  QUIZ_START("quiz_start", ASSESSMENT, "AssessmentStarted"),
  QUIZ_ANSWER("quiz_answer", QUESTION, "question_submit"),
  QUESTION_VIEW("question_view", QUESTION),
  QUESTION_REVIEW("question_review", QUESTION),
  QUIZ_SUBMIT("quiz_submit", ASSESSMENT, "AssessmentCompleted"),
  ASSIGNMENT_START("assignment_start", ASSESSMENT),
  ASSIGNMENT_SUBMIT("assignment_submit", ASSESSMENT),
  GRADE_POSTED("grade_posted", Need.ASSESSMENT_OR_SUBMISSION),
  FEEDBACK_GIVEN("feedback_given", Need.ASSESSMENT_OR_SUBMISSION),
  MATERIAL_READ("material_read", MATERIAL),
  MATERIAL_COMPLETE("material_complete", MATERIAL),
  MATERIAL_HIGHLIGHT("material_highlight", MATERIAL),
  MATERIAL_NOTE("material_note", MATERIAL),
  FORUM_POST("forum_post", POST),
  FORUM_REPLY("forum_reply", POST),
  FORUM_LIKE("forum_like", POST),
  LIVE_CLASS_JOIN("live_class_join", Need.LIVE_CLASS),
  LIVE_CLASS_LEAVE("live_class_leave", Need.LIVE_CLASS),
  CONTENT_CREATED("content_created", Need.CONTENT),
  CONTENT_UPDATED("content_updated", Need.CONTENT),
  AI_COACH_ASK("ai_coach_ask", NOTHING),
  AI_COACH_RESPONSE("ai_coach_response", NOTHING),
  AI_COACH_FEEDBACK("ai_coach_feedback", NOTHING),
  SEARCH("search", NOTHING),
  XP_GAIN("xp_gain", NOTHING),
  LEVEL_UP("level_up", NOTHING),
  ACHIEVEMENT("achievement", NOTHING),
  USER_CREATED("user_created", NOTHING, "UserCreated"),
  COURSE_CREATED("course_created", COURSE, "CourseCreated"),
  COURSE_PUBLISHED("course_published", COURSE, "CoursePublished"),
  COURSE_STRUCTURE_CHANGED("course_structure_changed", COURSE, "CourseStructureChanged"),
  TOPIC_DEFINED("topic_defined", Need.TOPIC, "TopicDefined"),
  ASSESSMENT_DEFINED("assessment_defined", Need.DEFINED_ASSESSMENT, "AssessmentDefined"),
  /** A type the contract does not name, told by a service (any topic but {@code student.activity} and {@code teacher.activity}): a report. */
  UNKNOWN_REPORT("unknown_report", NOTHING);

  /** The id an event of this type must carry; without it the event is rejected. */
  public enum Need {
    NOTHING, SESSION, COURSE, LESSON, MODULE, VIDEO, ASSESSMENT, QUESTION, ASSESSMENT_OR_SUBMISSION, MATERIAL, POST, LIVE_CLASS, CONTENT,
    TOPIC, DEFINED_ASSESSMENT
  }

  private static final Map<String, EventType> BY_NAME = new HashMap<>();
  private static final EventType[] BY_ORDINAL = values();

  static {
    for (EventType type : values()) {
      BY_NAME.put(type.wireName, type);
      for (String alias : type.aliases) {
        BY_NAME.put(alias, type);
      }
    }
    BY_NAME.remove(UNKNOWN_REPORT.wireName);
  }

  private final String wireName;
  private final Need need;
  private final String[] aliases;

  EventType(String wireName, Need need, String... aliases) {
    this.wireName = wireName;
    this.need = need;
    this.aliases = aliases;
  }

  /** The type a client's name stands for; {@link #UNKNOWN} where the contract has none. */
  public static EventType named(String name) {
    return BY_NAME.getOrDefault(name, UNKNOWN);
  }

  public static EventType ofOrdinal(int ordinal) {
    return ordinal < BY_ORDINAL.length ? BY_ORDINAL[ordinal] : UNKNOWN;
  }

  public String wireName() {
    return wireName;
  }

  public Need need() {
    return need;
  }

  public boolean isVideo() {
    return ordinal() >= VIDEO_SEEK.ordinal() && ordinal() <= VIDEO_COMPLETE.ordinal();
  }

  /** Something about a course that is not the work of one student: it never opens a session and is nobody's activity. */
  public boolean isDomain() {
    return switch (this) {
      case USER_CREATED, COURSE_CREATED, COURSE_PUBLISHED, COURSE_STRUCTURE_CHANGED, TOPIC_DEFINED, ASSESSMENT_DEFINED -> true;
      default -> false;
    };
  }

  /**
   * Whether the student did it then. What is not an own act is a report: somebody says something about the student, which sets what it says and
   * nothing else. docs/metrics.md, "Own acts and reports"; the table of docs/events.md says which is which.
   */
  public boolean isOwnAct() {
    return switch (this) {
      case COURSE_ENROLL, COURSE_UNENROLL, COURSE_COMPLETE, MODULE_COMPLETE, GRADE_POSTED, FEEDBACK_GIVEN, AI_COACH_RESPONSE,
          XP_GAIN, LEVEL_UP, ACHIEVEMENT, UNKNOWN_REPORT -> false;
      default -> !isDomain();
    };
  }

  /** What a teacher does and a student gets: it stands with the student, and is the teacher's work all the same. */
  public boolean isGrade() {
    return this == GRADE_POSTED || this == FEEDBACK_GIVEN;
  }

  /** Whether a day with such an event counts for a streak: docs/metrics.md section 3. */
  public boolean isLearning() {
    return switch (this) {
      case LESSON_START, LESSON_COMPLETE, LESSON_ACCESS, SECTION_READ,
          VIDEO_SEEK, VIDEO_PLAY, VIDEO_RATE, VIDEO_PROGRESS, VIDEO_PAUSE, VIDEO_COMPLETE,
          QUIZ_START, QUIZ_ANSWER, QUESTION_VIEW, QUESTION_REVIEW, QUIZ_SUBMIT, ASSIGNMENT_START, ASSIGNMENT_SUBMIT,
          MATERIAL_READ, MATERIAL_COMPLETE, MATERIAL_HIGHLIGHT, MATERIAL_NOTE, LIVE_CLASS_JOIN, LIVE_CLASS_LEAVE -> true;
      default -> false;
    };
  }
}
