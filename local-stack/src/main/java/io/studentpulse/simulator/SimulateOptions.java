package io.studentpulse.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What does the command line ask for? */
final class SimulateOptions {
    static final String USAGE = """
            Simulate INPUT[,INPUT] --bootstrap HOST:PORT [options]      several inputs are merged in the order of arrival
              oulad       a presentation of OULAD     [--oulad DIR] [--presentation AAA-2013J] [--end INSTANT]
              classroom   watchers with known truth   [--watchers 200] [--days 14] [--duplicates 0.03] [--seed 42] [--end INSTANT]
              school      courses, pupils, teachers   [--pupils 200] [--late no|days], and as the classroom
              hostile     everything that is wrong    [--events 10000] [--seed 42] [--end INSTANT]
              load        heartbeats, alone           [--events 1000000] [--students 10000] [--seed 42] [--end INSTANT]
                          [--mix watching|school|school:answers=12,forum=4,...] what a hundred events of a student are; the rest is heartbeats
            How fast: as the broker takes it; --rate N records/s (for load: live, event time = intended send time);
              --speed X times faster than it happened (not for load).
            --truth FILE writes the rows that must come out as JSON lines, as of [--now INSTANT] (default: the newest event); without
              --bootstrap nothing is sent. --properties FILE: further properties of the producer, security for one.
            INSTANT as 2026-06-14T00:00:00Z; --end defaults to yesterday 00:00 UTC (oulad: the start of its last day).""";

    @Parameters(paramLabel = "INPUT", arity = "1", split = ",")
    List<String> inputs = new ArrayList<>();

    @Option(names = "--bootstrap")
    String bootstrap;

    @Option(names = "--properties")
    Path properties;

    @Option(names = "--oulad")
    Path oulad;

    @Option(names = "--presentation", defaultValue = "AAA-2013J")
    String presentation;

    @Option(names = "--end")
    Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));

    @Option(names = "--watchers", defaultValue = "200")
    int watchers;

    @Option(names = "--pupils", defaultValue = "200")
    int pupils;

    @Option(names = "--late", defaultValue = "no")
    String late;

    @Option(names = "--days", defaultValue = "14")
    int days;

    @Option(names = "--duplicates", defaultValue = "0.03")
    double duplicates;

    @Option(names = "--seed", defaultValue = "42")
    long seed;

    @Option(names = "--events")
    Long events;

    @Option(names = "--students", defaultValue = "10000")
    int students;

    @Option(names = "--mix", defaultValue = "watching")
    String mix;

    @Option(names = "--rate")
    Double rate;

    @Option(names = "--speed")
    Double speed;

    @Option(names = "--truth")
    Path truth;

    @Option(names = "--now")
    Instant now;

    long events(long otherwise) {
        return events == null ? otherwise : events;
    }
}
