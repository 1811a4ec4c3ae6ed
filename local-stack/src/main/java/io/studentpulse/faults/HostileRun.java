package io.studentpulse.faults;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.hostile.HostileRecords;
import io.studentpulse.simulator.reference.Reference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends everything that is wrong, and good neighbours, into a running job, and asks what became of each. */
public final class HostileRun {
    private static final List<String> HEADERS = List.of("reason", "stage", "source-topic", "source-partition", "source-offset", "event-index", "error");
    /** Byte for byte. */
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;
    /** Flink's REST interface shows counters as they were up to ten seconds ago. */
    private static final Duration FOR_COUNTERS = Duration.ofSeconds(40);

    private final Experiment experiment;
    private final Workload workload;
    private final List<String> complaints = new ArrayList<>();
    /** Neither a dead letter nor a row under its own name: what the contract leaves open, such as an empty batch or another student's name. */
    private final List<String> undecided = new ArrayList<>();

    /** The books, and everything that is wrong with them; nothing where they balance. */
    public record Books(long sent, long read, long accepted, long duplicate, long late, long deadLettered, long deadLetterTopic, long deadLetterTable,
            long restarts, List<String> complaints) {
        @Override
        public String toString() {
            return String.format("%,d records sent, %,d events read = %,d accepted + %,d duplicate + %,d late + %,d dead-lettered "
                    + "(topic %,d, table %,d); %d restarts%s", sent, read, accepted, duplicate, late, deadLettered, deadLetterTopic, deadLetterTable,
                    restarts, complaints.isEmpty() ? "; every record is accounted for" : complaints.stream().limit(20)
                            .collect(Collectors.joining("\n  ", "\n  ", "\n" + complaints.size() + " complaints")));
        }
    }

    public HostileRun(Experiment experiment, int records) {
        this.experiment = experiment;
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        this.workload = new Workload(HostileRecords.events(42, records, end.toEpochMilli()), end);
    }

    public Books run() throws Exception {
        experiment.clear();
        experiment.submit(List.of("execution.checkpointing.interval=2 s"), List.of("--source.quiet-after", "0 s"));
        List<RecordMetadata> places = experiment.broker().send(workload.records());
        TableDump tables = experiment.settle(workload);
        JobView job = experiment.view();
        long records = experiment.broker().ends(Broker.SOURCES).values().stream().mapToLong(end -> end).sum();
        Patience.until(FOR_COUNTERS, "the job's counter says that it has read " + records + " records; it says " + job.counter("decode.recordsRead"),
                () -> job.counter("decode.recordsRead") == records && balance(job).isEmpty());
        List<ConsumerRecord<byte[], byte[]>> letters = experiment.broker().read("activity.dead-letter");
        Map<String, Long> acceptedByStudent = tables.tables().get("activity_events").values().stream()
                .collect(Collectors.groupingBy(row -> row.get("student_id"), Collectors.counting()));
        checkRecords(places, byPlace(letters), acceptedByStudent);
        checkNeighbours(tables);
        complaints.addAll(balance(job));
        Books books = new Books(workload.records().size(), job.counter("decode.eventsRead"), job.counter("students.events.accepted"), duplicates(job),
                job.counter("students.events.late"), job.counter("decode.rejected"), letters.size(), tables.rows("dead_letters"), job.restarts(),
                complaints);
        expect(books.restarts() == 0, "the job was restarted " + books.restarts() + " times: " + job.failure());
        expect(books.deadLettered() == letters.size(), letters.size() + " records on the dead-letter topic, but " + books.deadLettered() + " rejected");
        expect(books.deadLettered() == books.deadLetterTable(), books.deadLetterTable() + " rows of dead letters, but " + books.deadLettered() + " rejected");
        return books;
    }

    private static long duplicates(JobView job) {
        return job.counter("students.events.duplicate") + job.counter("students.events.conflict_ignored") + job.counter("students.events.conflict_replaced");
    }

