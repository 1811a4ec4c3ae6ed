package io.studentpulse.simulator;

import io.studentpulse.simulator.classroom.Classroom;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import io.studentpulse.simulator.hostile.HostileRecords;
import io.studentpulse.simulator.load.LoadCatalogue;
import io.studentpulse.simulator.load.LoadMix;
import io.studentpulse.simulator.load.LoadPlan;
import io.studentpulse.simulator.load.LoadScript;
import io.studentpulse.simulator.oulad.OuladFiles;
import io.studentpulse.simulator.oulad.OuladReplay;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The command that feeds a stack: chooses inputs and a pace, and writes the truth that must come out. */
public final class Simulate {
    private final SimulateOptions options;
    private final Instant end;

    private Simulate(SimulateOptions options) {
        this.options = options;
        this.end = options.instant("end", Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1)));
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && (arguments[0].equals("--help") || arguments[0].equals("help"))) {
            System.out.println(SimulateOptions.USAGE);
            return;
        }
        try {
            Sender.Progress sent = new Simulate(new SimulateOptions(arguments)).run();
            System.exit(sent != null && sent.refused() > 0 ? 1 : 0);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + SimulateOptions.USAGE);
            System.exit(2);
        }
    }

    private Sender.Progress run() throws IOException {
        if (options.inputs.equals(List.of("load"))) {
            return load();
        }
        @SuppressWarnings("unchecked")
        List<SimulatedEvent>[] inputs = options.inputs.stream().map(this::input).toArray(List[]::new);
        List<SimulatedEvent> records = SimulatedEvent.merged(inputs);
        System.out.printf("%,d records of %s, from %s to %s%n", records.size(), options.inputs,
                Instant.ofEpochMilli(records.get(0).recordTimestampMillis()),
                Instant.ofEpochMilli(records.get(records.size() - 1).recordTimestampMillis()));
        if (options.has("truth")) {
            writeTruth(SimulatedEvent.parsed(records));
        }
        if (!options.has("bootstrap")) {
            return null;
        }
        try (Sender sender = sender()) {
            Sender.Progress sent = options.has("rate") ? sender.send(records, options.number("rate", 0))
                    : options.has("speed") ? sender.sendCompressed(records, options.number("speed", 0)) : sender.send(records);
            return explained(sender, sent);
        }
    }

    private List<SimulatedEvent> input(String name) {
        return switch (name) {
            case "oulad" -> {
                String[] presentation = options.text("presentation", "AAA-2013J").split("-");
                if (presentation.length != 2) {
                    throw new IllegalArgumentException("--presentation is MODULE-PRESENTATION, such as AAA-2013J");
                }
                OuladFiles files = options.has("oulad") ? OuladFiles.in(Path.of(options.text("oulad", ""))) : OuladFiles.bundled();
                yield OuladReplay.events(files, presentation[0], presentation[1], end);
            }
            case "classroom" -> Classroom.events(plan("watchers"));
            case "school" -> School.events(plan("pupils"), options.text("late", "no").equals("days"));
            case "hostile" -> HostileRecords.events(options.whole("seed", 42), (int) options.whole("events", 10_000), end.toEpochMilli());
            default -> throw new IllegalArgumentException("no input is called " + name + (name.equals("load") ? " beside others" : ""));
        };
    }

    private ClassroomPlan plan(String people) {
        return new ClassroomPlan(options.whole("seed", 42), (int) options.whole(people, 200), (int) options.whole("days", 14), end,
                options.number("duplicates", 0.03));
    }

    private Sender.Progress load() throws IOException {
        long events = options.whole("events", 1_000_000);
        int students = (int) options.whole("students", 10_000);
        long seed = options.whole("seed", 42);
        LoadScript mix = LoadScript.named(options.text("mix", "watching"));
        if (!options.has("bootstrap")) {
            throw new IllegalArgumentException("load needs --bootstrap");
        }
        boolean catalogue = !options.text("mix", "watching").equals("watching");
        try (Sender sender = sender()) {
            if (options.has("rate")) {
                double rate = options.number("rate", 0);
                Pace pace = Pace.perSecond(rate);
                LoadPlan plan = LoadPlan.live(seed, students, rate, System.currentTimeMillis());
                sender.send(catalogue ? LoadCatalogue.of(plan) : List.of());
                return explained(sender, sender.send(new LoadMix(plan, events, mix), events, pace));
            }
            LoadPlan plan = LoadPlan.backlog(seed, students, events, end.toEpochMilli());
            sender.send(catalogue ? LoadCatalogue.of(plan) : List.of());
            return explained(sender, sender.send(new LoadMix(plan, events, mix), events, Pace.unlimited()));
        }
    }

    private Sender sender() throws IOException {
        Map<String, Object> properties = new HashMap<>();
        if (options.has("properties")) {
            Properties file = new Properties();
            try (InputStream in = Files.newInputStream(Path.of(options.text("properties", "")))) {
                file.load(in);
            }
            file.forEach((name, value) -> properties.put((String) name, value));
        }
        return new Sender(options.text("bootstrap", ""), properties, System.out::println);
    }

    private static Sender.Progress explained(Sender sender, Sender.Progress sent) {
        if (sent.refused() > 0) {
            System.err.println("the broker refused " + sent.refused() + " records, the first because: " + sender.firstRefusal());
        }
        return sent;
    }

    private void writeTruth(List<ParsedEvent> events) throws IOException {
        Instant now = options.instant("now", Reference.newest(events));
        Path file = Path.of(options.text("truth", ""));
        TruthFile.write(file, Reference.of(events, ReferenceSettings.DEFAULTS, now));
        System.out.println("wrote what must come out as of " + now + " to " + file);
    }
}
