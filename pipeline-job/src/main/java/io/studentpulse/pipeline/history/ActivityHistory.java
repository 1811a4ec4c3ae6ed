package io.studentpulse.pipeline.history;

import io.studentpulse.pipeline.event.Activity.Origin;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;

/** An accepted event as a row of the raw history. */
public final class ActivityHistory {

  private static final Origin NOWHERE = new Origin(null, null, null, null, null);

  private ActivityHistory() {}

  private static final VideoReport SILENT = new VideoReport(
      VideoReport.UNKNOWN, VideoReport.UNKNOWN, VideoReport.UNKNOWN, VideoReport.UNKNOWN, VideoReport.UNKNOWN);

  public static TableRow row(Activity activity) {
    Origin origin = activity.origin() == null ? NOWHERE : activity.origin();
    VideoReport video = activity.video() == null ? SILENT : activity.video();
    return TableRow.upsert(
        EventTables.ACTIVITY, 1,
        activity.student(), activity.atMillis(), activity.id(),
        activity.type().wireName(), activity.typeName(), activity.claimedAtMillis(), activity.receivedMillis(),
        activity.session(), activity.course(), activity.lesson(), activity.videoId(), activity.assessment(),
        origin.deviceType(), origin.os(), origin.browser(), origin.country(), origin.ip(), activity.zone(), activity.data(), activity.leftOut(),
        thousandths(video.positionMillis()), thousandths(video.fromMillis()), thousandths(video.toMillis()), thousandths(video.durationMillis()),
        thousandths(video.rateThousandths()));
  }

  private static Double thousandths(int said) {
    return said == VideoReport.UNKNOWN ? null : (Double) (said / 1_000.0);
  }

  /** Takes an event out again whose better copy turned out to have another time. */
  public static TableRow withdrawn(Id student, long atMillis, Id event) {
    Object[] values = new Object[EventTables.ACTIVITY.columns().size()];
    values[0] = student;
    values[1] = atMillis;
    values[2] = event;
    return new TableRow(EventTables.ACTIVITY, values, 1, TableRow.Change.DELETE);
  }
}
