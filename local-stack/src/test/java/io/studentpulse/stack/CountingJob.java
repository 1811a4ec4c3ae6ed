package io.studentpulse.stack;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** A job with keyed state that never ends and takes little of the machine: enough to kill, save and rescale. */
public final class CountingJob {
    private static final int KEYS = 100;
    private static final long PAUSE_MILLIS = 2;

    private CountingJob() {
    }

    public static void main(String[] args) throws Exception {
        // Checkpoints sooner than the cluster's ten seconds, so that a test need not wait for one.
        Configuration settings = new Configuration();
        settings.setString("execution.checkpointing.interval", "1 s");
        settings.setString("execution.checkpointing.min-pause", "0 s");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.fromSource(new NumberSequenceSource(0, Long.MAX_VALUE - 1), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                .uid("numbers").setParallelism(1)
                // Slowed down before the shuffle: no full buffers for checkpoints to wait behind.
                .map(CountingJob::slowly).returns(Types.LONG).uid("slowly").setParallelism(1)
                .keyBy(number -> number % KEYS, Types.LONG)
                .process(new Count()).uid("count")
                .sinkTo(new DiscardingSink<>()).uid("discard");
        environment.execute("counting");
    }

    private static long slowly(long number) throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        return number;
    }

    /** How often each key was seen. */
    static final class Count extends KeyedProcessFunction<Long, Long, Long> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
            long next = count.value() == null ? 1 : count.value() + 1;
            // Numbers come in order: a key's count follows from the number, if no record was lost or counted twice.
            if (next != number / KEYS + 1) {
                throw new IllegalStateException("Key " + context.getCurrentKey() + " counted " + next + " at number " + number);
            }
            count.update(next);
            out.collect(next);
        }
    }
}
