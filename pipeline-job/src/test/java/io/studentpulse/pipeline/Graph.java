package io.studentpulse.pipeline;

import io.studentpulse.pipeline.operator.StudentStates.Asking;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The job's graph as it would be submitted, for looking at its names, and how it runs in tests. */
public final class Graph {

  private Graph() {}

  /** As the job runs, and without a restart strategy: a failure of the job ends it, and so fails the test. */
  public static Configuration strict() {
    Configuration strict = StudentPulse.strict();
    strict.setString("restart-strategy.type", "none");
    return strict;
  }

  /** The uid of every operator that has one of its own; the parts of a sink derive theirs. */
  public static List<String> uids() {
    Configuration options = new Configuration();
    options.set(JobOptions.KAFKA_BOOTSTRAP_SERVERS, "localhost:9092");
    options.set(JobOptions.POSTGRES_URL, "jdbc:postgresql://localhost/student_pulse");
    options.set(JobOptions.CLICKHOUSE_URL, "http://localhost:8123");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(StudentPulse.strict());
    StudentPulse.define(environment, options, Asking.THEMSELVES);
    StreamGraph graph = environment.getStreamGraph();
    // The job graph is made too: that is where a missing uid or a generic type is refused.
    graph.getJobGraph();
    return StreamSupport.stream(graph.getStreamNodes().spliterator(), false)
        .map(node -> node.getTransformationUID()).distinct().sorted().toList();
  }
}
