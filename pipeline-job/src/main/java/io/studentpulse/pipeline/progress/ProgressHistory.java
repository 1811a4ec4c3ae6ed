package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;

import io.studentpulse.pipeline.completion.CourseVersion;
import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.progress.ProgressTables.History;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;

/** How did a student come to where they are in a course? One row for each lesson completed and each change, as things stood then. */
final class ProgressHistory {

  private final CourseStanding standing;
  private final About about;
  private final long[] completions;
  private final List<CourseVersion> versions = new ArrayList<>();

  ProgressHistory(CourseStanding standing, About about) {
    this.standing = standing;
    this.about = about;
    completions = LessonSet.completions(standing.state().lessons());
    List<CatalogueEntry> catalogue = about.settings().catalogue().course(about.subject());
    for (int i = 0; i < catalogue.size(); i++) {
      versions.add(CourseVersion.of(catalogue, i, standing.state().lessons()));
    }
  }

  void write(Output out) {
    ProgressState state = standing.state();
    Id course = about.subject();
    for (int i = 0; i < LessonSet.count(state.lessons()); i++) {
      long at = LessonSet.completedAt(state.lessons(), i);
      if (at != NEVER) {
        out.row(row(LocalInstant.millis(at), "lesson_completed", LessonSet.lesson(state.lessons(), i)));
      }
    }
    for (long one : state.enrolments()) {
      out.row(row(Enrolments.millis(one), Enrolments.leaves(one) ? "unenrolled" : "enrolled", course));
    }
    if (state.startedAtMillis() != NEVER) {
      out.row(row(state.startedAtMillis(), "started", course));
    }
    if (standing.isCompleted()) {
      out.row(row(standing.completedAtMillis(), "completed", course));
    }
  }

  private TableRow row(long at, String change, Id detail) {
    CourseVersion version = inEffectAt(at);
    int lessons = CourseVersion.upTo(completions, at);
    return ProgressTables.HISTORY.row(eventsUpTo(at, lessons), about.student(), about.subject(), at, change, detail)
        .set(History.FROM_STATUS, standing.state().firstAtMillis() < at ? standing.statusAt(at - 1) : null)
        .set(History.TO_STATUS, standing.statusAt(at))
        .set(History.COMPLETION_PCT, version == null ? null : version.percentHundredths(at))
        .set(History.LESSONS_COMPLETED, lessons)
        .set(History.TOTAL_LESSONS, version == null ? null : (Integer) version.total())
        .build();
  }

  private CourseVersion inEffectAt(long at) {
    CourseVersion inEffect = null;
    for (CourseVersion version : versions) {
      inEffect = version.sinceMillis() <= at ? version : inEffect;
    }
    return inEffect;
  }

  /** Of those that the row depends on: a late one among them makes it a newer row. */
  private long eventsUpTo(long at, int lessons) {
    long events = 1 + lessons;
    for (long one : standing.state().enrolments()) {
      events += Enrolments.millis(one) <= at ? 1 : 0;
    }
    return events;
  }
}
