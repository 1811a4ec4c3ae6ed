package io.studentpulse.pipeline.source;

import io.studentpulse.events.ActivityPayload;
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
    json.field(names.of("video_quality"), said.getVideoQuality());
    json.field(names.of("buffer_health"), said.getBufferHealth());
    json.field(names.of("attempt_id"), said.getAttemptId());
    json.field(names.of("attempt_number"), said.getAttemptNumber());
    json.field(names.of("score"), said.getScore());
    json.field(names.of("max_score"), said.getMaxScore());
    json.field(names.of("final_score"), said.getFinalScore());
    json.field(names.of("total_questions"), said.getTotalQuestions());
    json.field(names.of("correct_answers"), said.getCorrectAnswers());
    json.field(names.of("time_spent"), said.getTimeSpent());
    json.field(names.of("is_passed"), said.getIsPassed());
    json.field(names.of("answers"), said.getAnswers());
    json.field(names.of("selected_answer"), said.getSelectedAnswer());
    json.field(names.of("correct_answer"), said.getCorrectAnswer());
    json.field(names.of("is_correct"), said.getIsCorrect());
    json.field(names.of("time_to_answer_seconds"), said.getTimeToAnswerSeconds());
    json.field(names.of("confidence_level"), said.getConfidenceLevel());
    json.field(names.of("hint_used"), said.getHintUsed());
    json.field(names.of("progress_percent"), said.getProgressPercent());
    json.field(names.of("sections_read"), said.getSectionsRead());
    time("enrolled_at", said.getEnrolledAt(), draft);
    time("completed_at", said.getCompletedAt(), draft);
    json.field(names.of("feedback_type"), said.getFeedbackType());
    json.field(names.of("content_length"), said.getContentLength());
    json.field(names.of("content_type"), said.getContentType());
    json.field(names.of("title"), said.getTitle());
    json.field(names.of("changes_summary"), said.getChangesSummary());
    json.field(names.of("polls_launched"), said.getPollsLaunched());
    json.field(names.of("messages_sent"), said.getMessagesSent());
    json.field(names.of("lesson_ids"), said.getLessonIds());
    json.field(names.of("reason"), said.getReason());
    Map<String, String> rest = said.getProperties();
    if (rest != null && !rest.isEmpty()) {
      new TreeMap<>(rest).forEach((name, text) -> json.field(names.of(name), text));
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
