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
 * @param passMarkPercent percent that passes an assessment of which nothing else is known
 * @param passMarkPercentByAssessment what an operator set for an assessment; goes before the catalogue
 * @param catalogue what is taught, as far as it has been told
 * @param riskLevel by how much an institution's own courses differ from those the at-risk score was fitted on, in log-odds
 */
public record Settings(
    long atRiskMillis,
    Map<Id, Long> atRiskMillisByCourse,
    int completionPermille,
    Map<Id, Integer> completionPermilleByVideo,
    String defaultZone,
    List<DayRange> frozen,
    double passMarkPercent,
    Map<Id, Double> passMarkPercentByAssessment,
    Catalogue catalogue,
    double riskLevel) {

  /** Seven days, 90 %, UTC, nothing frozen, 60 % passes: docs/metrics.md. */
  public static final Settings DEFAULT = new Settings(7 * 86_400_000L, Map.of(), 900, Map.of(), "UTC", List.of(), 60, Map.of(), Catalogue.EMPTY, 0);

  public Settings {
    atRiskMillisByCourse = Map.copyOf(atRiskMillisByCourse);
    completionPermilleByVideo = Map.copyOf(completionPermilleByVideo);
    frozen = List.copyOf(frozen);
    passMarkPercentByAssessment = Map.copyOf(passMarkPercentByAssessment);
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

  /** The first day from this one on that is not frozen. */
  public int firstUnfrozenFrom(int day) {
    int first = day;
    // Sorted by their first day, so none before can be reached from one after it.
    for (DayRange range : frozen) {
      if (range.firstDay <= first && first <= range.lastDay) {
        first = range.lastDay == Integer.MAX_VALUE ? range.lastDay : range.lastDay + 1;
      }
    }
    return first;
  }

  /** Percent that passes an assessment: what an operator set, else what the catalogue says, else the default. */
  public double passMarkPercent(Id assessment) {
    Double set = passMarkPercentByAssessment.get(assessment);
    CatalogueEntry told = set == null ? catalogue.assessment(assessment) : null;
    return set != null ? set : told != null && told.passMarkPercent() != null ? told.passMarkPercent() : passMarkPercent;
  }

  public Settings withAtRisk(Id courseOrNull, long millis) {
    Map<Id, Long> byCourse = with(atRiskMillisByCourse, courseOrNull, millis);
    return new Settings(
        courseOrNull == null ? millis : atRiskMillis, byCourse, completionPermille, completionPermilleByVideo, defaultZone, frozen,
        passMarkPercent, passMarkPercentByAssessment, catalogue, riskLevel);
  }

  public Settings withCompletion(Id videoOrNull, int permille) {
    Map<Id, Integer> byVideo = with(completionPermilleByVideo, videoOrNull, permille);
    return new Settings(
        atRiskMillis, atRiskMillisByCourse, videoOrNull == null ? permille : completionPermille, byVideo, defaultZone, frozen,
        passMarkPercent, passMarkPercentByAssessment, catalogue, riskLevel);
  }

  public Settings withPassMark(Id assessmentOrNull, double percent) {
    Map<Id, Double> byAssessment = with(passMarkPercentByAssessment, assessmentOrNull, percent);
    return new Settings(
        atRiskMillis, atRiskMillisByCourse, completionPermille, completionPermilleByVideo, defaultZone, frozen,
        assessmentOrNull == null ? percent : passMarkPercent, byAssessment, catalogue, riskLevel);
  }

  private static <V> Map<Id, V> with(Map<Id, V> values, Id keyOrNull, V value) {
    if (keyOrNull == null) {
      return values;
    }
    Map<Id, V> more = new HashMap<>(values);
    more.put(keyOrNull, value);
    return more;
  }

  public Settings withFrozen(DayRange range) {
    if (frozen.contains(range)) {
      return this;
    }
    List<DayRange> more = new ArrayList<>(frozen);
    more.add(range);
    more.sort((a, b) -> Integer.compare(a.firstDay, b.firstDay));
    return new Settings(
        atRiskMillis, atRiskMillisByCourse, completionPermille, completionPermilleByVideo, defaultZone, more, passMarkPercent,
        passMarkPercentByAssessment, catalogue, riskLevel);
  }

  public Settings with(Catalogue other) {
    return new Settings(
        atRiskMillis, atRiskMillisByCourse, completionPermille, completionPermilleByVideo, defaultZone, frozen, passMarkPercent,
        passMarkPercentByAssessment, other, riskLevel);
  }
}
