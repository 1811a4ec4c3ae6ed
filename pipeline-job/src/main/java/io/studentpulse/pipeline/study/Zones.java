package io.studentpulse.pipeline.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.time.DateTimeZone;
import org.joda.time.tz.ZoneInfoProvider;

/**
 * Time zones as IANA publishes them: zones and their links ({@code US/Pacific}), and nothing else.
 *
 * <p>Not those of the Java that the cluster happens to have: governments change clocks at a few weeks' notice, and an image of a year ago knows
 * neither the new zone of Aysén (2025b) nor a summer that was abolished since; it knows names that are nobody's instead ({@code SystemV/PST8}).
 * The data comes with Joda-Time, and so is brought up to date with a line of the parent's pom.xml.
 */
public final class Zones {

  private static final ZoneInfoProvider DATA = data();

  /** Each id as one shared object. */
  private static final Map<String, String> IDS =
      DATA.getAvailableIDs().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

  private static final Map<String, DateTimeZone> KNOWN = new ConcurrentHashMap<>();

  private Zones() {}

  /** The zone's id, or null where IANA has no such zone. */
  public static String named(String text) {
    return IDS.get(text);
  }

  static Set<String> ids() {
    return IDS.keySet();
  }

  /** UTC where there is no such zone: what an earlier version accepted and wrote down must not stop this one. */
  static DateTimeZone zone(String id) {
    return KNOWN.computeIfAbsent(id, name -> IDS.containsKey(name) ? DATA.getZone(name) : DateTimeZone.UTC);
  }

  private static ZoneInfoProvider data() {
    try {
      return new ZoneInfoProvider("org/joda/time/tz/data", Zones.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException("the time zones of Joda-Time are not in the job's jar", e);
    }
  }
}
