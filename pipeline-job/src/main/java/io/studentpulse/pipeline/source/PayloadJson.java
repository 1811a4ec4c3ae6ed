package io.studentpulse.pipeline.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an event said beyond its envelope, as compact JSON without personal data: the raw history keeps it. A repeated name counts once, the first time. */
final class PayloadJson {

  private final FieldNames names;
  private final JsonText json = new JsonText();
  private final List<SeenNames> seen = new ArrayList<>();
  private int[] entryEnds = new int[32];
  private int entries;
  private int valueStart;
  private boolean finite;

  PayloadJson(FieldNames names) {
    this.names = names;
    clear();
  }

  void clear() {
    json.clear();
    json.raw((byte) '{');
    entries = 0;
    finite = true;
    seenAt(0).clear();
  }

  /** False where a number was not finite, or beyond what a double holds. */
  boolean allFinite() {
    return finite;
  }

  int length() {
    return json.length();
  }

  /** The JSON so far, without its closing brace; only up to {@link #length}. */
  byte[] array() {
    return json.array();
  }

  /** Where the value of the field written last begins. */
  int lastValueStart() {
    return valueStart;
  }

  String lastValue() {
    return new String(json.array(), valueStart, json.length() - valueStart, StandardCharsets.UTF_8);
  }

  byte[] toBytes() {
    json.raw((byte) '}');
    byte[] bytes = json.toBytes();
    json.truncate(json.length() - 1);
    return bytes;
  }

  /** A hash that does not depend on the order of the fields. */
  int contentHash() {
    int sum = entries;
    for (int i = 0, from = 1; i < entries; i++) {
      sum += Hashes.of(json.array(), from, entryEnds[i]);
      from = entryEnds[i] + 1;
    }
    return sum;
  }

  void field(FieldName name, String text) {
    if (text != null && begin(name, true)) {
      if (name.field() == Field.FREE_TEXT) {
        length(text.codePointCount(0, text.length()));
      } else if (name.field() == Field.IP) {
        network(text);
      } else {
        json.string(text);
      }
      end();
    }
  }

  void field(FieldName name, List<?> texts) {
    if (texts != null && begin(name, true)) {
      json.raw((byte) '[');
      for (int i = 0; i < texts.size(); i++) {
        if (i > 0) {
          json.raw((byte) ',');
        }
        json.string((String) texts.get(i));
      }
      json.raw((byte) ']');
      end();
    }
  }

  void field(FieldName name, Object numberOrBoolean) {
    if (numberOrBoolean == null) {
      return;
    }
    boolean isFinite = !(numberOrBoolean instanceof Double number) || Double.isFinite(number);
    finite &= isFinite;
    if (isFinite && begin(name, false)) {
      if (numberOrBoolean instanceof Double number) {
        json.decimal(number);
      } else {
        json.ascii(numberOrBoolean.toString());
      }
      end();
    }
  }

  /**
   * Copies the value the parser stands on, and leaves the parser at its end.
   *
   * @return whether it was copied, and not left out as personal or as repeated
   */
  boolean field(FieldName name, JsonParser parser) throws IOException {
    if (begin(name, mayBeText(parser.currentToken()))) {
      value(name, parser, 1);
      end();
      return true;
    }
    parser.skipChildren();
    return false;
  }

  /** The same where {@code NaN} is an honest answer: it becomes null. */
  void unknowableField(FieldName name, JsonParser parser) throws IOException {
    boolean before = finite;
    field(name, parser);
    finite = before;
  }

  void fillFrom(PayloadJson envelope) {
    for (int i = 0, from = 1; i < envelope.entries; i++) {
      String name = envelope.seenAt(0).get(i);
      if (seenAt(0).add(name)) {
        if (entries > 0) {
          json.raw((byte) ',');
        }
        json.raw(envelope.json.array(), from, envelope.entryEnds[i] - from);
        end();
      }
      from = envelope.entryEnds[i] + 1;
    }
    finite &= envelope.finite;
  }

