package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.operator.ControlRouter;
import io.studentpulse.pipeline.operator.EventRouter;
import io.studentpulse.pipeline.operator.SideOutputs;
import io.studentpulse.pipeline.operator.ControlRecord;
import io.studentpulse.pipeline.operator.StudentFunction;
import io.studentpulse.pipeline.operator.StudentOperator;
import io.studentpulse.pipeline.operator.StudentStates;
import io.studentpulse.pipeline.catalogue.CatalogueEntries;
import io.studentpulse.pipeline.catalogue.CatalogueFunction;
import io.studentpulse.pipeline.catalogue.CatalogueKey;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.event.RuleFailure;
import io.studentpulse.pipeline.operator.CatalogueBatches;
import io.studentpulse.pipeline.operator.BroadcastUpdate;
import io.studentpulse.pipeline.rollup.PartialAggregator;
import io.studentpulse.pipeline.rollup.RollupFunction;
import io.studentpulse.pipeline.rollup.RollupKey;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import io.studentpulse.pipeline.update.UpdateGatherer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The dataflow: from what clients report to what can be asked.
 *
 * <pre>
 *   decoded ─ gate ─┬─ students ─┬─ current state      how much of each video? how long each session? how many days in a row? who is at risk?
 *                   │     ▲      ├─ history            the same, and every event, as it was
 *                   │  settings  ├─ alerts             raised and cleared, once an episode
 *                   │            └─ late               too old to be placed
 *                   │     taught ──┐   sums of many students: courses, assessments, the platform
 *                   └─ dead letters                    what cannot be read, and why
 * </pre>
 */
public final class StudentPipeline {

  private StudentPipeline() {}

  /** Leads events through every analytic to the sinks. */
  public static void define(DataStream<Decoded> decoded, DataStream<ControlRecord> control, StudentFunction analytics, PipelineSinks sinks) {

    // What cannot be read leaves here.
    SingleOutputStreamOperator<Activity> accepted = decoded.process(new EventRouter()).name("router").uid("gate");
    SingleOutputStreamOperator<ControlRecord> settings = control.process(new ControlRouter()).name("control router").uid("control-gate").setParallelism(1);

    // What is taught: shown as it is, and looked up by the analytics about students.
    DataStream<Activity> taught = accepted.getSideOutput(EventRouter.CATALOGUE);
    SingleOutputStreamOperator<TableRow> catalogue = taught
        .keyBy(new CatalogueKey(), StudentStates.ID)
        .process(new CatalogueFunction()).name("catalogue").uid("catalogue");
    SingleOutputStreamOperator<CatalogueEntry> entries = taught
        .process(new CatalogueEntries()).name("catalogue entries").uid("catalogue-entries");
    DataStream<BroadcastUpdate> updates = entries
        .keyBy(entry -> Id.NONE, StudentStates.ID)
        .process(new CatalogueBatches()).name("catalogue batches").uid("catalogue-batches").setParallelism(1)
        .union(settings.map((ControlRecord record) -> BroadcastUpdate.of(record)).returns(BroadcastUpdate.class)
            .name("broadcast updates").uid("notices").setParallelism(1));

    // Every analytic about a student, behind the only shuffle of all events.
    SingleOutputStreamOperator<TableRow> students = accepted
        .keyBy(Activity::student, StudentStates.ID)
        .connect(updates.broadcast())
        .transform("students", TypeInformation.of(TableRow.class), new StudentOperator(analytics)).uid("students");

    // Every analytic about many students: sums of what changes in each.
    SingleOutputStreamOperator<TableRow> sums = students.getSideOutput(SideOutputs.CONTRIBUTIONS)
        .transform("partial aggregates", TypeInformation.of(TableRow.class), new PartialAggregator()).uid("tallies")
        .keyBy(new RollupKey(), StudentStates.ID)
        .process(new RollupFunction()).name("sums").uid("sums");

    // What is true now, what was when, what has changed, and what a person should act on.
    sinks.currentState(students, catalogue.union(sums));
    sinks.history(students.getSideOutput(SideOutputs.HISTORY));
    sinks.updates(gathered(students, "student-updates").union(gathered(sums, "sum-updates")));
    sinks.alerts(students.getSideOutput(SideOutputs.ALERTS));
    sinks.late(students.getSideOutput(SideOutputs.LATE));

    // What was not counted, and why: with its bytes where it could not be read; kept for later where a rule failed.
    DataStream<Rejection> failures = students.getSideOutput(RuleFailure.TAG)
        .union(catalogue.getSideOutput(RuleFailure.TAG), entries.getSideOutput(RuleFailure.TAG), sums.getSideOutput(RuleFailure.TAG));
    DataStream<TableRow> failureRows = failures.map(EventRouter::row).returns(TableRow.class).name("rule failures").uid("rule-failures");
    sinks.deadLetters(accepted.getSideOutput(EventRouter.REJECTED).union(settings.getSideOutput(EventRouter.REJECTED), failures));
    sinks.deadLetterHistory(accepted.getSideOutput(SideOutputs.HISTORY).union(settings.getSideOutput(SideOutputs.HISTORY), failureRows));
    sinks.quarantine(students.getSideOutput(SideOutputs.QUARANTINE));
  }

  /** What has changed about each entity, once a second. */
  private static DataStream<AnalyticsUpdate> gathered(DataStream<TableRow> rows, String uid) {
    return rows.transform(uid.replace('-', ' '), TypeInformation.of(AnalyticsUpdate.class), new UpdateGatherer()).uid(uid);
  }
}
