package io.studentpulse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** ClickHouse's engine with its HTTP and native servers, held by a JVM that stops it. */
final class ClickHouseServer implements Server {
    static final String USER = "default";

    private final StackFolder folder;
    private final Ports ports;
    private Path library;

    ClickHouseServer(StackFolder folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    @Override
    public String name() {
        return "clickhouse";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        library = ClickHouseLibrary.install();
        // No <logger>: it would put debug lines on the console.
        Files.writeString(settings(), """
                <clickhouse>
                    <timezone>UTC</timezone>
                    <max_server_memory_usage>1500000000</max_server_memory_usage>
                    <mark_cache_size>67108864</mark_cache_size>
                    <background_pool_size>4</background_pool_size>
                    <max_connections>256</max_connections>
                    <part_log>
                        <database>system</database>
                        <table>part_log</table>
                        <ttl>event_date + INTERVAL 1 DAY</ttl>
                    </part_log>
                </clickhouse>
                """);
    }

    @Override
    public List<String> command() {
        return Jvm.tethered(folder, name(), List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", Jvm.serverLogging()),
                "io.studentpulse.stack.clickhouse.ClickHouseHolder",
                List.of(library.toString(), folder.of(name()).resolve("data").toString(), Integer.toString(ports.of("clickhouse")),
                        Integer.toString(ports.of("clickhouse-native")), settings().toString()));
    }

    /**
     * Always on the real date: the engine asks the kernel for the time past libfaketime, which would only set its timed waits. None of them
     * would wait, and its threads of the highest priority would take every core.
     */
    @Override
    public Map<String, String> environment() {
        return System.getenv("FAKETIME") == null ? Map.of() : Map.of("LD_PRELOAD", "");
    }

    @Override
    public boolean isReady() {
        return Probe.get("http://127.0.0.1:" + ports.of("clickhouse") + "/ping").isPresent();
    }

    private Path settings() {
        return folder.of(name()).resolve("config.xml");
    }
}
