package io.studentpulse.pipeline.rollup;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.java.functions.KeySelector;

/** A row of sums by its table and key, as one id: a name-based UUID over both. */
public final class RollupKey implements KeySelector<TableRow, Id> {

  private static final long serialVersionUID = 1;

  @Override
  public Id getKey(TableRow row) {
    StringBuilder name = new StringBuilder(80).append(row.table().name());
    for (int i = 0; i < row.table().key().size(); i++) {
      name.append('/').append(row.values()[i]);
    }
    return Id.named(name.toString().getBytes(StandardCharsets.UTF_8));
  }
}
