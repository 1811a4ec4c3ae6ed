package io.studentpulse.pipeline.study;

import java.util.List;

/** Texts as a JSON array. */
public final class JsonTexts {

  private JsonTexts() {}

  public static String array(List<String> texts) {
    StringBuilder json = new StringBuilder("[");
    for (String text : texts) {
      json.append(json.length() == 1 ? "" : ",").append('"');
      text.chars().forEach(c -> append(json, (char) c));
      json.append('"');
    }
    return json.append(']').toString();
  }

  private static void append(StringBuilder json, char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < 0x20) {
      json.append(String.format("\\u%04x", (int) c));
    } else {
      json.append(c);
    }
  }
}
