package io.studentpulse.pipeline.source;

import io.studentpulse.events.ActivityPayload;
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
    PayloadJson json = draft.payload;
    number(Field.POSITION, "current_time", said.getCurrentTime(), draft);
    number(Field.FROM, "from", said.getFrom(), draft);
    number(Field.TO, "to", said.getTo(), draft);
    number(Field.DURATION, "video_duration", said.getVideoDuration(), draft);
    number(Field.RATE, "playback_rate", said.getPlaybackRate(), draft);
    kept("video_quality", said.getVideoQuality(), json);
    kept("buffer_health", said.getBufferHealth(), json);
    kept("attempt_id", said.getAttemptId(), json);
    kept("attempt_number", said.getAttemptNumber(), json);
    kept("score", said.getScore(), json);
    kept("max_score", said.getMaxScore(), json);
    kept("final_score", said.getFinalScore(), json);
    kept("total_questions", said.getTotalQuestions(), json);
    kept("correct_answers", said.getCorrectAnswers(), json);
    kept("time_spent", said.getTimeSpent(), json);
    kept("is_passed", said.getIsPassed(), json);
    kept("answers", said.getAnswers(), json);
    kept("selected_answer", said.getSelectedAnswer(), json);
    kept("correct_answer", said.getCorrectAnswer(), json);
    kept("is_correct", said.getIsCorrect(), json);
    kept("time_to_answer_seconds", said.getTimeToAnswerSeconds(), json);
    kept("confidence_level", said.getConfidenceLevel(), json);
    kept("hint_used", said.getHintUsed(), json);
    kept("progress_percent", said.getProgressPercent(), json);
    kept("sections_read", said.getSectionsRead(), json);
    time("enrolled_at", said.getEnrolledAt(), draft);
    time("completed_at", said.getCompletedAt(), draft);
    kept("feedback_type", said.getFeedbackType(), json);
    kept("content_length", said.getContentLength(), json);
    kept("content_type", said.getContentType(), json);
    kept("title", said.getTitle(), json);
    kept("changes_summary", said.getChangesSummary(), json);
    kept("polls_launched", said.getPollsLaunched(), json);
    kept("messages_sent", said.getMessagesSent(), json);
    kept("lesson_ids", said.getLessonIds(), json);
    kept("reason", said.getReason(), json);
    Map<String, String> rest = said.getProperties();
    if (rest != null && !rest.isEmpty()) {
      new TreeMap<>(rest).forEach((name, text) -> json.field(names.of(name), text));
    }
  }

  private void kept(String name, Object value, PayloadJson json) {
    if (value == null) {
      return;
    }
    FieldName field = names.of(name);
    if (value instanceof String text) {
      json.field(field, text);
    } else if (value instanceof List<?> list) {
      json.field(field, list);
    } else {
      json.field(field, value);
    }
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

  private void time(String name, java.time.Instant instant, Draft draft) {
    if (instant != null) {
      FieldName field = names.of(name);
      draft.otherTime(Draft.PAYLOAD + field.preference(), Timestamps.checked(AvroActivityReader.millis(instant)));
      draft.payload.field(field, instant.toString());
    }
  }
}
