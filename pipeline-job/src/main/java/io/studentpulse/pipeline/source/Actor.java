package io.studentpulse.pipeline.source;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whose event it is, as the topic, the record's key and the event itself say together; and whether that is a teacher. */
final class Actor {

  /** The record's key counts more than a payload, and less than whatever else names somebody. */
  private static final int OF_THE_KEY = Draft.ENVELOPE - 1;

  private final DecoderOptions options;

  Actor(DecoderOptions options) {
    this.options = options;
  }

  /** @return whether the student of the draft now is a teacher */
  boolean settle(Draft draft, EventType type, ConsumerRecord<byte[], byte[]> record) {
    if (type.isDomain()) {
      aboutACourse(draft, type, record);
    } else if (draft.rank(Field.STUDENT) <= OF_THE_KEY && !options.courseTopics().contains(record.topic())) {
      draft.id(Field.STUDENT, OF_THE_KEY, text(record.key()));
    }
    boolean teacher = options.teacherTopics().contains(record.topic());
    return type.isGrade() ? isTeachersGrade(draft, teacher) : teacher;
  }

  /** Nobody in particular: its teacher, else the course, else what it defines, stands where a student would. */
  private static void aboutACourse(Draft draft, EventType type, ConsumerRecord<byte[], byte[]> record) {
    String key = text(record.key());
    if (draft.rank(Field.STUDENT) > OF_THE_KEY && draft.has(Field.COURSE)) {
      return;
    }
    if (type != EventType.USER_CREATED) {
      Field defined = type == EventType.TOPIC_DEFINED ? Field.TOPIC : Field.ASSESSMENT;
      Id keyed = key == null ? null : draft.externalIds.of(key);
      boolean keyIsDefined = keyed != null && keyed.equals(draft.id(defined));
      draft.id(Field.COURSE, Draft.PAYLOAD, keyIsDefined ? null : key);
      draft.copyId(Field.INSTRUCTOR, Field.STUDENT, OF_THE_KEY);
      draft.copyId(Field.COURSE, Field.STUDENT, OF_THE_KEY);
      draft.copyId(defined, Field.STUDENT, OF_THE_KEY);
    }
    draft.id(Field.STUDENT, OF_THE_KEY, key);
  }

  /** A grade stands with whom it was given to, wherever it arrives; only where nobody is named, with whoever gave it. */
  private static boolean isTeachersGrade(Draft draft, boolean teacherTopic) {
    if (!teacherTopic) {
      boolean nobody = !draft.has(Field.STUDENT);
      draft.copyId(Field.TEACHER, Field.STUDENT, Draft.PAYLOAD);
      return nobody;
    }
    if (draft.has(Field.STUDENT) && draft.rank(Field.STUDENT) % 8 != Draft.OF_WHOM) {
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
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
