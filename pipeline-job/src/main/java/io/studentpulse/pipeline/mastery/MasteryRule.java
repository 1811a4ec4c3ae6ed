package io.studentpulse.pipeline.mastery;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.mastery.MasteryTables.Days;
import io.studentpulse.pipeline.mastery.MasteryTables.Gaps;
import io.studentpulse.pipeline.mastery.MasteryTables.Mastery;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.Expires;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.ReadsCatalogue;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.AnswerGiven;
import io.studentpulse.pipeline.study.LocalDays;
import java.util.ArrayList;
import java.util.List;

/**
 * How well does a student know a topic, when should it be looked at again, is there a gap, and what was done for it on which day?
 * docs/metrics.md section 7. What is forgotten since the newest review is for the views: it changes with the clock.
 */
public final class MasteryRule implements Expires<MasteryState>, ReadsCatalogue<MasteryState> {

  /** The westernmost clock. */
  private static final long WEST_MILLIS = 18 * 3_600_000L;

  @Override
  public MasteryState empty() {
    return MasteryState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    boolean concerns = event.type() == EventType.QUIZ_ANSWER ? event.fields().has(PayloadField.QUESTION)
        : isMaterial(event.type()) && event.fields().has(PayloadField.MATERIAL);
    return concerns && event.isOfStudent() ? event.fields().id(PayloadField.TOPIC) : null;
  }

  private static boolean isMaterial(EventType type) {
    return switch (type) {
      case MATERIAL_READ, MATERIAL_COMPLETE, MATERIAL_HIGHLIGHT, MATERIAL_NOTE -> true;
      default -> false;
    };
  }

  @Override
  public MasteryState after(MasteryState before, StudentEvent event, About about, Output out) {
    MasteryState known = before;
    boolean first = false;
    if (isMaterial(event.type())) {
      known = material(before, event);
    } else if (AnswerGiven.quality(event.fields()) >= 0) {
      first = !Marks.contains(before.questions(), event.fields().id(PayloadField.QUESTION));
      known = review(before, event, first, about.zoneOf(event));
      writeGap(known, about, out);
    }
    if (!TopicDay.counts(event)) {
      return known;
    }
    int date = LocalDays.dayOf(event.atMillis(), about.zoneOf(event));
    TopicDay day = known.dayOrUntouched(date).after(event, first);
    write(day, about, out);
    return withDays(known, days(known.days(), day, event.atMillis()), firstReachable(event.atMillis()));
  }

  private static MasteryState material(MasteryState before, StudentEvent event) {
    long[] materials = Marks.with(before.materials(), event.fields().id(PayloadField.MATERIAL), event.type() == EventType.MATERIAL_COMPLETE);
    return new MasteryState(
        course(before, event), before.questions(), before.reviews(), before.correct(), before.firstCorrect(), materials, before.schedule(),
        before.reviewedAtMillis(), before.gap(), before.days(), before.events() + 1, event.atMillis(), before.settled(), before.zone());
  }

  private static MasteryState review(MasteryState before, StudentEvent event, boolean first, String zone) {
    int right = Boolean.TRUE.equals(AnswerGiven.isCorrect(event.fields())) ? 1 : 0;
    MasteryState reviewed = new MasteryState(
        course(before, event), Marks.with(before.questions(), event.fields().id(PayloadField.QUESTION), false), before.reviews() + 1,
        before.correct() + right, before.firstCorrect() + (first ? right : 0), before.materials(),
        before.schedule(), event.atMillis(), before.gap(), before.days(), before.events() + 1, event.atMillis(), before.settled(), zone);
    return reviewed.reviews() < Gap.ENOUGH_ANSWERS ? reviewed
        : withGap(reviewed, before.gap().after(reviewed.masteryAtReview(reviewed.touchedShare()), event.atMillis()));
  }

  private static Id course(MasteryState before, StudentEvent event) {
    return event.course() != null ? event.course() : before.course();
  }

  private static MasteryState withGap(MasteryState state, Gap gap) {
    return new MasteryState(
        state.course(), state.questions(), state.reviews(), state.correct(), state.firstCorrect(), state.materials(), state.schedule(),
        state.reviewedAtMillis(), gap, state.days(), state.events(), state.eventAtMillis(), state.settled(), state.zone());
  }

  /**
   * The state with other days, and the schedule that follows from their reviews: an answer may fall into an earlier day than the one before it,
   * further west, so the days that can still change are reviewed anew, from what was before them.
   */
  private static MasteryState withDays(MasteryState state, List<TopicDay> days, int firstReachable) {
    Schedule settled = state.settled();
    for (TopicDay day : state.days()) {
      settled = day.date() < firstReachable ? day.reviewed(settled) : settled;
    }
    Schedule schedule = settled;
    for (TopicDay day : days) {
      schedule = day.reviewed(schedule);
    }
    return new MasteryState(
        state.course(), state.questions(), state.reviews(), state.correct(), state.firstCorrect(), state.materials(), schedule,
        state.reviewedAtMillis(), state.gap(), days, state.events(), state.eventAtMillis(), settled, state.zone());
  }

