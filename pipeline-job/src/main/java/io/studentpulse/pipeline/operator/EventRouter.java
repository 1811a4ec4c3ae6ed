package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.catalogue.CatalogueReader;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.history.EventTables.DeadLetters;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.table.TableRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Routes what was decoded. An accepted event goes on to the students, as a second copy to the teacher who did it, and to the catalogue where it
 * says what is taught; what was rejected becomes a dead letter.
 */
public final class EventRouter extends ProcessFunction<Decoded, Activity> {

  public static final OutputTag<Rejection> REJECTED = new OutputTag<>("rejected", TypeInformation.of(Rejection.class));

  /** Events about what is taught; they go through the gate as well, into the history. */
  public static final OutputTag<Activity> CATALOGUE = new OutputTag<>("catalogue", TypeInformation.of(Activity.class));

  private static final long serialVersionUID = 1;

  @Override
  public void processElement(Decoded decoded, Context context, Collector<Activity> out) {
    if (decoded.isAccepted()) {
      let(decoded.activity(), context, out);
      return;
    }
    reject(decoded.rejection(), context);
  }

  private static void let(Activity activity, Context context, Collector<Activity> out) {
    out.collect(activity);
    Activity echo = activity.copyForTeacher();
    if (echo != null) {
      out.collect(echo);
    }
    if (CatalogueReader.concerns(activity)) {
      context.output(CATALOGUE, activity);
    }
  }

  private static void reject(Rejection rejection, Context context) {
    context.output(REJECTED, rejection);
    context.output(SideOutputs.HISTORY, row(rejection));
  }

  /** What the history says of a dead letter. */
  public static TableRow row(Rejection rejection) {
    return EventTables.DEAD_LETTERS.row(1, rejection.sourceTopic(), rejection.sourcePartition(), rejection.sourceOffset(), rejection.eventIndex())
        .set(DeadLetters.REASON, rejection.reason())
        .set(DeadLetters.STAGE, rejection.stage())
        .set(DeadLetters.ERROR, rejection.error())
        .set(DeadLetters.RECEIVED_AT, rejection.receivedMillis())
        .set(DeadLetters.VALUE_BYTES, rejection.value() == null ? 0 : rejection.value().length)
        .build();
  }
}
