package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.operator.Gate;
import io.studentpulse.pipeline.operator.Outputs;
import io.studentpulse.pipeline.operator.Setting;
import io.studentpulse.pipeline.operator.StudentFunction;
import io.studentpulse.pipeline.operator.StudentStates;
import io.studentpulse.pipeline.table.TableRow;
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
 *                   └─ dead letters                    what cannot be read, and why
 * </pre>
 */
public final class StudentPipeline {

  private StudentPipeline() {}

  /** Leads events through every question to the ends. */
  public static void define(DataStream<Decoded> decoded, DataStream<Setting> settings, StudentFunction questions, PipelineEnds ends) {

    // What cannot be read leaves here, with its reason and its bytes.
    SingleOutputStreamOperator<Activity> accepted = decoded.process(new Gate()).name("gate").uid("gate");
    ends.deadLetters(accepted.getSideOutput(Gate.REJECTED));
    ends.deadLetterHistory(accepted.getSideOutput(Outputs.HISTORY));

    // Every question about a student, behind the only shuffle.
    SingleOutputStreamOperator<TableRow> answers = accepted
        .keyBy(Activity::student, StudentStates.ID)
        .connect(settings.broadcast(StudentStates.SETTINGS))
        .process(questions).name("students").uid("students");

    // What is true now, what was when, and what a person should act on.
    ends.currentState(answers);
    ends.history(answers.getSideOutput(Outputs.HISTORY));
    ends.alerts(answers.getSideOutput(Outputs.ALERTS));
    ends.late(answers.getSideOutput(Outputs.LATE));
  }
}
