package io.studentpulse.pipeline.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Sets of instants against sets of single milliseconds. */
class StretchesTest {

  private static final int MILLIS = 200;

  @Property(tries = 1_000)
  void unionsIntersectionsAndLengthsAreThoseOfTheInstants(@ForAll long seed) {
    Random random = new Random(seed);
    long[] one = Stretches.NONE;
    long[] other = Stretches.NONE;
    BitSet instantsOfOne = new BitSet();
    BitSet instantsOfOther = new BitSet();
    for (int i = random.nextInt(12); i > 0; i--) {
      int from = random.nextInt(MILLIS);
      int to = from + random.nextInt(30);
      one = Stretches.plus(one, from, to);
      instantsOfOne.set(from, to);
      from = random.nextInt(MILLIS);
      other = Stretches.plus(other, from, from + 5);
      instantsOfOther.set(from, from + 5);
    }
    assertThat(instants(one)).isEqualTo(instantsOfOne);
    assertThat(pieces(one)).isEqualTo(one.length / 2);
    BitSet both = (BitSet) instantsOfOne.clone();
    both.and(instantsOfOther);
    assertThat(instants(Stretches.and(one, other))).isEqualTo(both);
    assertThat(Stretches.lengthWithoutMillis(one, other)).isEqualTo(instantsOfOne.cardinality() - both.cardinality());
    BitSet either = (BitSet) instantsOfOne.clone();
    either.or(instantsOfOther);
    assertThat(instants(Stretches.or(one, other))).isEqualTo(either);
    assertThat(Stretches.lengthMillis(one)).isEqualTo(instantsOfOne.cardinality());
  }

  @Property(tries = 1_000)
  void hoursAreCountedApartAndTheirUnionOnce(@ForAll long seed) {
    Random random = new Random(seed);
    long[] set = StudiedHours.NONE;
    BitSet[] hours = {new BitSet(), new BitSet(), new BitSet()};
    BitSet all = new BitSet();
    for (int i = random.nextInt(20); i > 0; i--) {
      int hour = random.nextInt(3);
      int from = random.nextInt(10) * 1_000;
      int to = from + random.nextInt(4) * 1_000;
      set = from == to ? set : StudiedHours.plus(set, hour, from, to);
      hours[hour].set(from, to);
      all.set(from, to);
    }
    assertThat(StudiedHours.lengthMillis(set)).isEqualTo(all.cardinality());
    assertThat(instants(StudiedHours.union(set))).isEqualTo(all);
    assertThat(new String(StudiedHours.secondsJson(set))).startsWith(
        "[" + hours[0].cardinality() / 1_000 + "," + hours[1].cardinality() / 1_000 + "," + hours[2].cardinality() / 1_000 + ",0,0,");
  }

  @Test
  void pieceAfterPieceGrowsTheLast() {
    long[] set = Stretches.plus(Stretches.plus(Stretches.NONE, 0, 10), 10, 20);
    assertThat(set).containsExactly(0, 20);
    assertThat(Stretches.plus(set, 5, 15)).isSameAs(set);
    assertThat(Stretches.plus(set, 5, 5)).isSameAs(set);
  }

  private static int pieces(long[] set) {
    int pieces = 0;
    for (int i = 0; i < set.length; i += 2) {
      pieces += i == 0 || set[i] > set[i - 1] ? 1 : 0;
    }
    return pieces;
  }

  private static BitSet instants(long[] set) {
    BitSet instants = new BitSet();
    for (int i = 0; i < set.length; i += 2) {
      instants.set((int) set[i], (int) set[i + 1]);
    }
    return instants;
  }
}
