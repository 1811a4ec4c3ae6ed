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
import io.studentpulse.stack.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that feeds a stack: chooses inputs and a pace, and writes the truth that must come out. */
@Command
public final class Simulate implements Callable<Integer> {
    @Mixin
    private SimulateOptions options;

    public static void main(String... arguments) {
        if (arguments.length > 0 && (arguments[0].equals("--help") || arguments[0].equals("help"))) {
            System.out.println(SimulateOptions.USAGE);
            return;
        }
        System.exit(Script.run("Simulate", new Simulate(), arguments));
    }

    @Override
    public Integer call() throws IOException {
        Sender.Progress sent = run();
        return sent != null && sent.refused() > 0 ? 1 : 0;
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
        if (options.truth != null) {
            writeTruth(SimulatedEvent.parsed(records));
        }
        if (options.bootstrap == null) {
            return null;
        }
        try (Sender sender = sender()) {
            Sender.Progress sent = options.rate != null ? sender.send(records, options.rate)
                    : options.speed != null ? sender.sendCompressed(records, options.speed) : sender.send(records);
            return explained(sender, sent);
        }
    }

    private List<SimulatedEvent> input(String name) {
        return switch (name) {
            case "oulad" -> {
                String[] presentation = options.presentation.split("-");
                if (presentation.length != 2) {
                    throw new IllegalArgumentException("--presentation is MODULE-PRESENTATION, such as AAA-2013J");
                }
                OuladFiles files = options.oulad != null ? OuladFiles.in(options.oulad) : OuladFiles.bundled();
                yield OuladReplay.events(files, presentation[0], presentation[1], options.end);
            }
            case "classroom" -> Classroom.events(plan(options.watchers));
            case "school" -> School.events(plan(options.pupils), options.late.equals("days"));
            case "hostile" -> HostileRecords.events(options.seed, (int) options.events(10_000), options.end.toEpochMilli());
            default -> throw new IllegalArgumentException("no input is called " + name + (name.equals("load") ? " beside others" : ""));
        };
    }

    private ClassroomPlan plan(int people) {
        return new ClassroomPlan(options.seed, people, options.days, options.end, options.duplicates);
    }

    private Sender.Progress load() throws IOException {
        long events = options.events(1_000_000);
        LoadScript mix = LoadScript.named(options.mix);
        if (options.bootstrap == null) {
            throw new IllegalArgumentException("load needs --bootstrap");
        }
        boolean catalogue = !options.mix.equals("watching");
        try (Sender sender = sender()) {
            if (options.rate != null) {
                Pace pace = Pace.perSecond(options.rate);
                LoadPlan plan = LoadPlan.live(options.seed, options.students, options.rate, System.currentTimeMillis());
                sender.send(catalogue ? LoadCatalogue.of(plan) : List.of());
                return explained(sender, sender.send(new LoadMix(plan, events, mix), events, pace));
            }
            LoadPlan plan = LoadPlan.backlog(options.seed, options.students, events, options.end.toEpochMilli());
            sender.send(catalogue ? LoadCatalogue.of(plan) : List.of());
            return explained(sender, sender.send(new LoadMix(plan, events, mix), events, Pace.unlimited()));
        }
    }

    private Sender sender() throws IOException {
        Map<String, Object> properties = new HashMap<>();
        if (options.properties != null) {
            Properties file = new Properties();
            try (InputStream in = Files.newInputStream(options.properties)) {
                file.load(in);
            }
            file.forEach((name, value) -> properties.put((String) name, value));
        }
        return new Sender(options.bootstrap, properties, System.out::println);
    }

    private static Sender.Progress explained(Sender sender, Sender.Progress sent) {
        if (sent.refused() > 0) {
            System.err.println("the broker refused " + sent.refused() + " records, the first because: " + sender.firstRefusal());
        }
        return sent;
    }

    private void writeTruth(List<ParsedEvent> events) throws IOException {
        Instant now = options.now == null ? Reference.newest(events) : options.now;
        TruthFile.write(options.truth, Reference.of(events, ReferenceSettings.DEFAULTS, now));
        System.out.println("wrote what must come out as of " + now + " to " + options.truth);
    }
}
