package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.EventRecords;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.AnswerGiven;
import io.studentpulse.pipeline.study.JsonTexts;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;

/** What did each answer, submission, note, post, live class, change of content and piece of feedback say? One row each, without a look at any other. */
public final class RecordRows implements EventRecords {

  @Override
  public void write(Activity activity, StudentEvent event, Answers answers) {
    if (isSubmission(event)) {
      String submitted = SubmittedAnswers.byQuestion(activity);
      if (submitted != null) {
        submission(activity.student(), event, submitted, answers);
      }
      return;
    }
    write(activity.student(), event, activity.facts(), answers);
  }

  @Override
  public void withdraw(Id student, StudentEvent event, Answers answers) {
    if (isSubmission(event)) {
      // Whether it said anything is not remembered: a row that was never there can be deleted as well.
      submission(student, event, "{}", answers);
      return;
    }
    write(student, event, event.facts(), answers);
  }

  private static boolean isSubmission(StudentEvent event) {
    return event.type() == EventType.QUIZ_SUBMIT || event.type() == EventType.ASSIGNMENT_SUBMIT;
  }

  private static void submission(Id who, StudentEvent event, String submitted, Answers answers) {
    Id attempt = event.facts().id(Fact.ATTEMPT);
    Id handedIn = event.type() == EventType.ASSIGNMENT_SUBMIT ? event.facts().id(Fact.SUBMISSION) : null;
    row(answers, RecordTables.SUBMITTED_ANSWERS,
        who, event.id(), event.assessment(), attempt != null ? attempt : handedIn != null ? handedIn : event.id(), event.atMillis(), submitted,
        event.atMillis());
  }

  private static void write(Id who, StudentEvent event, Facts facts, Answers answers) {
    switch (event.type()) {
      case QUIZ_ANSWER -> questionAttempt(who, event, facts, answers);
      case MATERIAL_READ, MATERIAL_COMPLETE, MATERIAL_HIGHLIGHT, MATERIAL_NOTE -> material(who, event, facts, answers);
      case FORUM_POST, FORUM_REPLY, FORUM_LIKE -> forum(who, event, facts, answers);
      case LIVE_CLASS_JOIN, LIVE_CLASS_LEAVE -> liveClass(who, event, facts, answers);
      case CONTENT_CREATED, CONTENT_UPDATED -> content(who, event, facts, answers);
      case GRADE_POSTED, FEEDBACK_GIVEN -> feedback(who, event, facts, answers);
      default -> { }
    }
  }

  private static void questionAttempt(Id who, StudentEvent event, Facts facts, Answers answers) {
    Id question = facts.id(Fact.QUESTION);
    if (question != null) {
      int quality = AnswerGiven.quality(facts);
      row(answers, RecordTables.QUESTION_ATTEMPTS,
          who, event.atMillis(), event.id(), question, event.assessment(), facts.id(Fact.ATTEMPT), facts.id(Fact.TOPIC), event.course(),
          event.session(), AnswerGiven.selected(facts), AnswerGiven.isCorrect(facts), facts.number(Fact.TIME_TO_ANSWER_SECONDS),
          integer(facts, Fact.CONFIDENCE), Boolean.TRUE.equals(facts.flag(Fact.HINT_USED)), AnswerGiven.isSkipped(facts),
          quality < 0 ? null : (Integer) quality);
    }
  }

  private static void material(Id who, StudentEvent event, Facts facts, Answers answers) {
    Id material = facts.id(Fact.MATERIAL);
    if (material != null) {
      String action = switch (event.type()) {
        case MATERIAL_READ -> "read";
        case MATERIAL_COMPLETE -> "complete";
        case MATERIAL_HIGHLIGHT -> "highlight";
        default -> "note";
      };
      row(answers, RecordTables.MATERIAL_INTERACTIONS,
          who, event.atMillis(), event.id(), action, material, facts.id(Fact.TOPIC), event.course(), event.lesson(), event.session(),
          facts.number(Fact.PROGRESS_PERCENT), facts.number(Fact.TIME_SPENT_SECONDS), integer(facts, Fact.CONTENT_LENGTH));
    }
  }

  private static void forum(Id who, StudentEvent event, Facts facts, Answers answers) {
    Id post = facts.id(Fact.POST);
    if (post != null) {
      String action = event.type() == EventType.FORUM_POST ? "post" : event.type() == EventType.FORUM_REPLY ? "reply" : "like";
      Id thread = facts.id(Fact.THREAD);
      Id parent = facts.id(Fact.PARENT_POST);
      Integer length = integer(facts, Fact.CONTENT_LENGTH);
      row(answers, RecordTables.FORUM_INTERACTIONS,
          who, post, action, event.id(), thread, parent, event.course(), length, event.atMillis(), event.atMillis());
      row(answers, RecordTables.FORUM_ACTIVITY,
          who, event.atMillis(), event.id(), action, post, thread, parent, event.course(), event.session(), length);
    }
  }

  private static void liveClass(Id who, StudentEvent event, Facts facts, Answers answers) {
    Id liveClass = facts.id(Fact.LIVE_CLASS);
    if (liveClass != null) {
      row(answers, RecordTables.LIVE_CLASS_ACTIVITY,
          who, event.atMillis(), event.id(), event.byTeacher() ? "teacher" : "student",
          event.type() == EventType.LIVE_CLASS_JOIN ? "join" : "leave", liveClass, event.session(), event.course(),
          facts.has(Fact.POLLS) ? JsonTexts.array(facts.texts(Fact.POLLS)) : null, integer(facts, Fact.MESSAGES_SENT));
    }
  }

  private static void content(Id who, StudentEvent event, Facts facts, Answers answers) {
    Id content = facts.id(Fact.CONTENT);
    if (content != null) {
      row(answers, RecordTables.CONTENT_CHANGES,
          who, event.atMillis(), event.id(), event.type() == EventType.CONTENT_CREATED ? "created" : "updated", content,
          facts.text(Fact.CONTENT_TYPE), event.course(), facts.text(Fact.TITLE), facts.text(Fact.CHANGES_SUMMARY));
    }
  }

  private static void feedback(Id who, StudentEvent event, Facts facts, Answers answers) {
    Id named = facts.id(Fact.TEACHER);
    row(answers, RecordTables.FEEDBACK,
        who, event.atMillis(), event.id(), event.type() == EventType.FEEDBACK_GIVEN ? "feedback" : "grade",
        named == null && event.byTeacher() ? who : named, event.assessment(), facts.id(Fact.SUBMISSION), event.course(),
        facts.text(Fact.FEEDBACK_TYPE), integer(facts, Fact.CONTENT_LENGTH), facts.number(Fact.SCORE),
        facts.number(Fact.MAX_SCORE));
  }

  /** Every such fact is limited to what an integer holds. */
  private static Integer integer(Facts facts, Fact fact) {
    Long value = facts.integer(fact);
    return value == null ? null : (Integer) value.intValue();
  }

  private static void row(Answers answers, Table table, Object... values) {
    answers.row(TableRow.upsert(table, 1, values));
  }
}
