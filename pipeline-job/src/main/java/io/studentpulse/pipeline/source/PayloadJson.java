package io.studentpulse.pipeline.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an event said beyond its envelope, as compact JSON without personal data: the raw history keeps it. A repeated name counts once, the first time. */
final class PayloadJson {

  private static final FieldName ELEMENT = FieldName.of("");

  private final FieldNames names;
  private final JsonText json = new JsonText();
  private final List<SeenNames> seen = new ArrayList<>();
  private int[] entryEnds = new int[32];
  private int entries;
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

  /** A number, a boolean, or an object or array as {@link JsonTree} reads it. */
  void field(FieldName name, Object numberOrBoolean) {
    if (numberOrBoolean == null) {
      return;
    }
    if (numberOrBoolean instanceof List<?> || numberOrBoolean instanceof JsonTree.Members) {
      if (begin(name, true)) {
        value(name, numberOrBoolean, 1);
        end();
      }
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

  /** Copies the value the parser stands on, and leaves the parser at its end. */
  void field(FieldName name, JsonParser parser) throws IOException {
    if (begin(name, mayBeText(parser.currentToken()))) {
      value(name, parser);
      end();
    } else {
      parser.skipChildren();
    }
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
    return begin(name, text, seenAt(0), entries > 0);
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

  private void value(FieldName name, JsonParser parser) throws IOException {
    boolean isPlain = name.field() != Field.FREE_TEXT && name.field() != Field.IP;
    JsonToken token = parser.currentToken();
    if (isPlain && token == JsonToken.VALUE_STRING) {
      json.string(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      number(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } else {
      value(name, JsonTree.read(parser), 1);
    }
  }

  private void value(FieldName name, Object value, int depth) {
    if (name.field() == Field.FREE_TEXT && isText(value)) {
      length(JsonTree.textLength(value));
    } else if (name.field() == Field.IP) {
      network(value instanceof String address ? address : "");
    } else if (value instanceof JsonTree.Members members) {
      object(members, depth);
    } else if (value instanceof List<?> list) {
      array(list, depth);
    } else if (value instanceof String text) {
      json.string(text);
    } else if (value instanceof JsonTree.Number number) {
      number(number.text().toCharArray(), 0, number.text().length());
    } else if (value instanceof Boolean flag) {
      json.ascii(flag.toString());
    } else {
      json.nothing();
    }
  }

  private static boolean isText(Object value) {
    return value instanceof String || value instanceof List<?> || value instanceof JsonTree.Members;
  }

  private void object(JsonTree.Members members, int depth) {
    SeenNames inside = seenAt(depth);
    inside.clear();
    json.raw((byte) '{');
    boolean first = true;
    for (int i = 0; i < members.names().size(); i++) {
      FieldName name = names.of(members.names().get(i));
      Object value = members.values().get(i);
      if (begin(name, isText(value), inside, !first)) {
        first = false;
        value(name, value, depth + 1);
      }
    }
    json.raw((byte) '}');
  }

  private void array(List<?> list, int depth) {
    json.raw((byte) '[');
    boolean first = true;
    for (Object element : list) {
      if (!first) {
        json.raw((byte) ',');
      }
      first = false;
      value(ELEMENT, element, depth);
    }
    json.raw((byte) ']');
  }

  private void number(char[] text, int offset, int count) {
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

  private SeenNames seenAt(int depth) {
    while (seen.size() <= depth) {
      seen.add(new SeenNames());
    }
    return seen.get(depth);
  }
}