  /** Those that an event at or after {@code atMillis} may still fall on, the changed one in its place. */
  private static List<TopicDay> days(List<TopicDay> before, TopicDay changed, long atMillis) {
    List<TopicDay> days = new ArrayList<>(before.size() + 1);
    for (TopicDay day : before) {
      if (day.date() != changed.date() && day.date() >= firstReachable(atMillis)) {
        days.add(day);
      }
    }
    int place = 0;
    while (place < days.size() && days.get(place).date() < changed.date()) {
      place++;
    }
    days.add(place, changed);
    return days;
  }

  private static int firstReachable(long atMillis) {
    return (int) Math.floorDiv(atMillis - WEST_MILLIS, LocalDays.DAY_MILLIS);
  }

  @Override
  public boolean showsSame(MasteryState one, MasteryState other, About about) {
    return one.events() == other.events();
  }

  @Override
  public void rows(MasteryState state, About about, Output out) {
    if (state.events() == 0) {
      return;
    }
    CatalogueEntry topic = about.settings().catalogue().topic(about.subject());
    List<Id> materials = topic == null ? List.of() : topic.members();
    Double share = materials.isEmpty() ? state.touchedShare() : (Double) state.share(materials);
    boolean reviewed = state.reviews() > 0;
    Schedule schedule = state.schedule();
    out.row(MasteryTables.MASTERY.row(state.events(), about.student(), about.subject())
        .set(Mastery.COURSE_ID, state.course())
        .set(Mastery.ATTEMPTS, state.reviews())
        .set(Mastery.CORRECT, state.correct())
        .set(Mastery.QUESTIONS_SEEN, state.questions().length)
        .set(Mastery.FIRST_ATTEMPT_CORRECT, state.firstCorrect())
        .set(Mastery.FIRST_ATTEMPT_ACCURACY, state.firstAccuracy())
        .set(Mastery.OVERALL_ACCURACY, state.accuracy())
        .set(Mastery.MATERIALS_SEEN, state.materials().length)
        .set(Mastery.MATERIALS_COMPLETED, Marks.countMarked(state.materials()))
        .set(Mastery.MATERIALS_TOTAL, materials.isEmpty() ? null : (Integer) materials.size())
        .set(Mastery.MATERIALS_SHARE, share)
        .set(Mastery.EASINESS, reviewed ? (Double) (schedule.easinessHundredths() / 100.0) : null)
        .set(Mastery.INTERVAL_DAYS, reviewed ? (Integer) schedule.intervalDays() : null)
        .set(Mastery.REPETITIONS, schedule.repetitions())
        .set(Mastery.LAST_REVIEW_AT, reviewed ? (Long) state.reviewedAtMillis() : null)
        .set(Mastery.NEXT_REVIEW_AT, reviewed ? (Long) LocalDays.startMillis(schedule.dueDay(), state.zone() != null ? state.zone() : about.settings().defaultZone()) : null)
        .set(Mastery.MASTERY_AT_REVIEW, state.masteryAtReview(share))
        .set(Mastery.EVIDENCE_N, state.reviews())
        .set(Mastery.LAST_EVENT_AT, state.eventAtMillis())
        .build());
  }

  /** Gaps and days are written by {@link #after}, at the events that change them. */
  @Override
  public void unfinished(MasteryState state, About about, Output out) {
    writeGap(state, about, out);
    state.days().forEach(day -> write(day, about, out));
  }

  private static void writeGap(MasteryState state, About about, Output out) {
    if (state.reviews() >= Gap.ENOUGH_ANSWERS) {
      Gap gap = state.gap();
      out.row(MasteryTables.GAPS.row(state.reviews(), about.student(), about.subject())
          .set(Gaps.SEVERITY, gap.severity())
          .set(Gaps.SEVERITY_RANK, gap.rank())
          .set(Gaps.MASTERY, gap.mastery())
          .set(Gaps.SINCE, gap.since())
          .set(Gaps.ATTEMPTS, state.reviews())
          .set(Gaps.LAST_EVENT_AT, state.reviewedAtMillis())
          .build());
    }
  }

  private static void write(TopicDay day, About about, Output out) {
    out.row(MasteryTables.DAYS.row(day.events(), about.student(), about.subject(), day.date())
        .set(Days.QUESTIONS_ANSWERED, day.answers())
        .set(Days.QUESTIONS_CORRECT, day.correctAnswers())
        .set(Days.QUESTIONS_JUDGED, day.judgedAnswers())
        .set(Days.FIRST_ATTEMPTS, day.firstAnswers())
        .set(Days.FIRST_ATTEMPTS_CORRECT, day.correctFirstAnswers())
        .set(Days.TIME_SECONDS, day.answerSeconds())
        .set(Days.MATERIALS_READ, day.materialsRead())
        .set(Days.HINTS_USED, day.hints())
        .set(Days.LAST_EVENT_AT, day.eventAtMillis())
        .build());
  }

  /** What is known of a topic is known for good; without that only the days count. */
  @Override
  public boolean isSpent(MasteryState state, long closedMillis) {
    return state.events() == 0 && state.days().stream().allMatch(day -> day.date() < firstReachable(closedMillis));
  }

  @Override
  public Id subjectFor(Id changed) {
    return changed;
  }
}
