package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Catalogue;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;

/** What holds for all students: the job's defaults, what an operator has set, and what is taught, as broadcast state has it. Made of it once a change. */
final class BroadcastSettings {

  private final Settings defaults;
  private Settings known;

  BroadcastSettings(Settings defaults) {
    this.defaults = defaults;
  }

  /** Broadcast state, as every context of Flink's gives it, and no public interface of Flink's says. */
  interface Announced {
    <V> ReadOnlyBroadcastState<String, V> under(MapStateDescriptor<String, V> name) throws Exception;
  }

  Settings known(Announced announced) throws Exception {
    if (known == null) {
      Settings all = defaults;
      for (Map.Entry<String, Setting> entry : announced.under(StudentStates.SETTINGS).immutableEntries()) {
        all = entry.getValue().applyTo(all);
      }
      List<CatalogueEntry> entries = new ArrayList<>();
      announced.under(StudentStates.CATALOGUE).immutableEntries().forEach(entry -> entries.add(entry.getValue()));
      known = all.with(Catalogue.EMPTY.with(entries));
    }
    return known;
  }

  /** Takes a setting. Returns whether it replaces the one that holds. */
  boolean set(Setting setting, BroadcastState<String, Setting> state, long nowMillis) throws Exception {
    if (!setting.replaces(state.get(setting.scope()), nowMillis)) {
      return false;
    }
    state.put(setting.scope(), setting);
    known = null;
    return true;
  }

  /** Adds to the catalogue of {@code were}. Returns the courses, topics and assessments of which something else is known now. */
  Set<Id> add(List<CatalogueEntry> entries, Settings were, BroadcastState<String, CatalogueEntry> state) throws Exception {
    Set<Id> subjects = new HashSet<>();
    for (CatalogueEntry entry : entries) {
      String key = entry.kind() + "/" + entry.subject() + "/" + entry.eventId();
      CatalogueEntry before = state.get(key);
      if (before == null || entry.countsBefore(before)) {
        state.put(key, entry);
        if (before == null && entry.isSilent()) {
          // Nothing to show, only to be remembered should another copy say more.
          continue;
        }
        subjects.add(entry.subject());
        if (entry.kind() == CatalogueEntry.Kind.ASSESSMENT && entry.course() != null) {
          // A deadline concerns the course, too.
          subjects.add(entry.course());
        }
      }
    }
    known = were.with(were.catalogue().with(entries));
    return subjects;
  }
}
