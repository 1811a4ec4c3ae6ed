package io.studentpulse.pipeline.update;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Rows as the JSON of a message: column names and values as in the tables, times ISO-8601 in UTC, the entity's own id left out. */
final class RowsAsJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RowsAsJson() {}

  static String of(Map<String, List<TableRow>> byTable) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, List<TableRow>> table : byTable.entrySet()) {
        json.writeArrayFieldStart(table.getKey());
        for (TableRow row : table.getValue()) {
          write(row, json);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing into memory", impossible);
    }
    return text.toString();
  }

  private static void write(TableRow row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (int i = 1; i < row.values().length; i++) {
      Column column = row.table().column(i);
      Object value = row.values()[i];
      if (value != null) {
        json.writeFieldName(column.name());
        write(column, value, json);
      }
    }
    json.writeEndObject();
  }

  private static void write(Column column, Object value, JsonGenerator json) throws IOException {
    switch (column.kind()) {
      case ID, TEXT -> json.writeString(value.toString());
      case INT -> json.writeNumber((Integer) value);
      case LONG -> json.writeNumber((Long) value);
      case PERCENT -> json.writeNumber(BigDecimal.valueOf((Integer) value, 2));
      case DOUBLE -> json.writeNumber((Double) value);
      case BOOL -> json.writeBoolean((Boolean) value);
      case INSTANT -> json.writeString(Instant.ofEpochMilli((Long) value).toString());
      case DATE -> json.writeString(LocalDate.ofEpochDay((Integer) value).toString());
      case TEXTS -> {
        json.writeStartArray();
        for (Object text : (List<?>) value) {
          json.writeString((String) text);
        }
        json.writeEndArray();
      }
      case JSON -> json.writeRawValue(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) value);
    }
  }
}
