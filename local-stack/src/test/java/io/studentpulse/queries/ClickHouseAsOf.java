package io.studentpulse.queries;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/**
 * ClickHouse at another instant. Its engine asks the kernel for the time, which no faked clock reaches; so every view is made anew in a database of its
 * own with the other instant in place of {@code now()} and {@code today()}, and so is every statement. Views that are refreshed are asked directly.
 */
final class ClickHouseAsOf implements AskedStore {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final AskedStore store;
    private final String now;
    private final List<String> views;

    ClickHouseAsOf(AskedStore store, Instant instant) throws Exception {
        this.store = store;
        this.now = SECONDS.format(instant);
        // An encoded text has no line ends and quotes that would be escaped in the answer.
        List<List<String>> definitions = store.ask("SELECT name, base64Encode(as_select) FROM system.tables WHERE database = 'analytics' "
                + "AND engine IN ('View', 'MaterializedView') AND (as_select LIKE '%today()%' OR as_select LIKE '%now()%')");
        this.views = definitions.stream().map(row -> row.get(0)).toList();
        store.run("DROP DATABASE IF EXISTS as_of");
        store.run("CREATE DATABASE as_of");
        for (List<String> definition : definitions) {
            store.run("CREATE VIEW as_of." + definition.get(0) + " AS "
                    + moved(new String(Base64.getDecoder().decode(definition.get(1)), StandardCharsets.UTF_8)));
        }
    }

    private String moved(String sql) {
        String there = sql.replace("now()", "toDateTime('" + now + "', 'UTC')").replace("today()", "toDate('" + now.substring(0, 10) + "')");
        for (String view : views) {
            there = there.replaceAll("\\banalytics\\." + view + "\\b", "as_of." + view);
        }
        return there;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public List<List<String>> ask(String sql) throws Exception {
        return store.ask(moved(sql));
    }

    @Override
    public void run(String sql) throws Exception {
        // Only a view that is refreshed can be refreshed.
        store.run(sql.startsWith("SYSTEM ") ? sql : moved(sql));
    }

    @Override
    public void close() throws Exception {
        store.close();
    }
}
