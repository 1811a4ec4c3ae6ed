package io.studentpulse.pipeline.source.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whose event it is, as the topic, the record's key and the event itself say together; and whether that is a teacher. */
final class Actor {

  private static final JsonFactory JSON = new JsonFactory();

  private final DecoderOptions options;

  Actor(DecoderOptions options) {
    this.options = options;
  }

  /** @return whether the student of the draft now is a teacher */
  boolean settle(Draft draft, EventType type, ConsumerRecord<byte[], byte[]> record) {
    if (type.isDomain()) {
      aboutACourse(draft, type, record);
    } else if (draft.rank(Field.STUDENT) < Draft.THE_KEY && !options.courseTopics().contains(record.topic())) {
      draft.id(Field.STUDENT, Draft.THE_KEY, text(record.key()));
    }
    boolean teacher = options.teacherTopics().contains(record.topic());
    return type.isGrade() ? isTeachersGrade(draft, teacher) : teacher;
  }

  /** Nobody in particular: its teacher, else the course, else what it defines, stands where a student would. */
  private static void aboutACourse(Draft draft, EventType type, ConsumerRecord<byte[], byte[]> record) {
    String key = text(record.key());
    if (draft.rank(Field.STUDENT) > Draft.THE_KEY && draft.has(Field.COURSE)) {
      return;
    }
    if (type != EventType.USER_CREATED) {
      Field defined = type == EventType.TOPIC_DEFINED ? Field.TOPIC : Field.ASSESSMENT;
      Id keyed = key == null ? null : draft.externalIds.of(key);
      boolean keyIsDefined = keyed != null && keyed.equals(draft.id(defined));
      draft.id(Field.COURSE, Draft.PAYLOAD, keyIsDefined ? null : key);
      draft.copyId(Field.INSTRUCTOR, Field.STUDENT, Draft.THE_KEY);
      draft.copyId(Field.COURSE, Field.STUDENT, Draft.THE_KEY);
      draft.copyId(defined, Field.STUDENT, Draft.THE_KEY);
    }
    draft.id(Field.STUDENT, Draft.THE_KEY, key);
  }

  /** A grade stands with whom it was given to, wherever it arrives; only where nobody is named, with whoever gave it. */
  private static boolean isTeachersGrade(Draft draft, boolean teacherTopic) {
    if (!teacherTopic) {
      boolean nobody = !draft.has(Field.STUDENT);
      draft.copyId(Field.TEACHER, Field.STUDENT, Draft.PAYLOAD);
      return nobody;
    }
    if (draft.has(Field.STUDENT) && draft.rank(Field.STUDENT) != Draft.OF_WHOM) {
      draft.copyId(Field.STUDENT, Field.TEACHER, Draft.PAYLOAD);
    }
    if (!draft.has(Field.GRADED)) {
      return true;
    }
    draft.replaceId(Field.GRADED, Field.STUDENT);
    return false;
  }

  private static String text(byte[] key) {
    if (key == null || key.length == 0) {
      return null;
    }
    try {
      return unquoted(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString());
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Bridges and tools that write every key as JSON put an id into quotation marks. */
  private static String unquoted(String key) {
    String text = key.strip();
    if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
      return key;
    }
    try (JsonParser parser = JSON.createParser(text)) {
      String inside = parser.nextTextValue();
      return inside != null && parser.nextToken() == null ? inside : key;
    } catch (IOException noJson) {
      return key;
    }
  }
}
