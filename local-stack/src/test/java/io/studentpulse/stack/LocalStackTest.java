package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a started stack serve, and does it survive the death of its parts? */
@Tag("servers")
class LocalStackTest {
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(folder.resolve("stack"), LocalStack.Options.forTests());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void kafkaHasTheDeclaredTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrder("student.activity", "teacher.activity", "user.events",
                    "course.events", "assessment.events", "privacy.requests", "analytics.control", "analytics.events", "student.alerts",
                    "activity.dead-letter", "activity.late", "activity.quarantine", "activity.released");
            var control = new ConfigResource(ConfigResource.Type.TOPIC, "analytics.control");
            var settings = admin.describeConfigs(List.of(control)).all().get().get(control);
            assertThat(settings.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(settings.get("message.timestamp.type").value()).isEqualTo("CreateTime");
        }
    }

    @Test
    void kafkaKeepsALargeRecordOfLongAgo() throws Exception {
        byte[] large = new byte[2 << 20];
        long longAgoMillis = Instant.parse("2013-10-01T00:00:00Z").toEpochMilli();
        TopicPartition partition = new TopicPartition("student.activity", 0);
        Map<String, Object> client = Map.of("bootstrap.servers", stack.bootstrapServers(), "max.request.size", 4 << 20, "acks", "all");
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] key = "ada".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), longAgoMillis, key, large)).get();
        }
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(20)).records(partition);
            assertThat(records).hasSize(1);
            assertThat(records.get(0).timestamp()).isEqualTo(longAgoMillis);
            assertThat(records.get(0).value()).hasSize(large.length);
        }
    }

    @Test
    void postgresIsDurableAndBelongsToItsOwner() throws Exception {
        try (var connection = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_setting('fsync'), current_setting('synchronous_commit'), "
                        + "current_setting('server_version_num')::int, pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
            assertThat(row.getString(2)).isEqualTo("on");
            assertThat(row.getInt(3)).isBetween(170_000, 179_999);
            assertThat(row.getString(4)).isEqualTo(stack.postgresUser());
        }
    }

    @Test
    void clickHouseAnswers() {
        assertThat(Probe.get(stack.clickHouseUrl() + "/?query=SELECT%201")).contains("1\n");
        assertThat(Probe.get(stack.clickHouseUrl() + "/play")).isPresent();
    }

    @Test
    void flinkHasATaskManagerAWebPageAndMetrics() {
        assertThat(stack.flink().taskManagers()).isEqualTo(1);
        assertThat(Probe.get(stack.flinkRestUrl() + "/")).get().asString().contains("Apache Flink Web Dashboard");
        int metrics = StackState.ports(StackState.read(new StackFolder(stack.folder()))).of("metrics");
        assertThat(Probe.get("http://127.0.0.1:" + metrics + "/metrics")).get().asString().contains("flink_");
    }

    @Test
    void aSecondStartInTheSameFolderJoinsTheFirst() {
        LocalStack joined = LocalStack.start(stack.folder(), LocalStack.Options.forTests());
        assertThat(joined.flinkRestUrl()).isEqualTo(stack.flinkRestUrl());
        assertThat(joined.pid("supervisor")).isEqualTo(stack.pid("supervisor"));
    }

    @Test
    void aJobSurvivesTheKillOfATaskManagerAndOfTheJobManager() throws Exception {
        Path jar = JobJarOfTests.write(folder);
        String id = stack.flink().submit(jar, List.of());
        awaitCheckpoint(id);
        assertThat(stack.flink().stateBackend(id)).contains("HashMap");

        long taskManager = stack.pid("taskmanager-1");
        stack.killTaskManager();
        Eventually.within(SOON, "another TaskManager", () -> stack.pid("taskmanager-1") != taskManager);
        awaitCheckpoint(id);

        long jobManager = stack.pid("jobmanager");
        stack.killJobManager();
        Eventually.within(SOON, "another JobManager", () -> stack.pid("jobmanager") != jobManager);
        awaitCheckpoint(id);

        stack.flink().cancel(id);
        assertThat(stack.flink().state(id)).isEqualTo("CANCELED");
    }

    @Test
    void theScriptsVerbsOperateTheJob() throws Exception {
        operate("submit", "-D", "state.backend.type=rocksdb", "--jar", JobJarOfTests.write(folder).toString(), "--class", CountingJob.class.getName());
        String first = awaitOneJob(1);
        assertThat(stack.flink().stateBackend(first)).contains("RocksDB");
        assertThatThrownBy(() -> operate("submit")).hasMessageContaining("is already there");
        operate("savepoint");
        operate("rescale", "2");
        String second = awaitOneJob(2);
        assertThat(stack.flink().state(first)).isEqualTo("FINISHED");
        operate("rescale", "2");
        assertThat(stack.flink().state(second)).as("the job is already as wide as asked").isEqualTo("RUNNING");
        assertThatThrownBy(() -> operate("replay", "--from", "nowhere")).hasMessageContaining("neither a time");
        assertThat(stack.flink().state(second)).as("a refused replay stops nothing").isEqualTo("RUNNING");
        operate("stop");
        operate("stop");
        operate("resume");
        awaitOneJob(2);
        operate("replay", "--from", "2026-03-01T01:00:00+01:00");
        awaitOneJob(2);
        JobJournal journal = new JobJournal(new StackFolder(stack.folder()), "local");
        assertThat(journal.lastArguments()).containsExactly("--sink.generation", "1", "--source.start-from", "2026-03-01T00:00:00Z");
        assertThat(journal.lastSettings()).containsExactly("state.backend.type=rocksdb");
        operate("replay", "--from", journal.newestSavepoint().orElseThrow());
        awaitOneJob(2);
        assertThat(journal.lastArguments()).startsWith("--sink.generation", "2");
        operate("stop");
    }

    private static void operate(String verb, String... words) {
        List<String> args = new ArrayList<>(List.of("--dir", stack.folder().toString()));
        args.addAll(List.of(words));
        JobCommand.run(verb, args);
    }

    private static String awaitOneJob(int parallelism) {
        Eventually.within(SOON, "one job with parallelism " + parallelism, () -> {
            var active = stack.flink().activeJobs();
            return active.size() == 1 && stack.flink().isProcessing(active.get(0).id())
                    && stack.flink().parallelism(active.get(0).id()) == parallelism;
        });
        return stack.flink().activeJobs().get(0).id();
    }

    /** A checkpoint completed since the last restore: the job runs, and its counts, which it checks itself, are right. */
    private static void awaitCheckpoint(String job) {
        Eventually.within(SOON, "a checkpoint of a processing job", () -> {
            if (!stack.flink().isProcessing(job)) {
                return false;
            }
            long before = stack.flink().completedCheckpoints(job);
            Pause.millis(1_500);
            return stack.flink().isProcessing(job) && stack.flink().completedCheckpoints(job) > before;
        });
    }
}
