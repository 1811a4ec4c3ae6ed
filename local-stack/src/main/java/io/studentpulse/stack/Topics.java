package io.studentpulse.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of {@code topics.csv}, created where they are missing. */
public final class Topics {
    private static final String FILE = "/topics.csv";
    private static final String MAX_MESSAGE_BYTES = "4194304";
    /** Old and new timestamps alternate in a replay; a time limit would start a new segment at each change. */
    private static final String A_HUNDRED_YEARS_MILLIS = "3155760000000";

    private Topics() {
    }

    /** How many were missing. */
    public static int create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var existing = admin.listTopics().names().get();
            List<NewTopic> missing = declared().stream().filter(topic -> !existing.contains(topic.name())).toList();
            for (var created : admin.createTopics(missing).values().values()) {
                awaitCreated(created);
            }
            return missing.size();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka at " + bootstrapServers + " refused the topics of " + FILE + ": "
                    + refused.getCause().getMessage(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", interrupted);
        }
    }

    /** Another may have created it since the listing. */
    private static void awaitCreated(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    static List<NewTopic> declared() {
        List<NewTopic> topics = new ArrayList<>();
        try (InputStream in = Topics.class.getResourceAsStream(FILE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("topic,"))
                    .forEach(line -> topics.add(topic(line.split(","))));
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + FILE, unreadable);
        }
        return topics;
    }

    private static NewTopic topic(String[] columns) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", columns[2]);
        settings.put("retention.ms", "-1");
        settings.put("segment.ms", A_HUNDRED_YEARS_MILLIS);
        settings.put("max.message.bytes", MAX_MESSAGE_BYTES);
        settings.put("message.timestamp.type", "CreateTime");
        // A client's wrong clock is the job's to judge, with a reason; the broker would refuse the record.
        settings.put("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        return new NewTopic(columns[0], Integer.parseInt(columns[1]), (short) 1).configs(settings);
    }
}
