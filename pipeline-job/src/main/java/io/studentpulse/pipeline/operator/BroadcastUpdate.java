package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.CatalogueEntry;
import java.util.List;

/**
 * What is broadcast to all parallel students: a changed setting, changed entries of the catalogue, or an event that goes back to a quarantined
 * student.
 */
public record BroadcastUpdate(Setting setting, List<CatalogueEntry> entries, Kept released) {

  public BroadcastUpdate {
    entries = entries == null ? List.of() : List.copyOf(entries);
  }

  public static BroadcastUpdate of(Setting setting) {
    return new BroadcastUpdate(setting, List.of(), null);
  }

  public static BroadcastUpdate of(ControlRecord record) {
    return new BroadcastUpdate(record.setting(), List.of(), record.released());
  }

  static BroadcastUpdate of(List<CatalogueEntry> entries) {
    return new BroadcastUpdate(null, entries, null);
  }
}