  private boolean begin(FieldName name, boolean text) {
    boolean begun = begin(name, text, seenAt(0), entries > 0);
    valueStart = json.length();
    return begun;
  }

  /** Writes the key, unless the field must not be kept or has been already. */
  private boolean begin(FieldName name, boolean text, SeenNames seen, boolean comma) {
    boolean asLength = text && name.field() == Field.FREE_TEXT;
    if (name.field() == Field.PERSONAL || !seen.add(asLength ? name.lengthText() : name.text())) {
      return false;
    }
    if (comma) {
      json.raw((byte) ',');
    }
    json.raw(asLength ? name.lengthJson() : name.json());
    return true;
  }

  private static boolean mayBeText(JsonToken token) {
    return token == JsonToken.VALUE_STRING || token.isStructStart();
  }

  private void end() {
    if (entries == entryEnds.length) {
      entryEnds = Arrays.copyOf(entryEnds, entries * 2);
    }
    entryEnds[entries++] = json.length();
  }

  private void value(FieldName name, JsonParser parser, int depth) throws IOException {
    Field field = name == null ? Field.OTHER : name.field();
    JsonToken token = parser.currentToken();
    if (field == Field.FREE_TEXT && mayBeText(token)) {
      length(textLength(parser));
    } else if (field == Field.IP) {
      network(token == JsonToken.VALUE_STRING ? parser.getText() : "");
      parser.skipChildren();
    } else {
      switch (token) {
        case START_OBJECT -> object(parser, depth);
        case START_ARRAY -> array(parser, depth);
        case VALUE_STRING -> json.string(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
        case VALUE_TRUE -> json.ascii("true");
        case VALUE_FALSE -> json.ascii("false");
        default -> json.nothing();
      }
    }
  }

  private void object(JsonParser parser, int depth) throws IOException {
    SeenNames inside = seenAt(depth);
    inside.clear();
    json.raw((byte) '{');
    boolean first = true;
    for (String spelling = parser.nextFieldName(); spelling != null; spelling = parser.nextFieldName()) {
      FieldName name = names.of(spelling);
      parser.nextToken();
      if (begin(name, mayBeText(parser.currentToken()), inside, !first)) {
        first = false;
        value(name, parser, depth + 1);
      } else {
        parser.skipChildren();
      }
    }
    json.raw((byte) '}');
  }

  private void array(JsonParser parser, int depth) throws IOException {
    json.raw((byte) '[');
    boolean first = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!first) {
        json.raw((byte) ',');
      }
      first = false;
      value(null, parser, depth);
    }
    json.raw((byte) ']');
  }

  private void number(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int count = parser.getTextLength();
    // Up to 300 digits without an exponent fit a double; NaN and Infinity are letters.
    boolean ordinary = count <= 300;
    for (int i = offset; ordinary && i < offset + count; i++) {
      ordinary = text[i] <= '9';
    }
    if (ordinary || Double.isFinite(Double.parseDouble(new String(text, offset, count)))) {
      json.ascii(text, offset, count);
    } else {
      finite = false;
      json.nothing();
    }
  }

  private void length(long characters) {
    json.ascii(Long.toString(characters));
  }

  private void network(String address) {
    String network = PersonalData.network(address);
    if (network == null) {
      json.nothing();
    } else {
      json.string(network);
    }
  }

  /** Characters of all texts in a value: a rich text editor sends a tree. */
  private static long textLength(JsonParser parser) throws IOException {
    long length = 0;
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      if (token == JsonToken.VALUE_STRING) {
        length += Character.codePointCount(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth == 0) {
        return length;
      }
      token = parser.nextToken();
    }
  }

  private SeenNames seenAt(int depth) {
    while (seen.size() <= depth) {
      seen.add(new SeenNames());
    }
    return seen.get(depth);
  }
}
