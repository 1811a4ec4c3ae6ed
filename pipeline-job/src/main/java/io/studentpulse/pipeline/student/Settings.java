package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operator can set while the job runs, on {@code analytics.control}, above the defaults of the job's options.
 *
 * @param atRiskMillis inactivity after which a student is at risk
 * @param completionPermille share of a video that must be watched, in thousandths: 900 is 90 %
 * @param defaultZone IANA zone of a student who never told one
 * @param frozen ranges of days that nobody's streak can break on, sorted by their first day
 */
public record Settings(
    long atRiskMillis,
    Map<Id, Long> atRiskMillisByCourse,
    int completionPermille,
    Map<Id, Integer> completionPermilleByVideo,
    String defaultZone,
    List<DayRange> frozen) {

  /** Seven days, 90 %, UTC, nothing frozen: METRICS.md. */
  public static final Settings DEFAULT = new Settings(7 * 86_400_000L, Map.of(), 900, Map.of(), "UTC", List.of());

  public Settings {
    atRiskMillisByCourse = Map.copyOf(atRiskMillisByCourse);
    completionPermilleByVideo = Map.copyOf(completionPermilleByVideo);
    frozen = List.copyOf(frozen);
  }

  /** Both ends inclusive, as epoch days. */
  public record DayRange(int firstDay, int lastDay) {}

  public long atRiskMillis(Id course) {
    return atRiskMillisByCourse.isEmpty() ? atRiskMillis : atRiskMillisByCourse.getOrDefault(course, atRiskMillis);
  }

  public int completionPermille(Id video) {
    return completionPermilleByVideo.isEmpty() ? completionPermille : completionPermilleByVideo.getOrDefault(video, completionPermille);
  }

  public boolean isFrozen(int day) {
    for (DayRange range : frozen) {
      if (range.firstDay <= day && day <= range.lastDay) {
        return true;
      }
    }
    return false;
  }

  public Settings withAtRisk(Id courseOrNull, long millis) {
    if (courseOrNull == null) {
      return new Settings(millis, atRiskMillisByCourse, completionPermille, completionPermilleByVideo, defaultZone, frozen);
    }
    Map<Id, Long> byCourse = new HashMap<>(atRiskMillisByCourse);
    byCourse.put(courseOrNull, millis);
    return new Settings(atRiskMillis, byCourse, completionPermille, completionPermilleByVideo, defaultZone, frozen);
  }

  public Settings withCompletion(Id videoOrNull, int permille) {
    if (videoOrNull == null) {
      return new Settings(atRiskMillis, atRiskMillisByCourse, permille, completionPermilleByVideo, defaultZone, frozen);
    }
    Map<Id, Integer> byVideo = new HashMap<>(completionPermilleByVideo);
    byVideo.put(videoOrNull, permille);
    return new Settings(atRiskMillis, atRiskMillisByCourse, completionPermille, byVideo, defaultZone, frozen);
  }

  public Settings withFrozen(DayRange range) {
    if (frozen.contains(range)) {
      return this;
    }
    List<DayRange> more = new ArrayList<>(frozen);
    more.add(range);
    more.sort((a, b) -> Integer.compare(a.firstDay, b.firstDay));
    return new Settings(atRiskMillis, atRiskMillisByCourse, completionPermille, completionPermilleByVideo, defaultZone, more);
  }
}
