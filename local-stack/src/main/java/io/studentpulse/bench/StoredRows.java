package io.studentpulse.bench;

import io.studentpulse.stack.ClickHouseText;
import io.studentpulse.stack.LocalStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How many rows has each table taken, repeated writes included? Counted by the stores themselves, not by the job. */
final class StoredRows {
    /** PostgreSQL: a session tells its counts when it ends, others at most a second later. */
    private static final long STATISTICS_MILLIS = 1_500;

    private final LocalStack stack;

    StoredRows(LocalStack stack) {
        this.stack = stack;
    }

    /** Rows inserted, updated and deleted so far, by {@code store table}. */
    Map<String, Long> counts() throws IOException, InterruptedException, SQLException {
        Thread.sleep(STATISTICS_MILLIS);
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables")) {
            while (rows.next()) {
                counts.put("postgres " + rows.getString(1), rows.getLong(2));
            }
        }
        ClickHouseText clickHouse = new ClickHouseText(stack);
        clickHouse.execute("SYSTEM FLUSH LOGS");
        clickHouse.execute("SELECT table, sum(rows) FROM system.part_log WHERE event_type = 'NewPart' AND database = 'analytics' GROUP BY table "
                + "FORMAT TabSeparated").lines().map(line -> line.split("\t")).forEach(row -> counts.put("clickhouse " + row[0], Long.valueOf(row[1])));
        return counts;
    }
}
