package io.studentpulse.pipeline.event;

import static io.studentpulse.pipeline.event.EventType.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an event's payload can say that a rule may need, each with its type: everything else in the payload stays text in the history.
 *
 * <p>A fact is read only from events of the types that use it; there a value outside its range costs the event (a named rejection), elsewhere a
 * field of the same name means whatever its client wants. Names are the contract's, {@code snake_case}; the same word in {@code camelCase} is
 * the same name; of several in one place the first named here counts.
 *
 * <p>A text that is too long is cut; what is no text where a text belongs is left out. A list that is too long costs the event.
 */
public enum PayloadField {
  // The order of the constants is on disk (recent events keep the ordinal): add at the end, never in between.
  ATTEMPT(Shape.id("attempt"), Users.ATTEMPTS, "attempt_id"),
  ATTEMPT_NUMBER(Shape.integer(0, 1_000_000), Users.ATTEMPTS, "attempt_number"),
  QUESTION(Shape.id("question"), Users.ATTEMPTS, "question_id"),
  TOPIC(Shape.id("topic"), Users.OF_A_TOPIC, "topic_id"),
  /** Points, in units of {@link #MAX_SCORE}; below 0 where wrong answers cost. */
  SCORE(Shape.number(-1e9, 1e9), Users.SCORED, "score"),
  MAX_SCORE(Shape.number(0, 1e9), Users.SCORED, "max_score"),
  TOTAL_QUESTIONS(Shape.integer(0, 1_000_000), Users.SCORED, "total_questions"),
  /** Not always whole: half an answer is partial credit. */
  CORRECT_ANSWERS(Shape.number(0, 1_000_000).wholeBefore(), Users.SCORED, "correct_answers"),
  /** What the client says; rules clamp it to what the clock allows. */
  TIME_SPENT_SECONDS(Shape.number(0, 1e9), Users.TIMED, "time_spent", "time_spent_seconds", "duration_seconds"),
  PASSED(Shape.flag(), Users.SCORED, "is_passed", "passed"),
  SELECTED_ANSWER(Shape.text(100), Users.ANSWERS, "selected_answer"),
  CORRECT_ANSWER(Shape.text(100), Users.ANSWERS, "correct_answer"),
  IS_CORRECT(Shape.flag(), Users.ANSWERS, "is_correct", "correct"),
  TIME_TO_ANSWER_SECONDS(Shape.number(0, 1e9), Users.ANSWERS, "time_to_answer_seconds", "time_to_answer"),
  /** 1 is a guess, 5 is certain. */
  CONFIDENCE(Shape.integer(1, 5), Users.ANSWERS, "confidence_level", "confidence"),
  HINT_USED(Shape.flag(), Users.ANSWERS, "hint_used"),
  SKIPPED(Shape.flag(), Users.ANSWERS, "skipped", "is_skipped"),
  SUBMISSION(Shape.id("submission"), Users.ATTEMPTS, "submission_id"),
  /** Who graded, teaches the live class or wrote the content. */
  TEACHER(Shape.id("teacher"), Users.TAUGHT, "teacher_id"),
  /** text, rubric or audio. */
  FEEDBACK_TYPE(Shape.text(20), Users.GRADES, "feedback_type"),
  PROGRESS_PERCENT(Shape.number(0, 100), Users.STUDY, "progress_percent"),
  /** The sections read so far and the one this event is about, without repetition. */
  SECTIONS(Shape.texts(500), Users.STUDY, "sections_read", "section_id"),
  MODULE(Shape.id("module"), Users.OF_A_MODULE, "module_id"),
  MATERIAL(Shape.id("material"), Users.OF_A_TOPIC, "material_id"),
  POST(Shape.id("post"), Users.FORUM, "post_id"),
  THREAD(Shape.id("thread"), Users.FORUM, "thread_id"),
  PARENT_POST(Shape.id("post"), Users.FORUM, "parent_post_id"),
  /** Characters of {@code content}, {@code text}, …, which is itself never stored. */
  CONTENT_LENGTH(Shape.integer(0, 1_000_000_000), Users.WRITTEN, "content_length", "content", "text"),
  LIVE_CLASS(Shape.id("class"), Users.LIVE, "class_id", "live_class_id"),
  POLLS(Shape.texts(500), Users.LIVE, "polls_launched"),
  MESSAGES_SENT(Shape.integer(0, 1_000_000_000), Users.LIVE, "messages_sent"),
  CONTENT(Shape.id("content"), Users.CONTENTS, "content_id"),
  /** lesson, quiz or assignment. */
  CONTENT_TYPE(Shape.text(20), Users.CONTENTS, "content_type"),
  TITLE(Shape.text(255).forgotten(), Users.TITLED, "title"),
  CHANGES_SUMMARY(Shape.text(1_000).forgotten(), Users.CONTENTS, "changes_summary"),
  /** Of a whole course, in the client's own scale. */
  FINAL_SCORE(Shape.number(-1e9, 1e9), EnumSet.of(COURSE_COMPLETE), "final_score"),
  /** Of a course, in their order; where no list of lessons was given, those inside its modules, one module after the other. */
  LESSONS(Shape.ids("lesson"), Users.COURSES, "lesson_ids", "lessons"),
  MODULES(Shape.ids("module"), Users.COURSES, "module_ids", "modules"),
  VIDEOS(Shape.ids("video"), Users.COURSES, "video_ids", "videos"),
  TOTAL_LESSONS(Shape.integer(0, 1_000_000), Users.COURSES, "total_lessons", "lesson_count"),
  INSTRUCTOR(Shape.id("instructor"), Users.INSTRUCTED, "instructor_id"),
  CATEGORY(Shape.text(100).forgotten(), Users.COURSES, "category"),
  STARTS_AT(Shape.instant(), Users.SCHEDULED, "starts_at"),
  ENDS_AT(Shape.instant(), Users.SCHEDULED, "ends_at"),
  DUE_AT(Shape.instant(), Users.SCHEDULED, "due_at"),
  /** Of an assessment within its course, in any unit: shares of the sum count. */
  WEIGHT(Shape.number(0, 1e9), EnumSet.of(ASSESSMENT_DEFINED), "weight"),
  /** Percent. */
  PASS_MARK(Shape.number(0, 100), EnumSet.of(ASSESSMENT_DEFINED), "pass_mark"),
  /** Of a topic, never of a person. */
  NAME(Shape.text(255).forgotten(), EnumSet.of(TOPIC_DEFINED), "name", "topic_name"),
  PARENT_TOPIC(Shape.id("topic"), EnumSet.of(TOPIC_DEFINED), "parent_topic_id"),
  EXAM_WEIGHT(Shape.number(0, 1e9), EnumSet.of(TOPIC_DEFINED), "exam_weight"),
  PREREQUISITES(Shape.ids("topic"), EnumSet.of(TOPIC_DEFINED), "prerequisite_topic_ids", "prerequisite_ids", "prerequisites"),
  MATERIALS(Shape.ids("material"), EnumSet.of(TOPIC_DEFINED), "material_ids", "materials"),
  /** Of a user, such as student or teacher. */
  ROLE(Shape.text(20), Users.WITH_ROLE, "role"),
  /** Told by the assessment service ({@code AssessmentStarted}, {@code AssessmentCompleted}), not by the student's client. */
  BY_SERVICE(Shape.flag(), EnumSet.of(QUIZ_START, QUIZ_SUBMIT), "by_service");

