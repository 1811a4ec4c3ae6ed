package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.source.values.AnswerText;
import io.studentpulse.pipeline.source.values.JsonTree;
import io.studentpulse.pipeline.source.values.PayloadFieldValues;
import io.studentpulse.pipeline.source.values.SentValue;
import io.studentpulse.pipeline.source.values.Texts;
import io.studentpulse.pipeline.source.values.Thousandths;
import io.studentpulse.pipeline.source.values.Timestamps;
import io.studentpulse.pipeline.study.Zones;
import java.io.IOException;
import java.util.List;

/** What the value of a field means for the event, at the top level, in the context or in the payload: one reading for every wire form. */
public final class KnownFields {

  private final ListPayloadFields listFacts;

  public KnownFields(FieldNames names) {
    this.listFacts = new ListPayloadFields(names);
  }

  /**
   * Takes the value over into the draft. The payload is kept as it came, whatever else is made of it.
   *
   * @param place {@link Draft#TOP}, {@link Draft#CONTEXT} or {@link Draft#PAYLOAD}
   * @param teacher whether the topic is one of teachers
   */
  public void read(FieldName name, SentValue value, int place, Draft draft, boolean teacher) throws IOException {
    Field field = name.field();
    int rank = place + name.preference();
    boolean keep = place == Draft.PAYLOAD;
    switch (field) {
      case SESSION, COURSE, LESSON, VIDEO, ASSESSMENT, EVENT_ID -> id(value, field, rank, draft);
      case STUDENT -> {
        id(value, Field.STUDENT, teacher ? Draft.OF_WHOM : Draft.STUDENT + place, draft);
        if (teacher) {
          id(value, Field.GRADED, place, draft);
          keep = true;
        }
      }
      case USER -> id(value, Field.STUDENT, Draft.USER + place, draft);
      case TEACHER -> {
        id(value, Field.TEACHER, place, draft);
        if (teacher) {
          id(value, Field.STUDENT, Draft.TEACHER + place, draft);
        } else {
          keep = true;
        }
      }
      case INSTRUCTOR, MODULE, QUESTION, SUBMISSION, MATERIAL, POST, LIVE_CLASS, CONTENT, TOPIC -> {
        id(value, field, rank, draft);
        keep = true;
      }
      case POSITION, FROM, TO, DURATION, RATE -> {
        number(value, field, rank, draft);
        if (field == Field.DURATION) {
          draft.payload.unknowableField(name, value);
          return;
        }
        keep = true;
      }
      case OTHER_TIME -> {
        if (value.kind() == SentValue.Kind.TEXT || value.kind() == SentValue.Kind.WHOLE_NUMBER) {
          draft.otherTime(rank, Timestamps.parse(value.characters(), value.offset(), value.length()));
        }
        keep = true;
      }
      case ZONE -> keep |= !zone(value, rank, draft);
      case DEVICE_TYPE, OS, BROWSER, COUNTRY, IP -> keep |= !origin(value, field, rank, draft);
      default -> {
        if (name.facts() != null) {
          fact(value, name, place + name.facts().preference(), draft);
          return;
        }
        keep = true;
      }
    }
    if (keep) {
      draft.payload.field(name, value);
    } else {
      value.skip();
    }
  }

  /** The same of a field of the payload, where the event's own id, time and type mean something else. */
  public void readOfPayload(FieldName name, SentValue value, Draft draft, boolean teacher) throws IOException {
    switch (name.field()) {
      case EVENT_ID, TIMESTAMP, TYPE -> draft.payload.field(name, value);
      default -> read(name, value, Draft.PAYLOAD, draft, teacher);
    }
  }

  /** @return whether the value is a text, and so has a column */
  public boolean origin(SentValue value, Field field, int rank, Draft draft) throws IOException {
    if (value.kind() == SentValue.Kind.TEXT) {
      draft.text(field, rank, field == Field.IP ? PersonalData.network(value.text()) : Texts.shortText(value.text()));
      return true;
    }
    return value.kind() == SentValue.Kind.NOTHING;
  }

  /** @return whether nothing had to be left out */
  private static boolean zone(SentValue value, int rank, Draft draft) throws IOException {
    boolean isText = value.kind() == SentValue.Kind.TEXT;
    String zone = isText ? Zones.named(value.text()) : null;
    draft.text(Field.ZONE, rank, zone);
    boolean unknown = zone == null && value.kind() != SentValue.Kind.NOTHING && !(isText && value.text().isBlank());
    if (unknown) {
      draft.leftOut.add(Field.ZONE.label());
    }
    return !unknown;
  }

  private void fact(SentValue sent, FieldName name, int rank, Draft draft) throws IOException {
    PayloadField fact = name.fact();
    boolean freeText = name.field() == Field.FREE_TEXT;
    SentValue.Kind kind = sent.kind();
    if (kind == SentValue.Kind.STRUCTURE) {
      Object value = sent.tree();
      draft.payload.field(name, value);
      if (freeText) {
        draft.facts.number(fact, rank, JsonTree.textLength(value));
      } else if (fact.kind() == PayloadField.Kind.IDS || fact.kind() == PayloadField.Kind.TEXTS) {
        listFacts.read(fact, value, draft);
      } else if (value instanceof List<?> list && PayloadFieldValues.isAnswer(fact)) {
        draft.facts.said(fact, rank, AnswerText.of(list));
      } else {
        draft.facts.unreadable(fact);
      }
      return;
    }
    if (freeText) {
      if (kind == SentValue.Kind.TEXT) {
        String text = sent.text();
        draft.facts.number(fact, rank, text.codePointCount(0, text.length()));
      }
    } else if (kind == SentValue.Kind.NOTHING) {
      if (fact.kind() == PayloadField.Kind.INSTANT) {
        draft.facts.instant(fact, rank, 0);
      }
    } else if (fact.kind() == PayloadField.Kind.TEXTS && kind != SentValue.Kind.TEXT && !name.isId()) {
      // A number where a list of sections belongs counts them, and says nothing of which.
      draft.facts.unreadable(fact);
    } else if (fact.kind() != PayloadField.Kind.IDS || kind == SentValue.Kind.TEXT) {
      // A number where a list of ids belongs is a count.
      draft.facts.said(fact, rank, sent.text());
    }
    draft.payload.field(name, sent);
  }

  private static void id(SentValue value, Field field, int rank, Draft draft) throws IOException {
    switch (value.kind()) {
      case TEXT, WHOLE_NUMBER, NUMBER -> draft.id(field, rank, value.characters(), value.offset(), value.length());
      case NOTHING -> { }
      default -> draft.invalidId(field, rank);
    }
  }

  private static void number(SentValue value, Field field, int rank, Draft draft) throws IOException {
    switch (value.kind()) {
      case TEXT, WHOLE_NUMBER, NUMBER -> {
        char[] text = value.characters();
        int from = value.offset();
        int length = value.length();
        boolean times = field == Field.RATE && length > 1 && "xX\u00d7".indexOf(text[from + length - 1]) >= 0;
        draft.number(field, rank, Thousandths.parse(text, from, times ? length - 1 : length));
      }
      case NOTHING -> { }
      default -> draft.number(field, rank, Thousandths.BAD);
    }
  }
}
