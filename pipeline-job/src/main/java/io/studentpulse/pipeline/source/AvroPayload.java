package io.studentpulse.pipeline.source;

import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Definition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the payload of an Avro event says, under the contract's JSON names, so that the history looks the same whichever wire form was used. */
final class AvroPayload {

  private final FieldNames names;

  AvroPayload(FieldNames names) {
    this.names = names;
  }

  void fill(ActivityPayload said, Draft draft) {
    number(Field.POSITION, "current_time", said.getCurrentTime(), draft);
    number(Field.FROM, "from", said.getFrom(), draft);
    number(Field.TO, "to", said.getTo(), draft);
    number(Field.DURATION, "video_duration", said.getVideoDuration(), draft);
    number(Field.RATE, "playback_rate", said.getPlaybackRate(), draft);
    kept("video_quality", said.getVideoQuality(), draft);
    kept("buffer_health", said.getBufferHealth(), draft);
    kept("attempt_id", said.getAttemptId(), draft);
    kept("attempt_number", said.getAttemptNumber(), draft);
    kept("score", said.getScore(), draft);
    kept("max_score", said.getMaxScore(), draft);
    kept("final_score", said.getFinalScore(), draft);
    kept("total_questions", said.getTotalQuestions(), draft);
    kept("correct_answers", said.getCorrectAnswers(), draft);
    kept("time_spent", said.getTimeSpent(), draft);
    kept("is_passed", said.getIsPassed(), draft);
    kept("answers", said.getAnswers(), draft);
    kept("selected_answer", said.getSelectedAnswer(), draft);
    kept("correct_answer", said.getCorrectAnswer(), draft);
    kept("is_correct", said.getIsCorrect(), draft);
    kept("time_to_answer_seconds", said.getTimeToAnswerSeconds(), draft);
    kept("confidence_level", said.getConfidenceLevel(), draft);
    kept("hint_used", said.getHintUsed(), draft);
    kept("skipped", said.getSkipped(), draft);
    kept("progress_percent", said.getProgressPercent(), draft);
    kept("sections_read", said.getSectionsRead(), draft);
    time("enrolled_at", said.getEnrolledAt(), draft);
    time("completed_at", said.getCompletedAt(), draft);
    kept("feedback_type", said.getFeedbackType(), draft);
    kept("content_length", said.getContentLength(), draft);
    kept("content_type", said.getContentType(), draft);
    kept("title", said.getTitle(), draft);
    kept("changes_summary", said.getChangesSummary(), draft);
    kept("polls_launched", said.getPollsLaunched(), draft);
    kept("messages_sent", said.getMessagesSent(), draft);
    kept("lesson_ids", said.getLessonIds(), draft);
    kept("reason", said.getReason(), draft);
    if (said.getDefinition() != null) {
      fill(said.getDefinition(), draft);
    }
    Map<String, String> rest = said.getProperties();
    if (rest != null && !rest.isEmpty()) {
      new TreeMap<>(rest).forEach((name, text) -> said(names.of(name), text, draft));
    }
  }

  private void fill(Definition said, Draft draft) {
    kept("module_ids", said.getModuleIds(), draft);
    kept("video_ids", said.getVideoIds(), draft);
    kept("total_lessons", said.getTotalLessons(), draft);
    draft.id(Field.INSTRUCTOR, Draft.PAYLOAD, said.getInstructorId());
    kept("instructor_id", said.getInstructorId(), draft);
    kept("category", said.getCategory(), draft);
    kept("starts_at", said.getStartsAt(), draft);
    kept("ends_at", said.getEndsAt(), draft);
    kept("due_at", said.getDueAt(), draft);
    kept("weight", said.getWeight(), draft);
    kept("pass_mark", said.getPassMark(), draft);
    kept("topic_name", said.getTopicName(), draft);
    kept("parent_topic_id", said.getParentTopicId(), draft);
    kept("exam_weight", said.getExamWeight(), draft);
    kept("prerequisite_topic_ids", said.getPrerequisiteTopicIds(), draft);
    kept("material_ids", said.getMaterialIds(), draft);
    kept("role", said.getRole(), draft);
  }

  private void kept(String name, Object value, Draft draft) {
    if (value == null) {
      return;
    }
    FieldName field = names.of(name);
    FactNames facts = field.facts();
    if (value instanceof String text) {
      said(field, text, draft);
    } else if (value instanceof Instant instant) {
      draft.facts.instant(facts.fact(), Draft.PAYLOAD + facts.preference(), AvroActivityReader.millis(instant));
      draft.payload.field(field, instant.toString());
    } else if (value instanceof List<?> list) {
      if (facts != null) {
        draft.facts.listed();
        draft.facts.lists.begin(facts.fact(), false);
        list.forEach(one -> draft.facts.said(facts.fact(), 0, (String) one));
      }
      draft.payload.field(field, list);
    } else {
      if (facts != null) {
        draft.facts.said(facts.fact(), Draft.PAYLOAD + facts.preference(), value.toString());
      }
      draft.payload.field(field, value);
    }
  }

  private static void said(FieldName field, String text, Draft draft) {
    FactNames facts = field.facts();
    if (facts != null && text != null) {
      boolean length = field.field() == Field.FREE_TEXT;
      draft.facts.said(facts.fact(), Draft.PAYLOAD + facts.preference(), length ? Integer.toString(text.codePointCount(0, text.length())) : text);
    }
    draft.payload.field(field, text);
  }

  private void number(Field field, String name, Double number, Draft draft) {
    if (number == null) {
      return;
    }
    draft.number(field, Draft.PAYLOAD, Thousandths.of(number));
    boolean unknowable = field == Field.DURATION && number.isNaN();
    if (!unknowable) {
      draft.payload.field(names.of(name), number);
    }
  }

  private void time(String name, Instant instant, Draft draft) {
    if (instant != null) {
      FieldName field = names.of(name);
      draft.otherTime(Draft.PAYLOAD + field.preference(), Timestamps.checked(AvroActivityReader.millis(instant)));
      draft.payload.field(field, instant.toString());
    }
  }
}
