package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.source.values.Hashes;
import io.studentpulse.pipeline.source.values.JsonText;
import io.studentpulse.pipeline.source.values.JsonTree;
import io.studentpulse.pipeline.source.values.SentValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an event said beyond its envelope, as compact JSON without personal data: the raw history keeps it. A repeated name counts once, the first time. */
public final class PayloadJson {

  private final FieldNames names;
  private final JsonText json = new JsonText();
  private final List<SeenNames> seen = new ArrayList<>();
  private int[] entryEnds = new int[32];
  private int entries;
  private final LeftOut notFinite = new LeftOut();
  private boolean finite;
  private boolean insideAnswers;
  /** Of everything that was sent and does not stand here: events that differ in it alone are different events. */
  private long unkeptHash;

  PayloadJson(FieldNames names) {
    this.names = names;
    clear();
  }

  void clear() {
    json.clear();
    json.raw((byte) '{');
    entries = 0;
    finite = true;
    notFinite.clear();
    unkeptHash = 0;
    seenAt(0).clear();
  }

  /** The fields in which a number was not finite, or beyond what a double holds. */
  LeftOut notFinite() {
    return notFinite;
  }

  /** A hash of what was sent and is not kept, which does not depend on the order of the fields; 0 where everything is kept. */
  long unkeptHash() {
    return unkeptHash;
  }

  public int length() {
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
    int sum = entries + (int) (unkeptHash ^ unkeptHash >>> 32);
    for (int i = 0, from = 1; i < entries; i++) {
      sum += Hashes.of(json.array(), from, entryEnds[i]);
      from = entryEnds[i] + 1;
    }
    return sum;
  }

  public void field(FieldName name, String text) {
    if (text != null) {
      value(name, text);
    }
  }

  /** A boolean, a whole number, or an object or array as {@link JsonTree} reads it. */
  public void field(FieldName name, Object value) {
    if (value instanceof Double number) {
      field(name, number.doubleValue());
    } else if (value != null) {
      value(name, value);
    }
  }

  /** A number that has not been a text. */
  public void field(FieldName name, double number) {
    if (!Double.isFinite(number)) {
      notFinite.add(name.contractName());
    } else if (begin(name, false)) {
      json.decimal(number);
      end(name);
    }
  }

  /** Keeps a value as it was sent, and goes to its end. */
  public void field(FieldName name, SentValue value) throws IOException {
    if (value.kind().isNumber()) {
      if (begin(name, false)) {
        number(value.characters(), value.offset(), value.length());
        end(name);
      }
    } else {
      value(name, value.tree());
    }
  }

  /** The same where {@code NaN} is an honest answer: it becomes null, and nothing is left out. */
  void unknowableField(FieldName name, SentValue value) throws IOException {
    boolean isNaN = value.kind().isNumber() && value.text().equals("NaN");
    field(name, isNaN ? JsonTree.NULL : value.tree());
  }

  private void value(FieldName name, Object given) {
    // What a quiz was answered with may come as JSON inside a text; under any other name a text is a text.
    insideAnswers = name.keep() == Keep.ANSWER && name.fact() == null;
    Object value = insideAnswers && given instanceof String text ? JsonTree.inside(text) : given;
    boolean asLength = isLength(name, value);
    if (begin(name, asLength)) {
      value(name, value, asLength, 1);
      end(name);
    } else if (name.field() == Field.PERSONAL) {
      unkept(name, value);
    }
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
    notFinite.addAll(envelope.notFinite);
    unkeptHash += envelope.unkeptHash;
  }

  private boolean begin(FieldName name, boolean asLength) {
    return begin(name, asLength, seenAt(0), entries > 0);
  }

  /** Writes the key, unless the field must not be kept or has been already. */
  private boolean begin(FieldName name, boolean asLength, SeenNames seen, boolean comma) {
    if (name.field() == Field.PERSONAL || !seen.add(asLength ? name.lengthText() : name.text())) {
      return false;
    }
    if (comma) {
      json.raw((byte) ',');
    }
    json.raw(asLength ? name.lengthJson() : name.json());
    return true;
  }

  /** Whether only the length of a value stays. Of an object or array what is in it decides one by one, unless it is free text as a whole. */
  private boolean isLength(FieldName name, Object value) {
    if (name.field() == Field.FREE_TEXT) {
      return isText(value);
    }
    return value instanceof String text && name.field() != Field.IP && keep(name).kept(text, name.fact()) == null;
  }

  /** Among answers the names are those of questions. */
  private Keep keep(FieldName name) {
    return insideAnswers && name.keep() == Keep.UNKNOWN ? Keep.ANSWER : name.keep();
  }

  private void end(FieldName name) {
    if (!finite) {
      notFinite.add(name.contractName());
      finite = true;
    }
    end();
  }

  private void end() {
    if (entries == entryEnds.length) {
      entryEnds = Arrays.copyOf(entryEnds, entries * 2);
    }
    entryEnds[entries++] = json.length();
  }

  private void value(FieldName name, Object value, boolean asLength, int depth) {
    if (asLength) {
      length(JsonTree.textLength(value));
      unkept(name, value);
    } else if (name.field() == Field.IP) {
      network(value instanceof String address ? address : "");
      unkept(name, value);
    } else if (value instanceof JsonTree.Members members) {
      object(members, depth);
    } else if (value instanceof List<?> list) {
      array(name, list, depth);
    } else if (value instanceof String text) {
      String kept = keep(name).kept(text, name.fact());
      json.string(kept);
      if (!kept.equals(text)) {
        unkept(name, text);
      }
    } else if (value instanceof JsonTree.Number number) {
      number(number.text().toCharArray(), 0, number.text().length());
    } else if (value instanceof Double number) {
      json.decimal(number);
    } else if (value == JsonTree.NULL) {
      json.nothing();
    } else {
      json.ascii(value.toString());
    }
  }

  private void unkept(FieldName name, Object value) {
    unkeptHash += Hashes.step(Hashes.of(name.text()), Hashes.ofTree(value));
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
      boolean asLength = isLength(name, value);
      if (begin(name, asLength, inside, !first)) {
        first = false;
        value(name, value, asLength, depth + 1);
      } else if (name.field() == Field.PERSONAL) {
        unkept(name, value);
      }
    }
    json.raw((byte) '}');
  }

  /** Where a text of a list does not stay, its length stands in its place. */
  private void array(FieldName name, List<?> list, int depth) {
    json.raw((byte) '[');
    boolean first = true;
    for (Object element : list) {
      if (!first) {
        json.raw((byte) ',');
      }
      first = false;
      value(name, element, isLength(name, element), depth);
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
