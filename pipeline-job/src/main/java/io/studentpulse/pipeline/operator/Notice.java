package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.CatalogueEntry;
import java.util.List;

/** What every student's answers depend on has changed: a setting, or what is taught; or events go back to a quarantined student. Goes to all of the parallel students. */
public record Notice(Setting setting, List<CatalogueEntry> entries, Kept released) {

  public Notice {
    entries = entries == null ? List.of() : List.copyOf(entries);
  }

  public static Notice of(Setting setting) {
    return new Notice(setting, List.of(), null);
  }

  public static Notice of(ControlRecord record) {
    return new Notice(record.setting(), List.of(), record.released());
  }

  static Notice of(List<CatalogueEntry> entries) {
    return new Notice(null, entries, null);
  }
}
