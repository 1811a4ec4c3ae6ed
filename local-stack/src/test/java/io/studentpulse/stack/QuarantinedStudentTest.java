package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What does {@code activity.quarantine} say of a student, whatever lies there? */
class QuarantinedStudentTest {
    private static final UUID ADA = UUID.fromString("0f9a1c6e-0c0b-4b7e-9f53-0d2a6f1d8c11");

    private final QuarantinedStudent ada = new QuarantinedStudent(ADA);

    static ConsumerRecord<byte[], byte[]> kept(UUID student, int number, String event, String... headers) {
        byte[] text = event == null ? new byte[0] : event.getBytes(StandardCharsets.UTF_8);
        byte[] value = ByteBuffer.allocate(30 + text.length).put((byte) 1).putLong(student.getMostSignificantBits()).putLong(student.getLeastSignificantBits())
                .putLong(0).putInt(number).put((byte) (event == null ? 0 : 1)).put(text).array();
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("activity.quarantine", 0, 0, student.toString().getBytes(StandardCharsets.UTF_8), value);
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> first(int number, String event) {
        return kept(ADA, number, event, "question", "streak", "error", "java.lang.ArithmeticException at StreakRule.java:57", "event-type", "search",
                "event-time", "2026-03-08T14:00:00Z");
    }

    private List<String> events() {
        return ada.events().stream().map(record -> new String(record.value(), 30, record.value().length - 30, StandardCharsets.UTF_8)).toList();
    }

    @Test
    void whatWasKeptComesInItsOrderUntilTheStudentIsOut() {
        ada.take(first(1, "a"));
        ada.take(kept(ADA, 2, "b"));
        assertThat(events()).containsExactly("a", "b");
        assertThat(ada.isInQuarantine()).isTrue();
        assertThat(ada.why()).isEqualTo("analytic streak: java.lang.ArithmeticException at StreakRule.java:57");
        assertThat(ada.firstEvent()).isEqualTo("search of 2026-03-08T14:00:00Z");
        assertThat(ByteBuffer.wrap(ada.end()).getInt(25)).isEqualTo(2);
        ada.take(kept(ADA, 2, null, "ended", "true"));
        assertThat(ada.isInQuarantine()).isFalse();
        // A rule fails once more: what was released is not released again.
        ada.take(first(1, "c"));
        assertThat(ada.isInQuarantine()).isTrue();
        assertThat(events()).containsExactly("c");
    }

    @Test
    void aFailureThatNoEventCausedHasNoEventAndNoNull() {
        ada.take(kept(ADA, 0, null, "question", "streak"));
        assertThat(ada.firstEvent()).isEqualTo("no event");
        assertThat(ada.why()).isEqualTo("analytic streak: -");
        ada.take(kept(ADA, 1, "a"));
        assertThat(events()).containsExactly("a");
    }

    /** After a restart the job counts on from its checkpoint, and perhaps in another order. */
    @Test
    void aNumberThatComesAgainTakesThePlaceOfAllFromThereOn() {
        ada.take(first(1, "a"));
        ada.take(kept(ADA, 2, "b"));
        ada.take(kept(ADA, 3, "c"));
        ada.take(kept(ADA, 2, "c"));
        assertThat(events()).containsExactly("a", "c");
        ada.take(kept(ADA, 3, "b"));
        assertThat(events()).containsExactly("a", "c", "b");
    }

    @Test
    void whatNoJobHasWrittenIsNotRead() {
        assertThat(QuarantinedStudent.isReadable(new ConsumerRecord<>("activity.quarantine", 0, 0, null, null))).isFalse();
        assertThat(QuarantinedStudent.isReadable(new ConsumerRecord<>("activity.quarantine", 0, 0, null, new byte[0]))).isFalse();
        assertThat(QuarantinedStudent.isReadable(new ConsumerRecord<>("activity.quarantine", 0, 0, new byte[] {7}, "{\"a\":1}".repeat(9).getBytes()))).isFalse();
        ConsumerRecord<byte[], byte[]> keyless = new ConsumerRecord<>("activity.quarantine", 0, 0, null, first(1, "a").value());
        keyless.headers().add("number", "many".getBytes(StandardCharsets.UTF_8)).add("question", null);
        assertThat(QuarantinedStudent.isReadable(keyless)).isTrue();
        assertThat(QuarantinedStudent.studentOf(keyless)).isEqualTo(ADA);
        ada.take(keyless);
        assertThat(events()).containsExactly("a");
        assertThat(ada.firstEvent()).isEqualTo("no event");
    }
}
