package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables.ExternalIds;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.student.Output;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which original names stand behind ids that were no UUIDs?
 *
 * <p>A name is told again only when an earlier use of it is found; what was told is remembered only in memory, since telling it twice
 * does no harm: the row of the earliest use has the highest version.
 */
final class FirstNames {

  private static final int REMEMBERED = 50_000;
  private static final long LATEST_SECOND = (1L << 40) - 1;

  /** One name may stand for a lesson and for the content that a teacher wrote: it is told of each. */
  private record Use(String kind, Id id) {}

  private final Map<Use, Long> toldAtMillis = new LinkedHashMap<>(1_000, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Use, Long> eldest) {
      return size() > REMEMBERED;
    }
  };

  void tell(Activity activity, Output out) {
    for (ExternalName name : activity.externalNames()) {
      Use use = new Use(name.kind(), name.id());
      Long told = toldAtMillis.get(use);
      if (told == null || activity.atMillis() < told) {
        toldAtMillis.put(use, activity.atMillis());
        out.row(EventTables.EXTERNAL_IDS.row(LATEST_SECOND - activity.atMillis() / 1_000, name.kind(), name.id())
            .set(ExternalIds.EXTERNAL_ID, name.name())
            .set(ExternalIds.LAST_EVENT_AT, activity.atMillis())
            .build());
      }
    }
  }
}
