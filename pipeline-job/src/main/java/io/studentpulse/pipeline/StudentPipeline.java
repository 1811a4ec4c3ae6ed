package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.operator.ControlGate;
import io.studentpulse.pipeline.operator.Gate;
import io.studentpulse.pipeline.operator.Outputs;
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
import io.studentpulse.pipeline.operator.Notice;
import io.studentpulse.pipeline.rollup.TallyCombiner;
import io.studentpulse.pipeline.rollup.TallyFunction;
import io.studentpulse.pipeline.rollup.TallyKey;
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

  /** Leads events through every question to the ends. */
  public static void define(DataStream<Decoded> decoded, DataStream<ControlRecord> control, StudentFunction questions, PipelineEnds ends) {

    // What cannot be read leaves here.
    SingleOutputStreamOperator<Activity> accepted = decoded.process(new Gate()).name("gate").uid("gate");
    SingleOutputStreamOperator<ControlRecord> settings = control.process(new ControlGate()).name("control gate").uid("control-gate").setParallelism(1);

    // What is taught: shown as it is, and looked up by the questions about students.
    DataStream<Activity> taught = accepted.getSideOutput(Gate.CATALOGUE);
    SingleOutputStreamOperator<TableRow> catalogue = taught
        .keyBy(new CatalogueKey(), StudentStates.ID)
        .process(new CatalogueFunction()).name("catalogue").uid("catalogue");
    SingleOutputStreamOperator<CatalogueEntry> entries = taught
        .process(new CatalogueEntries()).name("catalogue entries").uid("catalogue-entries");
    DataStream<Notice> notices = entries
        .keyBy(entry -> Id.NONE, StudentStates.ID)
        .process(new CatalogueBatches()).name("catalogue batches").uid("catalogue-batches").setParallelism(1)
        .union(settings.map((ControlRecord record) -> Notice.of(record)).returns(Notice.class).name("notices").uid("notices").setParallelism(1));

    // Every question about a student, behind the only shuffle of all events.
    SingleOutputStreamOperator<TableRow> answers = accepted
        .keyBy(Activity::student, StudentStates.ID)
        .connect(notices.broadcast())
        .transform("students", TypeInformation.of(TableRow.class), new StudentOperator(questions)).uid("students");

    // Every question about many students: sums of what changes in each.
    SingleOutputStreamOperator<TableRow> sums = answers.getSideOutput(Outputs.TALLIES)
        .transform("tallies", TypeInformation.of(TableRow.class), new TallyCombiner()).uid("tallies")
        .keyBy(new TallyKey(), StudentStates.ID)
        .process(new TallyFunction()).name("sums").uid("sums");

    // What is true now, what was when, what has changed, and what a person should act on.
    ends.currentState(answers, catalogue.union(sums));
    ends.history(answers.getSideOutput(Outputs.HISTORY));
    ends.updates(gathered(answers, "student-updates").union(gathered(sums, "sum-updates")));
    ends.alerts(answers.getSideOutput(Outputs.ALERTS));
    ends.late(answers.getSideOutput(Outputs.LATE));

    // What was not counted, and why: with its bytes where it could not be read; kept for later where a rule failed.
    DataStream<Rejection> failures = answers.getSideOutput(RuleFailure.TAG)
        .union(catalogue.getSideOutput(RuleFailure.TAG), entries.getSideOutput(RuleFailure.TAG), sums.getSideOutput(RuleFailure.TAG));
    DataStream<TableRow> failureRows = failures.map(Gate::row).returns(TableRow.class).name("rule failures").uid("rule-failures");
    ends.deadLetters(accepted.getSideOutput(Gate.REJECTED).union(settings.getSideOutput(Gate.REJECTED), failures));
    ends.deadLetterHistory(accepted.getSideOutput(Outputs.HISTORY).union(settings.getSideOutput(Outputs.HISTORY), failureRows));
    ends.quarantine(answers.getSideOutput(Outputs.QUARANTINE));
  }

  /** What has changed about each entity, once a second. */
  private static DataStream<AnalyticsUpdate> gathered(DataStream<TableRow> rows, String uid) {
    return rows.transform(uid.replace('-', ' '), TypeInformation.of(AnalyticsUpdate.class), new UpdateGatherer()).uid(uid);
  }
}
