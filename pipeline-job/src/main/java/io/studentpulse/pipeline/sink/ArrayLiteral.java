package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One column of many rows as the text of a PostgreSQL array: {@code {1,NULL,3}}.
 *
 * <p>Text, because the driver has no binary form for arrays of UUIDs, and one form for all types keeps the statement and its binding in
 * step.
 */
final class ArrayLiteral {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private ArrayLiteral() {}

  static String of(List<TableRow> rows, int column) {
    StringBuilder out = new StringBuilder(rows.size() * 12 + 2).append('{');
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      append(rows.get(i).values()[column], out);
    }
    return out.append('}').toString();
  }

  static String ofVersions(List<TableRow> rows, SinkOptions options) {
    StringBuilder out = new StringBuilder(rows.size() * 14 + 2).append('{');
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      out.append(options.stored(rows.get(i).version()));
    }
    return out.append('}').toString();
  }

  private static void append(Object value, StringBuilder out) {
    if (value == null) {
      out.append("NULL");
    } else if (value instanceof Id id) {
      appendUuid(id, out);
    } else if (value instanceof String text) {
      appendQuoted(text, out);
    } else if (value instanceof byte[] json) {
      appendQuoted(new String(json, StandardCharsets.UTF_8), out);
    } else {
      // Numbers and booleans, NaN and Infinity too: what Java prints is what PostgreSQL reads.
      out.append(value);
    }
  }

  private static void appendUuid(Id id, StringBuilder out) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.append(HEX[(int) (id.high() >>> shift) & 15]);
      if (shift == 32 || shift == 16) {
        out.append('-');
      }
    }
    out.append('-');
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.append(HEX[(int) (id.low() >>> shift) & 15]);
      if (shift == 48) {
        out.append('-');
      }
    }
  }

  private static void appendQuoted(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }
}
