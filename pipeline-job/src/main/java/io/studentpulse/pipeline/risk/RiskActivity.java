package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.study.InColumns;
import java.util.Arrays;

/**
 * On which days was a student active in a course, and how often lately? Days are days of UTC since 1970, so that a window means the same
 * wherever the student travels. Made for state: a function of the set of accepted events, whatever the order they come in. Heartbeats make a day
 * active and are not counted.
 *
 * @param firstDay the day of the lowest bit, a multiple of 32
 * @param days a bit for every active day, 32 days in each number; about 4 bytes a month
 * @param newestDay newest active day
 * @param recentEvents events of the newest {@value #REMEMBERED} days, oldest first, the last one of {@code newestDay}
 */
public record RiskActivity(int firstDay, @InColumns("PLAIN:0") int[] days, int newestDay, @InColumns("PLAIN:0") int[] recentEvents) {

  /** Four weeks are asked for; the rest is for events that are ahead of the watermark. */
  static final int REMEMBERED = 35;
  public static final RiskActivity NONE = new RiskActivity(0, new int[0], Integer.MIN_VALUE, new int[0]);
  private static final int WORD = Integer.SIZE;

  /** With one more event. A repeated event must not come here twice: it would count as another. */
  public RiskActivity after(int day) {
    RiskActivity marked = on(day);
    int[] events = marked.recentEvents.clone();
    int at = REMEMBERED - 1 - (marked.newestDay - day);
    if (at >= 0) {
      events[at]++;
    }
    return new RiskActivity(marked.firstDay, marked.days, marked.newestDay, events);
  }

  /** With a day on which the student was active, by something that is not counted. Whether it is told once or often is the same. */
  public RiskActivity on(int day) {
    int first = Math.floorDiv(day, WORD) * WORD;
    int place = (first - firstDay) / WORD;
    if (first >= firstDay && place < days.length && (days[place] & 1 << day - first) != 0) {
      return this;
    }
    int from = days.length == 0 ? first : Math.min(first, firstDay);
    int to = days.length == 0 ? first + WORD : Math.max(first, firstDay + (days.length - 1) * WORD) + WORD;
    int[] marked = new int[(to - from) / WORD];
    System.arraycopy(days, 0, marked, days.length == 0 ? 0 : (firstDay - from) / WORD, days.length);
    marked[(day - from) / WORD] |= 1 << day - first;
    int newest = Math.max(day, newestDay);
    return new RiskActivity(from, marked, newest, countedUntil(newest));
  }

  private int[] countedUntil(int newest) {
    int[] events = new int[REMEMBERED];
    for (int old = 0; old < recentEvents.length; old++) {
      int at = newestDay - newest + old;
      if (at >= 0) {
        events[at] = recentEvents[old];
      }
    }
    return events;
  }

  /** How many days, the last one included, had activity. */
  public int activeDays(int fromDay, int toDay) {
    int active = 0;
    for (int word = 0; word < days.length; word++) {
      int first = firstDay + word * WORD;
      if (first <= toDay && first + WORD > fromDay) {
        int notBefore = fromDay <= first ? -1 : -1 << fromDay - first;
        int notAfter = toDay >= first + WORD - 1 ? -1 : ~(-2 << toDay - first);
        active += Integer.bitCount(days[word] & notBefore & notAfter);
      }
    }
    return active;
  }

  /** Events of these days, the last one included; only the newest {@value #REMEMBERED} active days' span is remembered. */
  public int events(int fromDay, int toDay) {
    int events = 0;
    int oldest = newestDay - recentEvents.length + 1;
    for (int at = Math.max(0, fromDay - oldest); at < recentEvents.length && oldest + at <= toDay; at++) {
      events += recentEvents[at];
    }
    return events;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RiskActivity that && firstDay == that.firstDay && newestDay == that.newestDay
        && Arrays.equals(days, that.days) && Arrays.equals(recentEvents, that.recentEvents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days) * 31 + Arrays.hashCode(recentEvents);
  }

  @Override
  public String toString() {
    return "RiskActivity[" + activeDays(Integer.MIN_VALUE, Integer.MAX_VALUE) + " days, newest " + newestDay + "]";
  }
}