  /** What a value is: {@link Id}, long, double, boolean, String, List of String, List of Id, epoch milliseconds. */
  public enum Kind { ID, INTEGER, NUMBER, FLAG, TEXT, TEXTS, IDS, INSTANT }

  /** The value of an instant that says there is none, and so takes back one that was told before; an absent fact says nothing. */
  public static final long NO_INSTANT = Long.MIN_VALUE;

  /** A list of a catalogue may be this long. */
  public static final int MOST_IDS = 10_000;

  private static final PayloadField[] BY_ORDINAL = values();

  static final int COUNT = BY_ORDINAL.length;

  private final Shape shape;
  private final Set<EventType> users;
  private final List<String> names;

  PayloadField(Shape shape, Set<EventType> users, String... names) {
    this.shape = shape;
    this.users = Collections.unmodifiableSet(users);
    this.names = List.of(names);
  }

  static PayloadField ofOrdinal(int ordinal) {
    return ordinal < COUNT ? BY_ORDINAL[ordinal] : null;
  }

  public Kind kind() {
    return shape.kind;
  }

  /** The contract's own name, then its aliases. */
  public List<String> names() {
    return names;
  }

  public String wireName() {
    return names.get(0);
  }

  /** What an id of this fact is the id of: the {@code kind} in {@code external_ids}. Null of what is no id. */
  public String idKind() {
    return shape.idKind;
  }

  /** Whether events of the type can have it. */
  public boolean isUsedBy(EventType type) {
    return users.contains(type);
  }

  /** Whether the log of recent events keeps it, so that a rule may look at it. */
  public boolean isRemembered() {
    return shape.remembered;
  }

  /** The smallest number. */
  public double least() {
    return shape.least;
  }

  /** The largest number; of a text its characters, of a list its elements. */
  public double most() {
    return shape.most;
  }

  /** Whether it was a whole number in what earlier versions wrote. */
  boolean wasWhole() {
    return shape.onceWhole;
  }

  private record Shape(Kind kind, double least, double most, String idKind, boolean remembered, boolean onceWhole) {
    Shape(Kind kind, double least, double most, String idKind, boolean remembered) {
      this(kind, least, most, idKind, remembered, false);
    }

    static Shape id(String idKind) {
      return new Shape(Kind.ID, 0, 0, idKind, true);
    }

