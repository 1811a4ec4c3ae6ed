package io.studentpulse.pipeline.source.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An object or array of a payload as it was sent. It is read once and used twice: what rules need is decided on it as it is, and the history gets
 * what may be kept of it.
 *
 * <p>A value is a String, {@link Number}, Boolean, {@link #NULL}, List or {@link Members}.
 */
public final class JsonTree {

  public static final Object NULL = new Object();

  /** A number as it was written, so that nothing is lost by reading it. */
  public record Number(String text) {}

  /** The members of an object in their order; a repeated name stands here twice. */
  public record Members(List<String> names, List<Object> values) {}

  private static final JsonFactory TEXTS = new JsonFactoryBuilder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(Integer.MAX_VALUE).build())
      // Jackson's table of names lives as long as the factory; a hostile client invents names for ever.
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES).disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private JsonTree() {}

  /** The object or array that a text is the JSON of; the text itself where it is none. */
  public static Object inside(String text) {
    String json = text.strip();
    if (!json.startsWith("{") && !json.startsWith("[")) {
      return text;
    }
    try (JsonParser parser = TEXTS.createParser(json)) {
      parser.nextToken();
      Object value = read(parser);
      return parser.nextToken() == null ? value : text;
    } catch (IOException noJson) {
      return text;
    }
  }

  /** The object of which the bytes are the JSON. */
  public static Members object(byte[] json) throws IOException {
    try (JsonParser parser = TEXTS.createParser(json)) {
      parser.nextToken();
      return members(parser);
    }
  }

  /** The value that the parser stands on; leaves the parser at its end. */
  public static Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> NULL;
    };
  }

  private static Members members(JsonParser parser) throws IOException {
    Members members = new Members(new ArrayList<>(), new ArrayList<>());
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members.names.add(name);
      members.values.add(read(parser));
    }
    return members;
  }

  private static List<Object> elements(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(parser));
    }
    return elements;
  }

  /** The text of a scalar, null of null, of a list and of an object. */
  public static String scalar(Object value) {
    return value instanceof String text ? text
        : value instanceof Number number ? number.text()
        : value instanceof Boolean flag ? flag.toString()
        : null;
  }

  /** Characters of all texts in a value: a rich text editor sends a tree. */
  public static long textLength(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    long length = 0;
    for (Object one : value instanceof List<?> list ? list : value instanceof Members members ? members.values : List.of()) {
      length += textLength(one);
    }
    return length;
  }
}
