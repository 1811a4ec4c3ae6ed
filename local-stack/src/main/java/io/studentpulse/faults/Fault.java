package io.studentpulse.faults;

import java.time.Instant;
import java.util.List;

/** What can go wrong, or is done on purpose, while a job runs; after each of them the tables must be the same. */
enum Fault {
    TM("kill -9 of the TaskManager, three times") {
        @Override
        void strike(Experiment experiment) {
            for (int time = 0; time < 3; time++) {
                experiment.awaitMidStream();
                kill(experiment, "taskmanager-1");
                // Only a job that has come back can be struck again.
                experiment.awaitCheckpoint();
            }
        }
    },
    JM("kill -9 of the JobManager") {
        @Override
        void strike(Experiment experiment) {
            experiment.awaitMidStream();
            kill(experiment, "jobmanager");
        }
    },
    RESCALE("stop with savepoint, go on with two of each, then with one") {
        @Override
        void strike(Experiment experiment) {
            experiment.awaitMidStream();
            experiment.rescale(2);
            experiment.awaitMidStream();
            experiment.rescale(1);
        }
    },
    PG("kill -9 of PostgreSQL, then of ClickHouse") {
        @Override
        void strike(Experiment experiment) {
            experiment.awaitMidStream();
            kill(experiment, "postgres");
            experiment.awaitMidStream();
            kill(experiment, "clickhouse");
        }
    },
    KAFKA("kill -9 of Kafka") {
        @Override
        void strike(Experiment experiment) {
            experiment.awaitMidStream();
            kill(experiment, "kafka");
        }
    },
    ROCKSDB("RocksDB in place of the heap, and kill -9 of the TaskManager") {
        @Override
        List<String> settings() {
            return List.of("state.backend.type=rocksdb");
        }

        @Override
        void strike(Experiment experiment) {
            experiment.awaitMidStream();
            kill(experiment, "taskmanager-1");
        }
    },
    REPLAY("all of it read again under the next generation, over rows that are there") {
        @Override
        void strike(Experiment experiment) {
            experiment.awaitMidStream();
        }

        @Override
        void afterwards(Experiment experiment) {
            experiment.replay(Instant.EPOCH.toString());
        }

        @Override
        boolean raisesGeneration() {
            return true;
        }
    };

    private final String description;

    Fault(String description) {
        this.description = description;
    }

    /** Does it, while records are coming in; returns when the damage is done, not when it is mended. */
    abstract void strike(Experiment experiment);

    /** Does more, once the tables are complete. They must become so again. */
    void afterwards(Experiment experiment) {
    }

    boolean raisesGeneration() {
        return false;
    }

    /** Settings of Flink's for a job that is to suffer it. */
    List<String> settings() {
        return List.of();
    }

    String description() {
        return description;
    }

    /** {@code kill -9}, and waits until the stack has started another. */
    static void kill(Experiment experiment, String server) {
        long pid = experiment.stack().pid(server);
        experiment.stack().kill(server);
        Patience.until(java.time.Duration.ofMinutes(2), "another " + server, () -> experiment.stack().pid(server) != pid);
    }
}
