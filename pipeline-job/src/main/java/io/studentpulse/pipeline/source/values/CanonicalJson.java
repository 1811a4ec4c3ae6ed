package io.studentpulse.pipeline.source.values;

import io.studentpulse.pipeline.source.contract.PayloadJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The same JSON with the keys of every object in byte order: what two spellings of one payload have in common. Takes what {@link PayloadJson} wrote. */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** Key and value of one field: {@code "key":value}. */
  private record Entry(int from, int colon, int to) {}

  public static void sorted(byte[] json, int from, int to, JsonText out) {
    switch (json[from]) {
      case '{' -> object(json, from, out);
      case '[' -> array(json, from, out);
      default -> out.raw(json, from, to - from);
    }
  }

  private static void object(byte[] json, int from, JsonText out) {
    List<Entry> entries = new ArrayList<>();
    int at = from + 1;
    while (json[at] != '}') {
      int colon = stringEnd(json, at);
      int end = valueEnd(json, colon + 1);
      entries.add(new Entry(at, colon, end));
      at = json[end] == ',' ? end + 1 : end;
    }
    entries.sort((a, b) -> Arrays.compareUnsigned(json, a.from(), a.colon(), json, b.from(), b.colon()));
    out.raw((byte) '{');
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (i > 0) {
        out.raw((byte) ',');
      }
      out.raw(json, entry.from(), entry.colon() + 1 - entry.from());
      sorted(json, entry.colon() + 1, entry.to(), out);
    }
    out.raw((byte) '}');
  }

  private static void array(byte[] json, int from, JsonText out) {
    out.raw((byte) '[');
    int at = from + 1;
    while (json[at] != ']') {
      int end = valueEnd(json, at);
      sorted(json, at, end, out);
      if (json[end] == ',') {
        out.raw((byte) ',');
        end++;
      }
      at = end;
    }
    out.raw((byte) ']');
  }

  private static int valueEnd(byte[] json, int from) {
    int depth = 0;
    int at = from;
    while (true) {
      byte b = json[at];
      if (b == '"') {
        at = stringEnd(json, at);
        continue;
      }
      if (depth == 0 && (b == ',' || b == '}' || b == ']')) {
        return at;
      }
      depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
      at++;
      if (depth == 0 && (b == '}' || b == ']')) {
        return at;
      }
    }
  }

  /** Index behind the closing quote. */
  private static int stringEnd(byte[] json, int quote) {
    int at = quote + 1;
    while (json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
