package io.studentpulse.pipeline.source;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which texts name a time zone: the IANA ids this Java knows, each as one shared object. */
final class TimeZones {

  private static final Map<String, String> IDS =
      ZoneId.getAvailableZoneIds().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

  private TimeZones() {}

  /** The zone's id, or null where there is no such zone. */
  static String named(String text) {
    return IDS.get(text);
  }
}
