package io.studentpulse.pipeline.video;

import java.util.ArrayList;
import java.util.List;

/**
 * The players of a video that are remembered, the one heard last at the end.
 *
 * <p>Any number may run at once: tabs, devices, a class at one account. When there are more than can be remembered, one that stands still goes first,
 * the one that was silent longest: nothing is measured against it. Where all run, it is the one silent longest if it has been for half an hour, as
 * players are whose tab was closed; otherwise the one just heard, or each would lose what it earns to the next.
 *
 * @param lostRunning whether one had to go that was running: what its next report would have earned is lost
 */
record Players(List<Player> all, boolean lostRunning) {

  /** As many as a large room has seats; a player takes some forty bytes of a snapshot. */
  static final int MOST = 64;
  private static final long LOST_MILLIS = 30 * 60_000L;

  static Players with(List<Player> players, Player heard, long nowMillis) {
    if (players.isEmpty() || players.size() == 1 && players.get(0).session().equals(heard.session())) {
      return new Players(List.of(heard), false);
    }
    List<Player> all = new ArrayList<>(players.size() + 1);
    for (Player other : players) {
      if (!other.session().equals(heard.session())) {
        all.add(other);
      }
    }
    all.add(heard);
    Player gone = all.size() > MOST ? all.remove(firstToGo(all, nowMillis)) : null;
    return new Players(List.copyOf(all), gone != null && gone.playing());
  }

  private static int firstToGo(List<Player> all, long nowMillis) {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).playing()) {
        return i;
      }
    }
    return nowMillis - all.get(0).anchorAtMillis() > LOST_MILLIS ? 0 : all.size() - 1;
  }
}
