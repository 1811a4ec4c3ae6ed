package io.studentpulse.pipeline;

import io.studentpulse.pipeline.JobOptions.Ends;
import io.studentpulse.pipeline.operator.StudentFunction;
import io.studentpulse.pipeline.operator.StudentFunction.Defaults;
import io.studentpulse.pipeline.operator.StudentStates.Asking;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.study.Zones;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Starts the job: reads the options and chooses the ends. */
public final class StudentPulse {

  /** Cannot be changed for a job that is to keep its state; 720 has many divisors and is enough for hundreds of cores. */
  static final int MAX_PARALLELISM = 720;

  private StudentPulse() {}

  /** @throws IllegalArgumentException for an option that is wrong; the message says which, and what to do */
  public static void main(String... arguments) throws Exception {
    run(Asking.THEMSELVES, arguments);
  }

  /** @param asking who is asked in place of an analytic: in trials of what becomes of a rule that fails */
  public static void run(Asking asking, String... arguments) throws Exception {
    ReadableConfig options = new OptionsReader(System.getenv()).read(arguments);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(strict());
    environment.setMaxParallelism(MAX_PARALLELISM);
    define(environment, options, asking);
    environment.execute("Student Pulse");
  }

  /** What must hold wherever the job runs, whatever the cluster's defaults. */
  static Configuration strict() {
    Configuration strict = new Configuration();
    strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    strict.set(PipelineOptions.GENERIC_TYPES, false);
    strict.set(PipelineOptions.OBJECT_REUSE, true);
    return strict;
  }

  static void define(StreamExecutionEnvironment environment, ReadableConfig options, Asking asking) {
    EventSources sources = new EventSources(environment, options);
    Ends until = options.get(JobOptions.RUN_UNTIL);
    if (until == Ends.DECODED) {
      sources.events().sinkTo(new DiscardingSink<>()).name("discard").uid("discard-decoded");
      return;
    }
    StudentPipeline.define(
        sources.events(), sources.settings(), analytics(options, asking), until == Ends.ROWS ? new DiscardingSinks() : new StoreSinks(options));
  }

  static StudentFunction analytics(ReadableConfig options) {
    return analytics(options, Asking.THEMSELVES);
  }

  private static StudentFunction analytics(ReadableConfig options, Asking asking) {
    double completion = options.get(JobOptions.COMPLETION_THRESHOLD);
    if (!(completion > 0 && completion <= 1)) {
      throw new IllegalArgumentException("option " + JobOptions.COMPLETION_THRESHOLD.key() + " must be above 0 and at most 1, not " + completion);
    }
    double passMark = options.get(JobOptions.PASS_MARK);
    if (!(passMark >= 0 && passMark <= 100)) {
      throw new IllegalArgumentException("option " + JobOptions.PASS_MARK.key() + " must be 0 to 100 (percent), not " + passMark);
    }
    double riskLevel = options.get(JobOptions.AT_RISK_LEVEL);
    if (!(Math.abs(riskLevel) <= 10)) {
      throw new IllegalArgumentException("option " + JobOptions.AT_RISK_LEVEL.key() + " must be -10 to 10 (log-odds), not " + riskLevel);
    }
    String zone = options.get(JobOptions.DEFAULT_TIME_ZONE);
    if (Zones.named(zone) == null) {
      throw new IllegalArgumentException(
          "option " + JobOptions.DEFAULT_TIME_ZONE.key() + " must be an IANA zone such as Europe/London, not '" + zone + "'");
    }
    return new StudentFunction(
        new Memory(options.get(JobOptions.DEDUP_HORIZON).toMillis(), options.get(JobOptions.DEDUP_MOST_EVENTS)),
        new Defaults(options.get(JobOptions.AT_RISK_THRESHOLD).toMillis(), (int) Math.round(1_000 * completion), zone, passMark,
            riskLevel),
        asking);
  }
}
