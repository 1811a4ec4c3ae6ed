package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.study.InColumns;
import java.lang.reflect.RecordComponent;

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
  private static final String MARK = "MARK:0";
  private static final String DAYS = "DAYS";

  final Unit[] units;
  private final int[] back;

  private Columns(Unit[] units, int... back) {
    this.units = units;
    this.back = back;
  }

  /** What {@link InColumns} says of a component. */
  static Columns of(RecordComponent component) {
    InColumns said = component.getAnnotation(InColumns.class);
    return said == null || isDays(component) ? STEPS : parsed(said.value());
  }

  /** Whether a number is a mark. */
  static boolean isMark(RecordComponent component) {
    return says(component, MARK);
  }

  /** Whether bytes are packed days. */
  static boolean isDays(RecordComponent component) {
    return says(component, DAYS);
  }

  private static boolean says(RecordComponent component, String words) {
    InColumns said = component.getAnnotation(InColumns.class);
    return said != null && said.value().equals(words);
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
