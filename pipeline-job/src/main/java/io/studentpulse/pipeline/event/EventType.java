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
  // The order of the constants is on disk (recent events keep the ordinal): add at the end, never in between. Nothing else goes by their order but
  // what happens at the same instant (StudentEvent).
  UNKNOWN("", Category.ACT, NOTHING),
  SESSION_START("session_start", Category.ACT, SESSION, "study_session_start"),
  SESSION_END("session_end", Category.ACT, SESSION, "study_session_end"),
  SESSION_PAUSE("session_pause", Category.ACT, SESSION, "study_session_pause"),
  SESSION_RESUME("session_resume", Category.ACT, SESSION, "study_session_resume"),
  COURSE_ENROLL("course_enroll", Category.REPORT, COURSE, "UserEnrolled"),
  COURSE_UNENROLL("course_unenroll", Category.REPORT, COURSE),
  COURSE_COMPLETE("course_complete", Category.REPORT, COURSE, "UserCompletedCourse"),
  LESSON_START("lesson_start", Category.LEARNING, LESSON),
  LESSON_COMPLETE("lesson_complete", Category.LEARNING, LESSON),
  LESSON_ACCESS("lesson_access", Category.LEARNING, LESSON),
  SECTION_READ("section_read", Category.LEARNING, LESSON),
  MODULE_COMPLETE("module_complete", Category.REPORT, Need.MODULE, "ModuleCompleted"),
  VIDEO_SEEK("video_seek", Category.VIDEO, VIDEO),
  VIDEO_PLAY("video_play", Category.VIDEO, VIDEO),
  VIDEO_RATE("video_rate", Category.VIDEO, VIDEO),
  VIDEO_PROGRESS("video_progress", Category.VIDEO, VIDEO),
  VIDEO_PAUSE("video_pause", Category.VIDEO, VIDEO),
  VIDEO_COMPLETE("video_complete", Category.VIDEO, VIDEO),
  QUIZ_START("quiz_start", Category.LEARNING, ASSESSMENT, "AssessmentStarted"),
  QUIZ_ANSWER("quiz_answer", Category.LEARNING, QUESTION, "question_submit"),
  QUESTION_VIEW("question_view", Category.LEARNING, QUESTION),
  QUESTION_REVIEW("question_review", Category.LEARNING, QUESTION),
  QUIZ_SUBMIT("quiz_submit", Category.LEARNING, ASSESSMENT, "AssessmentCompleted"),
  ASSIGNMENT_START("assignment_start", Category.LEARNING, ASSESSMENT),
  ASSIGNMENT_SUBMIT("assignment_submit", Category.LEARNING, ASSESSMENT),
  GRADE_POSTED("grade_posted", Category.GRADE, Need.ASSESSMENT_OR_SUBMISSION),
  FEEDBACK_GIVEN("feedback_given", Category.GRADE, Need.ASSESSMENT_OR_SUBMISSION),
  MATERIAL_READ("material_read", Category.LEARNING, MATERIAL),
  MATERIAL_COMPLETE("material_complete", Category.LEARNING, MATERIAL),
  MATERIAL_HIGHLIGHT("material_highlight", Category.LEARNING, MATERIAL),
  MATERIAL_NOTE("material_note", Category.LEARNING, MATERIAL),
  FORUM_POST("forum_post", Category.ACT, POST),
  FORUM_REPLY("forum_reply", Category.ACT, POST),
  FORUM_LIKE("forum_like", Category.ACT, POST),
  LIVE_CLASS_JOIN("live_class_join", Category.LEARNING, Need.LIVE_CLASS),
  LIVE_CLASS_LEAVE("live_class_leave", Category.LEARNING, Need.LIVE_CLASS),
  CONTENT_CREATED("content_created", Category.ACT, Need.CONTENT),
  CONTENT_UPDATED("content_updated", Category.ACT, Need.CONTENT),
  AI_COACH_ASK("ai_coach_ask", Category.ACT, NOTHING),
  AI_COACH_RESPONSE("ai_coach_response", Category.REPORT, NOTHING),
  AI_COACH_FEEDBACK("ai_coach_feedback", Category.ACT, NOTHING),
  SEARCH("search", Category.ACT, NOTHING),
  XP_GAIN("xp_gain", Category.REPORT, NOTHING),
  LEVEL_UP("level_up", Category.REPORT, NOTHING),
  ACHIEVEMENT("achievement", Category.REPORT, NOTHING),
  USER_CREATED("user_created", Category.DOMAIN, NOTHING, "UserCreated"),
  COURSE_CREATED("course_created", Category.DOMAIN, COURSE, "CourseCreated"),
  COURSE_PUBLISHED("course_published", Category.DOMAIN, COURSE, "CoursePublished"),
  COURSE_STRUCTURE_CHANGED("course_structure_changed", Category.DOMAIN, COURSE, "CourseStructureChanged"),
  TOPIC_DEFINED("topic_defined", Category.DOMAIN, Need.TOPIC, "TopicDefined"),
  ASSESSMENT_DEFINED("assessment_defined", Category.DOMAIN, Need.DEFINED_ASSESSMENT, "AssessmentDefined"),
  /** A type the contract does not name, told by a service (any topic but {@code student.activity} and {@code teacher.activity}): a report. */
  UNKNOWN_REPORT("unknown_report", Category.REPORT, NOTHING);

  /** The id an event of this type must carry; without it the event is rejected. */
  public enum Need {
    NOTHING, SESSION, COURSE, LESSON, MODULE, VIDEO, ASSESSMENT, QUESTION, ASSESSMENT_OR_SUBMISSION, MATERIAL, POST, LIVE_CLASS, CONTENT,
    TOPIC, DEFINED_ASSESSMENT
  }

  /** Whose doing an event of a type is, and what it counts for; the table of docs/events.md. */
  private enum Category {
    /** The student did it then. */
    ACT,
    /** The same, and a day with it counts for a streak: docs/metrics.md section 3. */
    LEARNING,
    /** The same, and the player of a video says it. */
    VIDEO,
    /** Somebody says something about the student: it sets what it says and nothing else. docs/metrics.md, "Own acts and reports". */
    REPORT,
    /** A report that a teacher makes: it stands with the student, and is the teacher's work all the same. */
    GRADE,
    /** About a course or an account, and not the work of one student: it never opens a session and is nobody's activity. */
    DOMAIN
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
  private final Category category;
  private final Need need;
  private final String[] aliases;

  EventType(String wireName, Category category, Need need, String... aliases) {
    this.wireName = wireName;
    this.category = category;
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
    return category == Category.VIDEO;
  }

  /** Something about a course that is not the work of one student: it never opens a session and is nobody's activity. */
  public boolean isDomain() {
    return category == Category.DOMAIN;
  }

  /** Whether the student did it then. What is not an own act is a report, or about nobody's work. */
  public boolean isOwnAct() {
    return category == Category.ACT || isLearning();
  }

  /** What a teacher does and a student gets. */
  public boolean isGrade() {
    return category == Category.GRADE;
  }

  /** Whether a day with such an event counts for a streak: docs/metrics.md section 3. */
  public boolean isLearning() {
    return category == Category.LEARNING || category == Category.VIDEO;
  }
}
