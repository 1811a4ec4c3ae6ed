package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.EventRecords;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.AnswerGiven;
import io.studentpulse.pipeline.study.JsonTexts;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;

/** What did each answer, submission, note, post, live class, change of content and piece of feedback say? One row each, without a look at any other. */
public final class RecordRows implements EventRecords {

  @Override
  public void write(Activity activity, StudentEvent event, Output out) {
    if (isSubmission(event)) {
      String submitted = SubmittedAnswers.byQuestion(activity);
      if (submitted != null) {
        submission(activity.student(), event, submitted, out);
      }
      return;
    }
    write(activity.student(), event, activity.fields(), out);
  }

  @Override
  public void withdraw(Id student, StudentEvent event, Output out) {
    if (isSubmission(event)) {
      // Whether it said anything is not remembered: a row that was never there can be deleted as well.
      submission(student, event, "{}", out);
      return;
    }
    write(student, event, event.fields(), out);
  }

  private static boolean isSubmission(StudentEvent event) {
    return event.type() == EventType.QUIZ_SUBMIT || event.type() == EventType.ASSIGNMENT_SUBMIT;
  }

  private static void submission(Id who, StudentEvent event, String submitted, Output out) {
    Id attempt = event.fields().id(PayloadField.ATTEMPT);
    Id handedIn = event.type() == EventType.ASSIGNMENT_SUBMIT ? event.fields().id(PayloadField.SUBMISSION) : null;
    row(out, RecordTables.SUBMITTED_ANSWERS,
        who, event.id(), event.assessment(), attempt != null ? attempt : handedIn != null ? handedIn : event.id(), event.atMillis(), submitted,
        event.atMillis());
  }

  private static void write(Id who, StudentEvent event, PayloadFields fields, Output out) {
    switch (event.type()) {
      case QUIZ_ANSWER -> questionAttempt(who, event, fields, out);
      case MATERIAL_READ, MATERIAL_COMPLETE, MATERIAL_HIGHLIGHT, MATERIAL_NOTE -> material(who, event, fields, out);
      case FORUM_POST, FORUM_REPLY, FORUM_LIKE -> forum(who, event, fields, out);
      case LIVE_CLASS_JOIN, LIVE_CLASS_LEAVE -> liveClass(who, event, fields, out);
      case CONTENT_CREATED, CONTENT_UPDATED -> content(who, event, fields, out);
      case GRADE_POSTED, FEEDBACK_GIVEN -> feedback(who, event, fields, out);
      default -> { }
    }
  }

  private static void questionAttempt(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id question = fields.id(PayloadField.QUESTION);
    if (question != null) {
      int quality = AnswerGiven.quality(fields);
      row(out, RecordTables.QUESTION_ATTEMPTS,
          who, event.atMillis(), event.id(), question, event.assessment(), fields.id(PayloadField.ATTEMPT), fields.id(PayloadField.TOPIC), event.course(),
          event.session(), AnswerGiven.selected(fields), AnswerGiven.isCorrect(fields), fields.number(PayloadField.TIME_TO_ANSWER_SECONDS),
          integer(fields, PayloadField.CONFIDENCE), Boolean.TRUE.equals(fields.flag(PayloadField.HINT_USED)), AnswerGiven.isSkipped(fields),
          quality < 0 ? null : (Integer) quality);
    }
  }

  private static void material(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id material = fields.id(PayloadField.MATERIAL);
    if (material != null) {
      String action = switch (event.type()) {
        case MATERIAL_READ -> "read";
        case MATERIAL_COMPLETE -> "complete";
        case MATERIAL_HIGHLIGHT -> "highlight";
        default -> "note";
      };
      row(out, RecordTables.MATERIAL_INTERACTIONS,
          who, event.atMillis(), event.id(), action, material, fields.id(PayloadField.TOPIC), event.course(), event.lesson(), event.session(),
          fields.number(PayloadField.PROGRESS_PERCENT), fields.number(PayloadField.TIME_SPENT_SECONDS), integer(fields, PayloadField.CONTENT_LENGTH));
    }
  }

  private static void forum(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id post = fields.id(PayloadField.POST);
    if (post != null) {
      String action = event.type() == EventType.FORUM_POST ? "post" : event.type() == EventType.FORUM_REPLY ? "reply" : "like";
      Id thread = fields.id(PayloadField.THREAD);
      Id parent = fields.id(PayloadField.PARENT_POST);
      Integer length = integer(fields, PayloadField.CONTENT_LENGTH);
      row(out, RecordTables.FORUM_INTERACTIONS,
          who, post, action, event.id(), thread, parent, event.course(), length, event.atMillis(), event.atMillis());
      row(out, RecordTables.FORUM_ACTIVITY,
          who, event.atMillis(), event.id(), action, post, thread, parent, event.course(), event.session(), length);
    }
  }

  private static void liveClass(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id liveClass = fields.id(PayloadField.LIVE_CLASS);
    if (liveClass != null) {
      row(out, RecordTables.LIVE_CLASS_ACTIVITY,
          who, event.atMillis(), event.id(), event.byTeacher() ? "teacher" : "student",
          event.type() == EventType.LIVE_CLASS_JOIN ? "join" : "leave", liveClass, event.session(), event.course(),
          fields.has(PayloadField.POLLS) ? JsonTexts.array(fields.texts(PayloadField.POLLS)) : null, integer(fields, PayloadField.MESSAGES_SENT));
    }
  }

  private static void content(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id content = fields.id(PayloadField.CONTENT);
    if (content != null) {
      row(out, RecordTables.CONTENT_CHANGES,
          who, event.atMillis(), event.id(), event.type() == EventType.CONTENT_CREATED ? "created" : "updated", content,
          fields.text(PayloadField.CONTENT_TYPE), event.course(), fields.text(PayloadField.TITLE), fields.text(PayloadField.CHANGES_SUMMARY));
    }
  }

  private static void feedback(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id named = fields.id(PayloadField.TEACHER);
    row(out, RecordTables.FEEDBACK,
        who, event.atMillis(), event.id(), event.type() == EventType.FEEDBACK_GIVEN ? "feedback" : "grade",
        named == null && event.byTeacher() ? who : named, event.assessment(), fields.id(PayloadField.SUBMISSION), event.course(),
        fields.text(PayloadField.FEEDBACK_TYPE), integer(fields, PayloadField.CONTENT_LENGTH), fields.number(PayloadField.SCORE),
        fields.number(PayloadField.MAX_SCORE));
  }

  /** Every such fact is limited to what an integer holds. */
  private static Integer integer(PayloadFields fields, PayloadField field) {
    Long value = fields.integer(field);
    return value == null ? null : (Integer) value.intValue();
  }

  private static void row(Output out, Table table, Object... values) {
    out.row(TableRow.upsert(table, 1, values));
  }
}
