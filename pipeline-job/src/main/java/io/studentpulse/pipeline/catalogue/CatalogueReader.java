package io.studentpulse.pipeline.catalogue;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.CatalogueEntry.Kind;
import java.util.List;

/** Reads what an event says about the catalogue. */
public final class CatalogueReader {

  private CatalogueReader() {}

  /** Whether the event is about what is taught, not about somebody who learns. */
  public static boolean concerns(Activity activity) {
    return subject(activity) != null;
  }

  /** The course, topic or assessment that the event describes; null where it describes none. */
  public static Id subject(Activity activity) {
    return switch (activity.type()) {
      case COURSE_CREATED, COURSE_PUBLISHED, COURSE_STRUCTURE_CHANGED -> activity.course();
      case TOPIC_DEFINED -> activity.fields().id(PayloadField.TOPIC);
      case ASSESSMENT_DEFINED -> activity.assessment();
      default -> null;
    };
  }

  /** What the rules look up; null where the event is about nothing that is taught. A course of which it says nothing is one, too: another copy may say more. */
  public static CatalogueEntry entry(Activity activity) {
    PayloadFields fields = activity.fields();
    Id subject = subject(activity);
    return switch (activity.type()) {
      case COURSE_CREATED, COURSE_PUBLISHED, COURSE_STRUCTURE_CHANGED ->
          entry(activity, Kind.COURSE, subject, distinct(fields, PayloadField.LESSONS));
      case TOPIC_DEFINED -> entry(activity, Kind.TOPIC, subject, distinct(fields, PayloadField.MATERIALS));
      case ASSESSMENT_DEFINED -> entry(activity, Kind.ASSESSMENT, subject, List.of());
      default -> null;
    };
  }

  private static List<Id> distinct(PayloadFields fields, PayloadField field) {
    return fields.has(field) ? fields.ids(field).stream().distinct().toList() : List.of();
  }

  private static CatalogueEntry entry(Activity activity, Kind kind, Id subject, List<Id> members) {
    PayloadFields fields = activity.fields();
    // A list of lessons is its own number, even if it is empty and the client says otherwise.
    Long total = fields.has(PayloadField.LESSONS) ? (Long) (long) members.size() : fields.integer(PayloadField.TOTAL_LESSONS);
    return new CatalogueEntry(
        kind, activity.id(), subject, activity.atMillis(), activity.course(), members, total == null ? -1 : (int) (long) total,
        fields.instant(PayloadField.DUE_AT), fields.number(PayloadField.WEIGHT), fields.number(PayloadField.PASS_MARK), activity.receivedMillis(), activity.contentHash(),
        fields.instant(PayloadField.STARTS_AT), fields.instant(PayloadField.ENDS_AT));
  }
}
