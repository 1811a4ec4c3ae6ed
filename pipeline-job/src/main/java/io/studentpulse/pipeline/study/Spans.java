package io.studentpulse.pipeline.study;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How long was somebody at it, on whatever devices? The union of the sessions' spans, grown event by event in their order.
 *
 * <pre>
 *   laptop  |e───e────e|              a session is a chain of events at most 30 min apart, cut after 24 h
 *   phone       |e──────────e|        what both cover counts once
 *   union   └────────────────┘
 * </pre>
 *
 * Only what a later event can still touch is kept piece by piece: the last half hour.
 *
 * @param chains sessions that the next event may continue
 * @param covered begin and end, in turn, of the pieces of the union that reach into the last half hour; sorted, apart
 * @param totalMillis length of the whole union
 */
public record Spans(List<Chain> chains, long[] covered, long totalMillis) {

  private static final long GAP_MILLIS = 30 * 60_000L;
  private static final long LONGEST_MILLIS = 24 * 3_600_000L;

  private static final long[] NOTHING = {};

  public static final Spans NONE = new Spans(List.of(), NOTHING, 0);

  public Spans {
    chains = List.copyOf(chains);
    Objects.requireNonNull(covered, "covered");
  }

  /** A session that goes on. */
  public record Chain(Id session, long startedAtMillis, long lastAtMillis) {
    public Chain {
      Objects.requireNonNull(session, "session");
    }
  }

  /**
   * What an event does to the union.
   *
   * @param sinceMillis end of its session before the event lengthened it; {@link #NEVER} where it lengthens none
   * @param gained begin and end, in turn, of what it adds
   * @param opens whether a session begins with it
   */
  public record Step(Spans after, long sinceMillis, long[] gained, boolean opens) {
    public static final long NEVER = Long.MIN_VALUE;
  }

  /** The union after an event that follows all those before; one without a session, or that says no more than something about the student, changes nothing. */
  public Step after(StudentEvent event) {
    if (event.session() == null || !event.isOwnAct()) {
      return new Step(this, Step.NEVER, NOTHING, false);
    }
    long at = event.atMillis();
    Chain chain = chain(event.session());
    boolean continues = chain != null && at - chain.lastAtMillis() <= GAP_MILLIS && at - chain.startedAtMillis() <= LONGEST_MILLIS;
    if (event.type() == EventType.SESSION_END && (!continues || at - chain.lastAtMillis() == GAP_MILLIS)) {
      // The idle timer of a client: it opens and lengthens nothing.
      return new Step(this, Step.NEVER, NOTHING, false);
    }
    List<Chain> open = new ArrayList<>(chains.size() + 1);
    for (Chain other : chains) {
      if (!other.session().equals(event.session()) && at - other.lastAtMillis() <= GAP_MILLIS) {
        open.add(other);
      }
    }
    open.add(new Chain(event.session(), continues ? chain.startedAtMillis() : at, at));
    long[] gained = continues ? without(chain.lastAtMillis(), at, covered) : NOTHING;
    return new Step(
        new Spans(open, recent(covered, gained, at - GAP_MILLIS), totalMillis + length(gained)), continues ? chain.lastAtMillis() : Step.NEVER,
        gained, !continues);
  }

  private Chain chain(Id session) {
    for (Chain chain : chains) {
      if (chain.session().equals(session)) {
        return chain;
      }
    }
    return null;
  }

  /** What of a stretch is not covered yet. */
  private static long[] without(long from, long to, long[] covered) {
    long[] left = new long[covered.length + 2];
    int count = 0;
    long begin = from;
    for (int i = 0; i < covered.length && begin < to; i += 2) {
      if (covered[i + 1] > begin && covered[i] < to) {
        if (covered[i] > begin) {
          left[count++] = begin;
          left[count++] = covered[i];
        }
        begin = covered[i + 1];
      }
    }
    if (begin < to) {
      left[count++] = begin;
      left[count++] = to;
    }
    return Arrays.copyOf(left, count);
  }

  /** Both sets of pieces in one, without what ends before {@code sinceMillis}. */
  private static long[] recent(long[] one, long[] other, long sinceMillis) {
    long[] all = new long[one.length + other.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      boolean first = j >= other.length || i < one.length && one[i] <= other[j];
      long from = first ? one[i] : other[j];
      long to = first ? one[i + 1] : other[j + 1];
      if (first) {
        i += 2;
      } else {
        j += 2;
      }
      if (to < sinceMillis) {
        continue;
      }
      if (count > 0 && all[count - 1] == from) {
        all[count - 1] = to;
      } else {
        all[count++] = from;
        all[count++] = to;
      }
    }
    return Arrays.copyOf(all, count);
  }

  private static long length(long[] pieces) {
    long length = 0;
    for (int i = 0; i < pieces.length; i += 2) {
      length += pieces[i + 1] - pieces[i];
    }
    return length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spans that && totalMillis == that.totalMillis && chains.equals(that.chains) && Arrays.equals(covered, that.covered);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(totalMillis) + chains.hashCode();
  }
}
