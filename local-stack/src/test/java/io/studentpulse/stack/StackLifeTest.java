package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a stack keep its data, stand beside another, and leave nothing behind, however its starter ends? */
@Tag("servers")
class StackLifeTest {
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void dataOutlivesTheStackAndNothingElseDoes() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        // A starter that is killed takes its stack along.
        Process starter = startInAnotherJvm(first);
        Eventually.within(SOON, "a stack of the other JVM", () -> StackState.phase(StackState.read(new StackFolder(first))) == StackState.Phase.UP);
        LocalStack killed = LocalStack.attach(first);
        writeOneRow(killed);
        Topics.create(killed.bootstrapServers());
        assertThat(runningIn(first)).hasSizeGreaterThanOrEqualTo(4);
        starter.destroyForcibly().waitFor();
        Eventually.within(SOON, "the end of every process of " + first, () -> runningIn(first).isEmpty());

        List<String> progress = new ArrayList<>();
        // Detached, on the same folder, with the same ports; another beside it.
        try (LocalStack again = LocalStack.start(first, new LocalStack.Options(false, 0, Map.of(), progress::add));
                LocalStack beside = LocalStack.start(second, LocalStack.Options.storesForTests())) {
            assertThat(again.bootstrapServers()).isEqualTo(killed.bootstrapServers());
            assertThat(readOneRow(again)).isEqualTo("kept");
            assertThat(clickHouse(again, "SELECT word FROM kept.words")).isEqualTo("kept\n");
            assertThat(clickHouse(beside, "SELECT count() FROM system.databases WHERE name = 'kept'")).isEqualTo("0\n");
            assertThat(progress).contains("kafka: 0 topics created, 13 there before");
            again.kill("supervisor");
            Eventually.within(SOON, "the end of what the killed supervisor kept", () -> runningIn(first).isEmpty());
        }
        assertThat(runningIn(first)).isEmpty();
        assertThat(runningIn(second)).isEmpty();
        assertThat(LocalStack.stop(new StackFolder(first))).as("something was still running").isFalse();
    }

    private static Process startInAnotherJvm(Path path) throws IOException {
        return new ProcessBuilder(Jvm.java(), "-Xmx96m", "-cp", System.getProperty("java.class.path"), Starter.class.getName(), path.toString())
                .redirectErrorStream(true).redirectOutput(Redirect.INHERIT).start();
    }

    /** Starts an attached stack and waits to be killed. */
    static final class Starter {
        public static void main(String[] args) throws InterruptedException {
            LocalStack stack = LocalStack.start(Path.of(args[0]), LocalStack.Options.storesForTests());
            Thread.sleep(SOON.toMillis());
            stack.close();
        }
    }

    private static void writeOneRow(LocalStack stack) throws Exception {
        try (var connection = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA kept");
            statement.execute("CREATE TABLE kept.words AS SELECT 'kept' AS word");
        }
        clickHouse(stack, "CREATE DATABASE kept ENGINE = Atomic");
        clickHouse(stack, "CREATE TABLE kept.words (word String) ENGINE = MergeTree ORDER BY word");
        clickHouse(stack, "INSERT INTO kept.words VALUES ('kept')");
    }

    private static String readOneRow(LocalStack stack) throws SQLException {
        try (var connection = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT word FROM kept.words")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static String clickHouse(LocalStack stack, String sql) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stack.clickHouseUrl()))
                .POST(HttpRequest.BodyPublishers.ofString(sql)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Every process of the machine whose command line names the stack's folder. */
    private static List<String> runningIn(Path path) throws IOException {
        List<String> running = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    String command = Files.readString(process.resolve("cmdline")).replace('\0', ' ');
                    if (command.contains(path + "/") || command.contains("-Dstudentpulse.stack=" + path + " ")) {
                        running.add(process.getFileName() + " " + command);
                    }
                } catch (IOException ended) {
                    // Between the listing and the look.
                }
            }
        }
        return running;
    }
}
