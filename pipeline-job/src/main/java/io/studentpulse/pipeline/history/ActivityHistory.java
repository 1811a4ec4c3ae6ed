package io.studentpulse.pipeline.history;

import io.studentpulse.pipeline.event.Activity.Origin;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables.Events;
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
    return EventTables.ACTIVITY.row(1, activity.student(), activity.atMillis(), activity.id())
        .set(Events.EVENT_TYPE, activity.type().wireName())
        .set(Events.EVENT_NAME, activity.typeName())
        .set(Events.CLAIMED_TIME, activity.claimedAtMillis())
        .set(Events.RECEIVED_TIME, activity.receivedMillis())
        .set(Events.SESSION_ID, activity.session())
        .set(Events.COURSE_ID, activity.course())
        .set(Events.LESSON_ID, activity.lesson())
        .set(Events.VIDEO_ID, activity.videoId())
        .set(Events.ASSESSMENT_ID, activity.assessment())
        .set(Events.DEVICE_TYPE, origin.deviceType())
        .set(Events.OS, origin.os())
        .set(Events.BROWSER, origin.browser())
        .set(Events.COUNTRY_CODE, origin.country())
        .set(Events.IP_TRUNCATED, origin.ip())
        .set(Events.TIME_ZONE, activity.zone())
        .set(Events.EVENT_DATA, activity.data())
        .set(Events.LEFT_OUT, activity.leftOut())
        .set(Events.VIDEO_POSITION_SECONDS, thousandths(video.positionMillis()))
        .set(Events.VIDEO_FROM_SECONDS, thousandths(video.fromMillis()))
        .set(Events.VIDEO_TO_SECONDS, thousandths(video.toMillis()))
        .set(Events.VIDEO_DURATION_SECONDS, thousandths(video.durationMillis()))
        .set(Events.PLAYBACK_RATE, thousandths(video.rateThousandths()))
        .build();
  }

  private static Double thousandths(int said) {
    return said == VideoReport.UNKNOWN ? null : (Double) (said / 1_000.0);
  }

  /** Takes an event out again whose better copy turned out to have another time. */
  public static TableRow withdrawn(Id student, long atMillis, Id event) {
    return EventTables.ACTIVITY.delete(1, student, atMillis, event);
  }
}
