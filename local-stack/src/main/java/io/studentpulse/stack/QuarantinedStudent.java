package io.studentpulse.stack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What {@code activity.quarantine} says of one student since a rule last began to fail: the records in the order of their numbers, and whether the job has
 * said since that the student is out of it.
 *
 * <p>A job that was restored writes again what it wrote after its checkpoint, perhaps in another order: a number that comes again takes the place of all
 * from there on, as it does in the job.
 */
final class QuarantinedStudent {
    private static final byte FORMAT = 1;
    private static final int NUMBER_AT = 1 + 16 + 8;
    private static final int EVENT_FLAG_AT = NUMBER_AT + 4;

    private final UUID student;
    private final TreeMap<Integer, ConsumerRecord<byte[], byte[]>> records = new TreeMap<>();
    private boolean ended;

    QuarantinedStudent(UUID student) {
        this.student = student;
    }

    /** Whether a record is in the form in which this release keeps events; the job could read nothing else back. */
    static boolean isReadable(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return value != null && value.length > EVENT_FLAG_AT && value[0] == FORMAT;
    }

    static UUID studentOf(ConsumerRecord<byte[], byte[]> readable) {
        ByteBuffer value = ByteBuffer.wrap(readable.value()).position(1);
        return new UUID(value.getLong(), value.getLong());
    }

    void take(ConsumerRecord<byte[], byte[]> readable) {
        int number = ByteBuffer.wrap(readable.value()).getInt(NUMBER_AT);
        if (header(readable, "ended") != null) {
            ended = true;
            return;
        }
        if (ended || header(readable, "question") != null && number <= 1) {
            // A rule began to fail, perhaps once more.
            records.clear();
            ended = false;
        }
        records.tailMap(number).clear();
        records.put(number, readable);
    }

    UUID student() {
        return student;
    }

    boolean isInQuarantine() {
        return !ended;
    }

    /** What is to be sent back, in its order. */
    List<ConsumerRecord<byte[], byte[]>> events() {
        return records.values().stream().filter(record -> record.value()[EVENT_FLAG_AT] == 1).toList();
    }

    /** Says to the job that everything up to here has been sent back. */
    byte[] end() {
        return ByteBuffer.allocate(EVENT_FLAG_AT + 1).put(FORMAT).putLong(student.getMostSignificantBits()).putLong(student.getLeastSignificantBits())
                .putLong(0).putInt(records.isEmpty() ? 0 : records.lastKey()).put((byte) 0).array();
    }

    /** Which rule failed, and where; the same for all who suffer from one defect. */
    String why() {
        return "analytic " + first("question") + ": " + first("error");
    }

    Instant since() {
        return records.isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(records.firstEntry().getValue().timestamp()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The event at which it began, where one did. */
    String firstEvent() {
        String type = first("event-type");
        return type.equals("-") ? "no event" : type + " of " + first("event-time");
    }

    private String first(String name) {
        String text = records.isEmpty() ? null : header(records.firstEntry().getValue(), name);
        return text == null ? "-" : text;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
