package io.studentpulse.stack;

import io.studentpulse.pipeline.event.Id;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command behind {@code scripts/quarantine}: what is kept of students for whom a rule failed, and its way back into the job. */
@Command(name = "quarantine", subcommandsRepeatable = false)
public final class QuarantineCommand {
    private static final String NOBODY = "The job has let nobody out within %d s. Does it run (scripts/status), with the fix? What fails again is counted by the metric "
            + "quarantine.failures and named by%n  SELECT error, count() FROM analytics.dead_letters_current WHERE reason = 'rule_failed' GROUP BY error%n";
    private static final String STILL = "Still in quarantine: %,d. A rule failed for them again, or something of them came meanwhile. Release again.%n";

    @Option(names = "--kafka", scope = ScopeType.INHERIT, paramLabel = "HOST:PORT")
    private String kafka;

    @Option(names = "--properties", scope = ScopeType.INHERIT, paramLabel = "FILE")
    private Path properties;

    @Option(names = "--dir", scope = ScopeType.INHERIT)
    private String dir;

    /** Either those named, or everybody. */
    static final class Who {
        @Parameters(paramLabel = "STUDENT", arity = "1..*")
        private List<String> students = new ArrayList<>();

        @Option(names = "--all")
        private boolean all;
    }

    public static void main(String... arguments) {
        System.exit(Script.run("scripts/quarantine", new QuarantineCommand(), arguments));
    }

    @Command
    int list() {
        try (QuarantineTopics topics = topics()) {
            Collection<QuarantinedStudent> students = topics.students();
            List<QuarantinedStudent> in = in(students);
            System.out.println(in.isEmpty() ? "Nobody is in quarantine." : listed(in));
            if (students.size() > in.size()) {
                System.out.printf("In quarantine before, and out of it: %s.%n", count(students.size() - in.size(), "student"));
            }
            sayUnreadable(topics);
        }
        return 0;
    }

    /** The defects first, then who suffers from them. */
    private static String listed(List<QuarantinedStudent> in) {
        StringBuilder text = new StringBuilder(String.format("In quarantine: %s, of whom %s are kept.%n%n", count(in.size(), "student"), count(events(in), "event")));
        Map<String, Long> why = in.stream().collect(Collectors.groupingBy(QuarantinedStudent::why, TreeMap::new, Collectors.counting()));
        why.forEach((reason, count) -> text.append(String.format("  %s  %s%n", count(count, "student"), reason)));
        text.append(String.format("%n  %-36s  %-20s  %7s  %s%n", "student", "since", "events", "began with"));
        in.forEach(one -> text.append(String.format("  %-36s  %-20s  %,7d  %s%n", one.student(), one.since(), one.events().size(), one.firstEvent())));
        return text.append(String.format("%nAfter the fix is rolled out: scripts/quarantine release --all")).toString();
    }

    @Command
    int release(@ArgGroup(exclusive = true, multiplicity = "1") Who who,
            @Option(names = "--within", paramLabel = "SECONDS", defaultValue = "30") int within) {
        try (QuarantineTopics topics = topics()) {
            Collection<QuarantinedStudent> released = chosen(in(topics.students()), who);
            sayUnreadable(topics);
            if (released.isEmpty()) {
                System.out.println("Nobody is in quarantine: nothing was sent.");
                return 0;
            }
            System.out.printf("Sent %s of %s to %s.%n", count(topics.release(released), "event"), count(released.size(), "student"), QuarantineTopics.RELEASED);
            return awaitOutcome(topics, released, Duration.ofSeconds(within));
        }
    }

    /** All names are looked up before anything is sent. */
    private static Collection<QuarantinedStudent> chosen(List<QuarantinedStudent> in, Who who) {
        if (who.all) {
            return in;
        }
        Map<UUID, QuarantinedStudent> byId = in.stream().collect(Collectors.toMap(QuarantinedStudent::student, one -> one));
        Set<QuarantinedStudent> chosen = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String name : who.students) {
            Id id = Id.ofExternal(name);
            QuarantinedStudent one = byId.get(new UUID(id.high(), id.low()));
            if (one == null) {
                unknown.add(name);
            } else {
                chosen.add(one);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Not in quarantine: " + String.join(", ", unknown)
                    + ". Nothing was sent. scripts/quarantine list shows who is; a student is named as in the tables, or as clients do.");
        }
        return chosen;
    }

    /** The job says on the topic who is out. */
    private static int awaitOutcome(QuarantineTopics topics, Collection<QuarantinedStudent> released, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        List<QuarantinedStudent> in = in(released);
        while (!in.isEmpty() && System.nanoTime() < deadline) {
            Pause.millis(500);
            topics.students();
            in = in(released);
        }
        System.out.printf("Out of quarantine: %,d of %s.%n", released.size() - in.size(), count(released.size(), "student"));
        if (in.size() == released.size() && !in.isEmpty()) {
            System.out.printf(NOBODY, within.toSeconds());
        } else if (!in.isEmpty()) {
            System.out.printf(STILL, in.size());
        }
        return in.isEmpty() ? 0 : 1;
    }

    private static List<QuarantinedStudent> in(Collection<QuarantinedStudent> students) {
        return students.stream().filter(QuarantinedStudent::isInQuarantine).toList();
    }

    private static String count(long number, String one) {
        return String.format("%,d %s%s", number, one, number == 1 ? "" : "s");
    }

    private static int events(Collection<QuarantinedStudent> students) {
        return students.stream().mapToInt(one -> one.events().size()).sum();
    }

    private static void sayUnreadable(QuarantineTopics topics) {
        if (topics.unreadable() > 0) {
            System.out.printf("Not in this release's form, and left where they are: %s of %s.%n", count(topics.unreadable(), "record"), QuarantineTopics.KEPT);
        }
    }

    private QuarantineTopics topics() {
        Map<String, Object> client = new HashMap<>();
        if (properties != null) {
            Properties read = new Properties();
            try (Reader file = Files.newBufferedReader(properties)) {
                read.load(file);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException("--properties " + properties + " cannot be read: " + unreadable.getMessage(), unreadable);
            }
            read.stringPropertyNames().forEach(name -> client.put(name, read.getProperty(name)));
        }
        if (kafka != null) {
            client.put("bootstrap.servers", kafka);
        }
        client.computeIfAbsent("bootstrap.servers", name -> LocalStack.attach(StackFolder.named(dir).path()).bootstrapServers());
        return new QuarantineTopics(client);
    }
}
