package io.studentpulse.queries;

import io.studentpulse.pipeline.sink.ClickHouseHttp;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** ClickHouse through its HTTP interface. */
final class AskedClickHouse implements AskedStore {
    /** One thread and small blocks: the history is made beside other work, and within the server's memory. */
    private static final Map<String, String> THRIFTY = Map.of("max_threads", "1", "max_insert_threads", "1",
            "min_insert_block_size_rows", "300000", "max_memory_usage", "1000000000");

    private final ClickHouseHttp http;

    AskedClickHouse(LocalStack stack) {
        http = new ClickHouseHttp(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none());
    }

    @Override
    public String name() {
        return "clickhouse";
    }

    @Override
    public List<List<String>> ask(String sql) throws IOException {
        String answer = http.execute(sql + "\nFORMAT TabSeparated", Map.of());
        return answer.lines().map(line -> List.of(line.split("\t", -1))).toList();
    }

    @Override
    public void run(String sql) throws IOException {
        http.execute(sql, THRIFTY);
    }

    @Override
    public void close() {
        // Nothing is held between two statements.
    }
}
