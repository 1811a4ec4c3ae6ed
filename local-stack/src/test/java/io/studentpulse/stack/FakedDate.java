package io.studentpulse.stack;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
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

/** The date at which scripts/dates runs tests. Were a server not on it, tests would pass and have tried nothing. */
public final class FakedDate {
    /** Set by scripts/dates. */
    public static final String VARIABLE = "STUDENT_PULSE_FAKED_DATE";
    private static final long A_RUN_MINUTES = 120;

    private FakedDate() {}

    /** Are this JVM, PostgreSQL and Kafka on it? ClickHouse cannot be: see {@code ClickHouseServer}. */
    public static void expectOf(LocalStack stack) throws Exception {
        Instant faked = Instant.parse(System.getenv(VARIABLE));
        assertThat(Instant.now()).as("the JVM").isBetween(faked.minusSeconds(60), faked.plusSeconds(A_RUN_MINUTES * 60));
        assertThat(postgres(stack)).as("PostgreSQL").isCloseTo(Instant.now(), within(1, MINUTES));
        assertThat(kafka(stack)).as("Kafka").isCloseTo(Instant.now(), within(1, MINUTES));
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
