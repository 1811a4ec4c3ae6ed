package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.community.RecordTables.ContentChanges;
import io.studentpulse.pipeline.community.RecordTables.Feedback;
import io.studentpulse.pipeline.community.RecordTables.ForumActivity;
import io.studentpulse.pipeline.community.RecordTables.ForumInteractions;
import io.studentpulse.pipeline.community.RecordTables.LiveClassActivity;
import io.studentpulse.pipeline.community.RecordTables.MaterialInteractions;
import io.studentpulse.pipeline.community.RecordTables.QuestionAttempts;
import io.studentpulse.pipeline.community.RecordTables.Submissions;
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
    out.row(RecordTables.SUBMITTED_ANSWERS.row(1, who, event.id())
        .set(Submissions.ASSESSMENT_ID, event.assessment())
        .set(Submissions.ATTEMPT_ID, attempt != null ? attempt : handedIn != null ? handedIn : event.id())
        .set(Submissions.SUBMITTED_AT, event.atMillis())
        .set(Submissions.ANSWERS, submitted)
        .set(Submissions.LAST_EVENT_AT, event.atMillis())
        .build());
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
      out.row(RecordTables.QUESTION_ATTEMPTS.row(1, who, event.atMillis(), event.id())
          .set(QuestionAttempts.QUESTION_ID, question)
          .set(QuestionAttempts.ASSESSMENT_ID, event.assessment())
          .set(QuestionAttempts.ATTEMPT_ID, fields.id(PayloadField.ATTEMPT))
          .set(QuestionAttempts.TOPIC_ID, fields.id(PayloadField.TOPIC))
          .set(QuestionAttempts.COURSE_ID, event.course())
          .set(QuestionAttempts.SESSION_ID, event.session())
          .set(QuestionAttempts.SELECTED_ANSWER, AnswerGiven.selected(fields))
          .set(QuestionAttempts.IS_CORRECT, AnswerGiven.isCorrect(fields))
          .set(QuestionAttempts.TIME_TO_ANSWER_SECONDS, fields.number(PayloadField.TIME_TO_ANSWER_SECONDS))
          .set(QuestionAttempts.CONFIDENCE_LEVEL, integer(fields, PayloadField.CONFIDENCE))
          .set(QuestionAttempts.HINT_USED, Boolean.TRUE.equals(fields.flag(PayloadField.HINT_USED)))
          .set(QuestionAttempts.SKIPPED, AnswerGiven.isSkipped(fields))
          .set(QuestionAttempts.QUALITY, quality < 0 ? null : (Integer) quality)
          .build());
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
      out.row(RecordTables.MATERIAL_INTERACTIONS.row(1, who, event.atMillis(), event.id())
          .set(MaterialInteractions.ACTION, action)
          .set(MaterialInteractions.MATERIAL_ID, material)
          .set(MaterialInteractions.TOPIC_ID, fields.id(PayloadField.TOPIC))
          .set(MaterialInteractions.COURSE_ID, event.course())
          .set(MaterialInteractions.LESSON_ID, event.lesson())
          .set(MaterialInteractions.SESSION_ID, event.session())
          .set(MaterialInteractions.PROGRESS_PERCENT, fields.number(PayloadField.PROGRESS_PERCENT))
          .set(MaterialInteractions.TIME_SPENT_SECONDS, fields.number(PayloadField.TIME_SPENT_SECONDS))
          .set(MaterialInteractions.CONTENT_LENGTH, integer(fields, PayloadField.CONTENT_LENGTH))
          .build());
    }
  }

  private static void forum(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id post = fields.id(PayloadField.POST);
    if (post != null) {
      String action = event.type() == EventType.FORUM_POST ? "post" : event.type() == EventType.FORUM_REPLY ? "reply" : "like";
      Id thread = fields.id(PayloadField.THREAD);
      Id parent = fields.id(PayloadField.PARENT_POST);
      Integer length = integer(fields, PayloadField.CONTENT_LENGTH);
      out.row(RecordTables.FORUM_INTERACTIONS.row(1, who, post, action, event.id())
          .set(ForumInteractions.THREAD_ID, thread)
          .set(ForumInteractions.PARENT_POST_ID, parent)
          .set(ForumInteractions.COURSE_ID, event.course())
          .set(ForumInteractions.CONTENT_LENGTH, length)
          .set(ForumInteractions.CREATED_AT, event.atMillis())
          .set(ForumInteractions.LAST_EVENT_AT, event.atMillis())
          .build());
      out.row(RecordTables.FORUM_ACTIVITY.row(1, who, event.atMillis(), event.id())
          .set(ForumActivity.ACTION_TYPE, action)
          .set(ForumActivity.POST_ID, post)
          .set(ForumActivity.THREAD_ID, thread)
          .set(ForumActivity.PARENT_POST_ID, parent)
          .set(ForumActivity.COURSE_ID, event.course())
          .set(ForumActivity.SESSION_ID, event.session())
          .set(ForumActivity.CONTENT_LENGTH, length)
          .build());
    }
  }

  private static void liveClass(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id liveClass = fields.id(PayloadField.LIVE_CLASS);
    if (liveClass != null) {
      out.row(RecordTables.LIVE_CLASS_ACTIVITY.row(1, who, event.atMillis(), event.id())
          .set(LiveClassActivity.ROLE, event.byTeacher() ? "teacher" : "student")
          .set(LiveClassActivity.ACTION, event.type() == EventType.LIVE_CLASS_JOIN ? "join" : "leave")
          .set(LiveClassActivity.CLASS_ID, liveClass)
          .set(LiveClassActivity.SESSION_ID, event.session())
          .set(LiveClassActivity.COURSE_ID, event.course())
          .set(LiveClassActivity.POLLS_LAUNCHED, fields.has(PayloadField.POLLS) ? JsonTexts.array(fields.texts(PayloadField.POLLS)) : null)
          .set(LiveClassActivity.MESSAGES_SENT, integer(fields, PayloadField.MESSAGES_SENT))
          .build());
    }
  }

  private static void content(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id content = fields.id(PayloadField.CONTENT);
    if (content != null) {
      out.row(RecordTables.CONTENT_CHANGES.row(1, who, event.atMillis(), event.id())
          .set(ContentChanges.ACTION, event.type() == EventType.CONTENT_CREATED ? "created" : "updated")
          .set(ContentChanges.CONTENT_ID, content)
          .set(ContentChanges.CONTENT_TYPE, fields.text(PayloadField.CONTENT_TYPE))
          .set(ContentChanges.COURSE_ID, event.course())
          .set(ContentChanges.TITLE, fields.text(PayloadField.TITLE))
          .set(ContentChanges.CHANGES_SUMMARY, fields.text(PayloadField.CHANGES_SUMMARY))
          .build());
    }
  }

  private static void feedback(Id who, StudentEvent event, PayloadFields fields, Output out) {
    Id named = fields.id(PayloadField.TEACHER);
    out.row(RecordTables.FEEDBACK.row(1, who, event.atMillis(), event.id())
        .set(Feedback.ACTION, event.type() == EventType.FEEDBACK_GIVEN ? "feedback" : "grade")
        .set(Feedback.TEACHER_ID, named == null && event.byTeacher() ? who : named)
        .set(Feedback.ASSESSMENT_ID, event.assessment())
        .set(Feedback.SUBMISSION_ID, fields.id(PayloadField.SUBMISSION))
        .set(Feedback.COURSE_ID, event.course())
        .set(Feedback.FEEDBACK_TYPE, fields.text(PayloadField.FEEDBACK_TYPE))
        .set(Feedback.FEEDBACK_LENGTH, integer(fields, PayloadField.CONTENT_LENGTH))
        .set(Feedback.SCORE, fields.number(PayloadField.SCORE))
        .set(Feedback.MAX_SCORE, fields.number(PayloadField.MAX_SCORE))
        .build());
  }

  /** Every such fact is limited to what an integer holds. */
  private static Integer integer(PayloadFields fields, PayloadField field) {
    Long value = fields.integer(field);
    return value == null ? null : (Integer) value.intValue();
  }
}