    /** read = accepted + rejected, and accepted by the decoder = accepted + duplicate + late behind the shuffle. */
    private static List<String> balance(JobView job) {
        List<String> wrong = new ArrayList<>();
        long read = job.counter("decode.eventsRead");
        long decoded = job.counter("decode.accepted");
        long rejected = job.counter("decode.rejected");
        long booked = job.counter("students.events.accepted") + duplicates(job) + job.counter("students.events.late");
        if (read != decoded + rejected) {
            wrong.add(read + " events read are not " + decoded + " decoded and " + rejected + " rejected");
        }
        if (decoded != booked) {
            wrong.add(decoded + " events decoded are not the " + booked + " accepted, duplicate or late ones");
        }
        return wrong;
    }

    private static Map<String, List<ConsumerRecord<byte[], byte[]>>> byPlace(List<ConsumerRecord<byte[], byte[]>> letters) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> byPlace = new HashMap<>();
        letters.forEach(letter -> byPlace.computeIfAbsent(
                header(letter, "source-topic") + "-" + header(letter, "source-partition") + "@" + header(letter, "source-offset"),
                place -> new ArrayList<>()).add(letter));
        return byPlace;
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), LATIN);
    }

    private void checkRecords(List<RecordMetadata> places, Map<String, List<ConsumerRecord<byte[], byte[]>>> letters, Map<String, Long> accepted) {
        int hostile = 0;
        for (int number = 0; number < places.size(); number++) {
            SimulatedEvent record = workload.records().get(number);
            String place = places.get(number).topic() + "-" + places.get(number).partition() + "@" + places.get(number).offset();
            List<ConsumerRecord<byte[], byte[]>> itsLetters = letters.getOrDefault(place, List.of());
            for (ConsumerRecord<byte[], byte[]> letter : itsLetters) {
                HEADERS.forEach(name -> expect(header(letter, name) != null && !header(letter, name).isEmpty(), place + " died without a " + name));
                expect(isPartOf(letter.value(), record.value()), place + " died with other bytes than it lived with");
                expect(Arrays.equals(letter.key(), record.key()), place + " died with another key");
            }
            if (!record.parsed().isEmpty()) {
                expect(itsLetters.isEmpty(), place + ", a good neighbour's, was rejected");
                continue;
            }
            hostile++;
            long rows = accepted.getOrDefault(Reference.storedId("hostile-" + hostile).toString(), 0L);
            if (record.expectation().certain()) {
                expect(itsLetters.size() == record.expectation().rejected(), place + " " + start(record) + " has " + itsLetters.size() + " dead letters, not "
                        + record.expectation().rejected());
                expect(rows == record.expectation().accepted(), place + " " + start(record) + " was accepted " + rows + " times, not "
                        + record.expectation().accepted());
            } else if (itsLetters.isEmpty() && rows == 0) {
                undecided.add(place + " " + start(record));
            }
        }
    }

    public List<String> undecided() {
        return undecided;
    }

    private static String start(SimulatedEvent record) {
        return record.value() == null ? "null" : new String(record.value(), 0, Math.min(160, record.value().length), LATIN);
    }

    /** Of a batch, only the event that is wrong dies: its bytes as they stood in the record. Anything else dies whole. */
    private static boolean isPartOf(byte[] letter, byte[] record) {
        boolean whole = Arrays.equals(letter, record);
        boolean isBatch = record != null && new String(record, 0, Math.min(10, record.length), LATIN).startsWith("{\"events\"");
        return whole || isBatch && letter.length > 0 && new String(record, LATIN).contains(new String(letter, LATIN));
    }

    private void checkNeighbours(TableDump tables) {
        Set<String> neighbours = workload.records().stream().filter(record -> !record.parsed().isEmpty())
                .map(record -> Reference.storedId(record.parsed().get(0).studentId()).toString()).collect(Collectors.toSet());
        ReferenceTables truth = workload.reference();
        TableDump reference = truth.expected().where("student_id", neighbours);
        TableDifference difference = TableDifference.between(reference, truth.seen(tables).where("student_id", neighbours));
        expect(difference.isEmpty(), "good neighbours: " + difference);
        expect(reference.rows() > 0, "there are no good neighbours");
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            complaints.add(otherwise);
        }
    }
}
