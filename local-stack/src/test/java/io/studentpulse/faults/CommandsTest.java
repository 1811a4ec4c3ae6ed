package io.studentpulse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.queries.Queries;
import io.studentpulse.simulator.Simulate;
import io.studentpulse.stack.Script;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is mistyped is told before a server is started. */
class CommandsTest {
    @ParameterizedTest
    @CsvSource({"hostile, --recrods 5, 2, --records", "hostile, --records 0, 2, must be a whole number above 0", "hostile, more, 2, more",
            "faults, --pupil 5, 2, --pupils", "faults, no_such_fault, 1, no fault is called no_such_fault; there are all",
            "event-time, --minuts 5, 2, --minutes", "event-time, --lull, 2, --lull", "freshness, --warmup 5, 2, --warm-up",
            "freshness, --rate many, 2, must be a whole number above 0", "cases, one two, 2, two", "queries, --evnets 5, 2, --events",
            "queries, --times 0, 2, must be a whole number above 0", "simulate, school --bootstarp x, 2, --bootstrap", "simulate, --pupils 5, 2, INPUT",
            "simulate, school --end today, 2, --end", "simulate, hostile --events many, 2, --events", "simulate, moon, 1, no input is called moon",
            "simulate, load, 1, load needs --bootstrap"})
    void isNamed(String script, String typed, int exitCode, String said) {
        Map<String, Callable<Integer>> commands = Map.of("hostile", new Hostile(), "faults", new Faults(), "event-time", new EventTime(), "freshness",
                new Freshness(), "cases", new Cases(), "queries", new Queries(), "simulate", new Simulate());
        PrintStream err = System.err;
        ByteArrayOutputStream wrong = new ByteArrayOutputStream();
        System.setErr(new PrintStream(wrong, true, StandardCharsets.UTF_8));
        try {
            assertThat(Script.run("scripts/" + script, commands.get(script), typed.split(" "))).isEqualTo(exitCode);
        } finally {
            System.setErr(err);
        }
        assertThat(wrong.toString(StandardCharsets.UTF_8)).contains(said).doesNotContain("\tat ");
        if (exitCode == 2) {
            assertThat(wrong.toString(StandardCharsets.UTF_8)).endsWith("See scripts/" + script + " --help\n");
        }
    }
}
