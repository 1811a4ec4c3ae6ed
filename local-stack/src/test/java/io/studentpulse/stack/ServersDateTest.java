package io.studentpulse.stack;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Are the JVM and the servers really on the date that scripts/dates says? ClickHouse cannot be: see {@code ClickHouseServer}. */
@Tag("servers")
@EnabledIfEnvironmentVariable(named = "STUDENT_PULSE_FAKED_DATE", matches = ".+")
class ServersDateTest {
    private static final long A_RUN_MINUTES = 120;

    @TempDir
    static Path folder;

    @Test
    void everybodyIsOnTheFakedDate() throws Exception {
        Instant faked = Instant.parse(System.getenv("STUDENT_PULSE_FAKED_DATE"));
        assertThat(Instant.now()).as("the JVM").isBetween(faked.minusSeconds(60), faked.plusSeconds(A_RUN_MINUTES * 60));
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), LocalStack.Options.storesForTests())) {
            assertThat(postgres(stack)).as("PostgreSQL").isCloseTo(Instant.now(), within(1, MINUTES));
            assertThat(kafka(stack)).as("Kafka").isCloseTo(Instant.now(), within(1, MINUTES));
        }
    }

    private static Instant postgres(LocalStack stack) throws Exception {
        String password = Files.readString(stack.postgresPasswordFile()).strip();
        try (Connection connection = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), password);
                ResultSet now = connection.createStatement().executeQuery("SELECT now()")) {
            now.next();
            return now.getTimestamp(1).toInstant();
        }
    }

    private static Instant kafka(LocalStack stack) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("now", 1, (short) 1).configs(Map.of("message.timestamp.type", "LogAppendTime")))).all().get();
        }
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return Instant.ofEpochMilli(producer.send(new ProducerRecord<>("now", new byte[0])).get().timestamp());
        }
    }
}
