package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.values.ExternalIds;
import io.studentpulse.pipeline.source.values.Pepper;
import io.studentpulse.pipeline.source.values.Thousandths;
import io.studentpulse.pipeline.source.values.Timestamps;
import java.util.Arrays;

/**
 * One event while it is being read: what was said so far, and how much it counts. Used again for every event.
 *
 * <p>A field can be said in several places; the order of the places decides, not that of the bytes:
 * {@code context > top level > envelope of a batch > payload}, and between two aliases in one place the contract's own name.
 */
public final class Draft {

  public static final int PAYLOAD = 0;
  static final int ENVELOPE = 8;
  public static final int TOP = 16;
  public static final int CONTEXT = 24;

  // Who did it: the name of the field counts before its place. What stands in the place is added to each but the first two.
  /** The student on a teacher's topic: who did it only where nobody else is named. */
  static final int OF_WHOM = 0;
  static final int THE_KEY = 7;
  static final int USER = 32;
  static final int STUDENT = 64;
  /** The teacher on a teacher's topic. */
  static final int TEACHER = 96;

  final ExternalIds externalIds;
  public final PayloadFieldsDraft facts;
  public final PayloadJson payload;
  /** Optional fields that could not be read. */
  final LeftOut leftOut = new LeftOut();

  private final byte[] ranks = new byte[Field.COUNT];
  private final Id[] ids = new Id[Field.COUNT];
  private final String[] texts = new String[Field.COUNT];
  private final int[] numbers = new int[Field.COUNT];
  private long timestampMillis;
  private long otherTimeMillis;

  public Draft(FieldNames names, Pepper pepper) {
    this.externalIds = new ExternalIds(pepper);
    this.facts = new PayloadFieldsDraft(externalIds);
    this.payload = new PayloadJson(names);
    Arrays.fill(ranks, (byte) -1);
  }

  public void clear() {
    Arrays.fill(ranks, (byte) -1);
    facts.clear();
    payload.clear();
    leftOut.clear();
  }

  boolean has(Field field) {
    return ranks[field.ordinal()] >= 0;
  }

  int rank(Field field) {
    return ranks[field.ordinal()];
  }

  /** The id, null where none was given, {@link ExternalIds#INVALID} where what was given cannot be one. */
  Id id(Field field) {
    return has(field) ? ids[field.ordinal()] : null;
  }

  /** A short text; of an id: the name it was made from, null where it was a UUID. */
  public String text(Field field) {
    return has(field) ? texts[field.ordinal()] : null;
  }

  public int number(Field field) {
    return has(field) ? numbers[field.ordinal()] : Thousandths.UNKNOWN;
  }

  /** {@link Timestamps#NONE} where it was given and is no time. */
  long timestampMillis() {
    return timestampMillis;
  }

  long otherTimeMillis() {
    return otherTimeMillis;
  }

  void id(Field field, int rank, char[] text, int offset, int length) {
    if (rank > ranks[field.ordinal()] || isInvalid(field)) {
      Id id = externalIds.of(text, offset, length);
      if (id == ExternalIds.INVALID) {
        invalidId(field, rank);
      } else if (id != null) {
        keep(field, rank, id, externalIds.name());
      }
    }
  }

  /** What cannot be read counts less than whatever can. */
  private boolean isInvalid(Field field) {
    return has(field) && ids[field.ordinal()] == ExternalIds.INVALID;
  }

  void id(Field field, int rank, String text) {
    if (text != null) {
      char[] chars = text.toCharArray();
      id(field, rank, chars, 0, chars.length);
    }
  }

  void invalidId(Field field, int rank) {
    if (!has(field)) {
      keep(field, rank, ExternalIds.INVALID, null);
    }
  }

  /** An event does without an id that is none, as if it were not there. */
  void leaveOutIfRefused(Field field) {
    if (has(field) && ExternalIds.isRefused(ids[field.ordinal()])) {
      ranks[field.ordinal()] = -1;
      leftOut.add(field.contractName());
    }
  }

  /** Where {@code to} was not said with more weight, it is what {@code from} is. */
  void copyId(Field from, Field to, int rank) {
    if (has(from) && rank > ranks[to.ordinal()]) {
      keep(to, rank, ids[from.ordinal()], texts[from.ordinal()]);
    }
  }

  /** Whatever {@code to} was said to be, it is what {@code from} is. */
  void replaceId(Field from, Field to) {
    keep(to, rank(from), ids[from.ordinal()], texts[from.ordinal()]);
  }

  public void text(Field field, int rank, String text) {
    if (text != null && !text.isEmpty() && rank > ranks[field.ordinal()]) {
      keep(field, rank, null, text);
    }
  }

  public void number(Field field, int rank, int thousandths) {
    boolean bad = has(field) && numbers[field.ordinal()] == Thousandths.BAD;
    if (bad || rank > ranks[field.ordinal()] && (thousandths != Thousandths.BAD || !has(field))) {
      ranks[field.ordinal()] = (byte) rank;
      numbers[field.ordinal()] = thousandths;
    }
  }

  public void timestamp(int rank, long millis) {
    if (rank > ranks[Field.TIMESTAMP.ordinal()]) {
      ranks[Field.TIMESTAMP.ordinal()] = (byte) rank;
      timestampMillis = millis;
    }
  }

  public void otherTime(int rank, long millis) {
    if (rank > ranks[Field.OTHER_TIME.ordinal()]) {
      ranks[Field.OTHER_TIME.ordinal()] = (byte) rank;
      otherTimeMillis = millis;
    }
  }

  private void keep(Field field, int rank, Id id, String text) {
    ranks[field.ordinal()] = (byte) rank;
    ids[field.ordinal()] = id;
    texts[field.ordinal()] = text;
  }

  /** What the envelope of a batch says holds for each of its events that does not say otherwise itself. */
  public void fillFrom(Draft envelope) {
    for (int i = 0; i < Field.COUNT; i++) {
      boolean ofOneEvent = i == Field.EVENT_ID.ordinal() || i == Field.TYPE.ordinal() || i == Field.TIMESTAMP.ordinal()
          || i == Field.OTHER_TIME.ordinal();
      if (envelope.ranks[i] >= 0 && !ofOneEvent) {
        boolean actor = i == Field.STUDENT.ordinal();
        int rank = actor ? ofEnvelope(envelope.ranks[i]) : ENVELOPE + envelope.ranks[i] % 8;
        if (rank > ranks[i]) {
          ranks[i] = (byte) rank;
          ids[i] = envelope.ids[i];
          texts[i] = envelope.texts[i];
          numbers[i] = envelope.numbers[i];
        }
      }
    }
    facts.fillFrom(envelope.facts);
    leftOut.addAll(envelope.leftOut);
    payload.fillFrom(envelope.payload);
  }

  private static int ofEnvelope(int actorRank) {
    return actorRank < USER ? actorRank : actorRank / USER * USER + ENVELOPE;
  }
}
