package io.studentpulse.pipeline.source.values;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An answer, section or poll as a text: the same text as sent is the same one, and what is kept of two different ones is different.
 *
 * <p>What is long or has somebody's address in it is not kept; the beginning of its SHA-256 stands for it.
 */
public final class AnswerText {

  /** Before 16 hexadecimal digits: enough to tell apart what one question is answered with, and too few to be looked up. */
  private static final String HASHED = "sha256:";

  private AnswerText() {}

  /** What may be kept of a text. */
  public static String kept(String asSent, int mostCharacters) {
    boolean asItIs = asSent.codePointCount(0, asSent.length()) <= mostCharacters && Texts.clean(asSent).equals(asSent) && !Texts.hasEmail(asSent);
    return asItIs ? asSent : HASHED + HexFormat.of().formatHex(sha256(asSent), 0, 8);
  }

  /** The text of an answer of several parts: a compact JSON array of their texts in code point order, because their own order says nothing. */
  public static String of(List<?> members) {
    List<byte[]> texts = new ArrayList<>();
    for (Object member : members) {
      String scalar = JsonTree.scalar(member);
      texts.add(bytes(scalar != null ? scalar : member == JsonTree.NULL ? "null" : canonical(member)));
    }
    // Bytes of UTF-8 stand in the order of code points.
    texts.sort(Arrays::compareUnsigned);
    StringBuilder json = new StringBuilder("[");
    for (byte[] text : texts) {
      json.append(json.length() > 1 ? "," : "").append(quoted(new String(text, StandardCharsets.UTF_8)));
    }
    return json.append(']').toString();
  }

  private static String canonical(Object structure) {
    if (structure instanceof List<?> list) {
      return of(list);
    }
    JsonTree.Members members = (JsonTree.Members) structure;
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < members.names().size(); i++) {
      Object value = members.values().get(i);
      String scalar = JsonTree.scalar(value);
      String text = scalar != null ? quoted(scalar) : value == JsonTree.NULL ? "null" : canonical(value);
      parts.add(quoted(members.names().get(i)) + ":" + text);
    }
    parts.sort(null);
    return "{" + String.join(",", parts) + "}";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < 0x20) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