    static Shape integer(long least, long most) {
      return new Shape(Kind.INTEGER, least, most, null, true);
    }

    static Shape number(double least, double most) {
      return new Shape(Kind.NUMBER, least, most, null, true);
    }

    static Shape flag() {
      return new Shape(Kind.FLAG, 0, 1, null, true);
    }

    static Shape text(int mostCharacters) {
      return new Shape(Kind.TEXT, 0, mostCharacters, null, true);
    }

    static Shape texts(int most) {
      return new Shape(Kind.TEXTS, 0, most, null, true);
    }

    /** Catalogues are long: what they say is kept by the rule that keeps them, not in the log. */
    static Shape ids(String idKind) {
      return new Shape(Kind.IDS, 0, 10_000, idKind, false);
    }

    static Shape instant() {
      return new Shape(Kind.INSTANT, 0, 0, null, true);
    }

    Shape forgotten() {
      return new Shape(kind, least, most, idKind, false);
    }

    Shape wholeBefore() {
      return new Shape(kind, least, most, idKind, remembered, true);
    }
  }

  /** Which types use it. No video type does: heartbeats are most of all events and have nothing to add. */
  private static final class Users {
    static final Set<EventType> ANSWERS = EnumSet.of(QUIZ_ANSWER, QUESTION_VIEW, QUESTION_REVIEW);
    static final Set<EventType> GRADES = EnumSet.of(GRADE_POSTED, FEEDBACK_GIVEN);
    static final Set<EventType> ATTEMPTS = and(GRADES, QUIZ_START, QUIZ_ANSWER, QUESTION_VIEW, QUESTION_REVIEW, QUIZ_SUBMIT, ASSIGNMENT_START,
        ASSIGNMENT_SUBMIT);
    static final Set<EventType> SCORED = and(ATTEMPTS, ASSESSMENT_DEFINED);
    static final Set<EventType> LESSONS_AND_MATERIALS = EnumSet.of(LESSON_START, LESSON_COMPLETE, LESSON_ACCESS, SECTION_READ, MATERIAL_READ,
        MATERIAL_COMPLETE, MATERIAL_HIGHLIGHT, MATERIAL_NOTE);
    static final Set<EventType> STUDY = and(LESSONS_AND_MATERIALS, MODULE_COMPLETE);
    static final Set<EventType> LIVE = EnumSet.of(LIVE_CLASS_JOIN, LIVE_CLASS_LEAVE);
    static final Set<EventType> TIMED = and(STUDY, COURSE_COMPLETE, QUIZ_START, QUIZ_ANSWER, QUESTION_VIEW, QUESTION_REVIEW, QUIZ_SUBMIT,
        ASSIGNMENT_START, ASSIGNMENT_SUBMIT, LIVE_CLASS_JOIN, LIVE_CLASS_LEAVE);
    static final Set<EventType> FORUM = EnumSet.of(FORUM_POST, FORUM_REPLY, FORUM_LIKE);
    static final Set<EventType> CONTENTS = EnumSet.of(CONTENT_CREATED, CONTENT_UPDATED);
    static final Set<EventType> COURSES = EnumSet.of(COURSE_CREATED, COURSE_PUBLISHED, COURSE_STRUCTURE_CHANGED);
    static final Set<EventType> OF_A_MODULE = union(union(STUDY, ATTEMPTS), union(CONTENTS, and(LIVE, ASSESSMENT_DEFINED, TOPIC_DEFINED)));
    static final Set<EventType> OF_A_TOPIC = union(OF_A_MODULE, FORUM);
    static final Set<EventType> TAUGHT = union(GRADES, union(LIVE, CONTENTS));
    static final Set<EventType> WRITTEN = union(union(FORUM, TAUGHT), EnumSet.of(MATERIAL_HIGHLIGHT, MATERIAL_NOTE));
    static final Set<EventType> TITLED = union(union(COURSES, CONTENTS), EnumSet.of(ASSESSMENT_DEFINED, TOPIC_DEFINED));
    static final Set<EventType> INSTRUCTED = union(union(COURSES, LIVE), EnumSet.of(ASSESSMENT_DEFINED, TOPIC_DEFINED));
    static final Set<EventType> SCHEDULED = union(union(COURSES, LIVE), EnumSet.of(ASSESSMENT_DEFINED, QUIZ_START, ASSIGNMENT_START));
    static final Set<EventType> WITH_ROLE = and(LIVE, USER_CREATED, COURSE_ENROLL);

    private static Set<EventType> and(Set<EventType> some, EventType... more) {
      Set<EventType> all = EnumSet.copyOf(some);
      Collections.addAll(all, more);
      return all;
    }

    private static Set<EventType> union(Set<EventType> some, Set<EventType> more) {
      Set<EventType> all = EnumSet.copyOf(some);
      all.addAll(more);
      return all;
    }
  }
}
