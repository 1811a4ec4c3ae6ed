package io.studentpulse.pipeline.memory;

import java.util.Map;
import java.util.Set;

/**
 * How the numbers of an array in a state hang together, place by place, so that each is written as what is new in it. It says nothing of what
 * the numbers mean, and any numbers can be written by any columns: only how many bytes they take depends on them.
 */
final class Columns {

  /** What a number is compared with. */
  enum Unit {
    /** A number so many places before. */
    STEP,
    /** Nothing. */
    PLAIN,
    /** The upper half of an id, whose lower half is the next number. */
    ID,
    /** 63 bits made of an id, and one bit for whoever keeps it: see {@link io.studentpulse.pipeline.event.Id#mark}. */
    MARK,
    /** A time with an hour in its lowest five bits. */
    TIME_AND_HOUR,
    /** 44 bits of a mark above twenty of other things. */
    SHIFTED_MARK
  }

  private static final Columns STEPS = new Columns(new Unit[] {Unit.STEP}, 1);
  private static final Columns PLAIN = new Columns(new Unit[] {Unit.PLAIN}, 0);
  private static final Columns MARKS = new Columns(new Unit[] {Unit.MARK}, 0);

  private static final Map<String, Columns> BY_NAME = Map.ofEntries(
      Map.entry("StreakState.days", new Columns(
          new Unit[] {Unit.STEP, Unit.STEP, Unit.STEP, Unit.STEP, Unit.STEP, Unit.STEP}, 5, 1, 6, 1, 2, 2)),
      Map.entry("ProgressState.lessons", new Columns(new Unit[] {Unit.ID, Unit.ID, Unit.STEP}, 0, 0, 3)),
      Map.entry("ProgressState.modules", new Columns(new Unit[] {Unit.ID, Unit.ID, Unit.STEP, Unit.STEP, Unit.PLAIN}, 0, 0, 5, 1, 0)),
      Map.entry("RiskActivity.days", PLAIN),
      Map.entry("RiskActivity.recentEvents", PLAIN),
      Map.entry("RiskResults.assessments", MARKS),
      Map.entry("RiskResults.results", PLAIN),
      Map.entry("AnsweredQuestions.questions", MARKS),
      Map.entry("MasteryState.questions", MARKS),
      Map.entry("MasteryState.materials", MARKS),
      Map.entry("LessonsSeen.marks", new Columns(new Unit[] {Unit.SHIFTED_MARK}, 0)),
      Map.entry("DayState.quizStarts", new Columns(new Unit[] {Unit.MARK, Unit.STEP}, 0, 2)),
      Map.entry("Day.studied", new Columns(new Unit[] {Unit.TIME_AND_HOUR, Unit.STEP}, 0, 1)),
      Map.entry("Day.counts", PLAIN),
      Map.entry("Day.assignments", MARKS));

  private static final Set<String> SINGLE_MARKS = Set.of("Answer.question", "Submission.attempt");
  private static final Set<String> PACKED_DAYS = Set.of("DayState.others");

  final Unit[] units;
  private final int[] back;

  private Columns(Unit[] units, int... back) {
    this.units = units;
    this.back = back;
  }

  static Columns of(String place) {
    return BY_NAME.getOrDefault(place, STEPS);
  }

  /** Whether a number is a mark. */
  static boolean isMark(String place) {
    return SINGLE_MARKS.contains(place);
  }

  static boolean isDays(String place) {
    return PACKED_DAYS.contains(place);
  }

  /** As it stands in snapshots, so that what was written with other columns can still be read: {@code ID:0 ID:0 STEP:3}. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < units.length; i++) {
      text.append(units[i]).append(':').append(back[i]).append(i + 1 < units.length ? " " : "");
    }
    return text.toString();
  }

  static Columns parsed(String text) {
    String[] columns = text.split(" ");
    Unit[] units = new Unit[columns.length];
    int[] back = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      String[] unitAndBack = columns[i].split(":");
      units[i] = Unit.valueOf(unitAndBack[0]);
      back[i] = Integer.parseInt(unitAndBack[1]);
    }
    return new Columns(units, back);
  }

  Unit unit(int at) {
    return units[at % units.length];
  }

  /** How many places before stands what a number is compared with; 0 for nothing. */
  int back(int at) {
    return back[at % units.length];
  }
}
