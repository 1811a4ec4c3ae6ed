package io.studentpulse.queries;

import io.studentpulse.pipeline.sink.ClickHouseConnections;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** ClickHouse through its JDBC driver. */
final class AskedClickHouse implements AskedStore {
    /** One thread and small blocks: the history is made beside other work, and within the server's memory. */
    private static final Map<String, String> THRIFTY = Map.of("max_threads", "1", "max_insert_threads", "1",
            "min_insert_block_size_rows", "300000", "max_memory_usage", "1000000000");

    private final Connection asking;
    private final Connection making;

    AskedClickHouse(LocalStack stack) throws SQLException, IOException {
        asking = ClickHouseConnections.open(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), Map.of());
        making = ClickHouseConnections.open(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), THRIFTY);
    }

    @Override
    public String name() {
        return "clickhouse";
    }

    @Override
    public List<List<String>> ask(String sql) throws SQLException {
        return AskedPostgres.rows(asking, sql);
    }

    @Override
    public void run(String sql) throws SQLException {
        try (Statement statement = making.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        asking.close();
        making.close();
    }
}
