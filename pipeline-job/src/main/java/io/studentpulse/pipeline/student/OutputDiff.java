package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Rows, alerts and counts collected instead of written, the newest of each key, so that two readings of the same events can be compared. */
final class OutputDiff implements Output {

  private final Map<TableRow.Key, TableRow> rows = new LinkedHashMap<>();
  private final Map<Id, Alert> alerts = new LinkedHashMap<>();
  private final Map<TableRow.Key, TableRow> sums = new LinkedHashMap<>();

  @Override
  public void row(TableRow row) {
    rows.put(row.key(), row);
  }

  @Override
  public void alert(Alert alert) {
    alerts.put(alert.alertId(), alert);
  }

  @Override
  public void contribute(TableRow addends) {
    sums.merge(addends.key(), addends, TableRow::plus);
  }

  /** Passes on what is new or different here, and deletes what was found before and is not any more. */
  void writeWhatDiffersFrom(OutputDiff before, Output out) {
    writeWhatDiffersFrom(before, out, out::alert);
  }

  /** The same, with a place of their own for alerts. */
  void writeWhatDiffersFrom(OutputDiff before, Output out, Consumer<Alert> newAlerts) {
    before.rows.forEach((key, row) -> {
      if (!rows.containsKey(key) && !key.table().isTransitions()) {
        out.row(row.as(Change.DELETE));
      }
    });
    rows.forEach((key, row) -> {
      TableRow old = before.rows.get(key);
      if (!row.equals(old)) {
        out.row(old != null && old.version() > row.version() ? row.as(Change.REPLACE) : row);
      }
    });
    alerts.forEach((id, alert) -> {
      if (!before.alerts.containsKey(id)) {
        newAlerts.accept(alert);
      }
    });
    before.sums.forEach((key, row) -> sums.merge(key, row.negative(), TableRow::plus));
    sums.values().stream().filter(row -> !row.addsNothing()).forEach(out::contribute);
  }

  /** Whether both say the same, versions aside. */
  static boolean sameRows(OutputDiff one, OutputDiff other) {
    if (!one.rows.keySet().equals(other.rows.keySet())) {
      return false;
    }
    return one.rows.values().stream().allMatch(row -> Arrays.deepEquals(row.values(), other.rows.get(row.key()).values()));
  }
}
