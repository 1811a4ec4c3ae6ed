package io.studentpulse.demo;

import io.studentpulse.stack.ClickHouseText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Does every column of every table and view say something on the demo's data? One that is null, zero or the same everywhere is shown by nobody
 * and compared by nothing: it is fed, or named in {@code demo/quiet-columns.txt} with the reason.
 */
final class Variety {
    private static final String LISTED = "/demo/quiet-columns.txt";
    /** When and how often a row was written. */
    private static final Set<String> BOOKKEEPING = Set.of("version", "updated_at", "is_deleted", "refreshed_at", "calculated_at", "applied_at");
    private static final Set<String> NO_DATA = Set.of("schema_migrations", "generations");
    private static final int EXAMPLES = 200;

    private final Connection postgres;
    private final ClickHouseText clickHouse;

    Variety(Connection postgres, ClickHouseText clickHouse) {
        this.postgres = postgres;
        this.clickHouse = clickHouse;
    }

    Check check() throws SQLException, IOException {
        Set<String> listed = listed();
        List<String> unexplained = new ArrayList<>();
        int columns = 0;
        for (Map.Entry<String, List<String>> relation : relations().entrySet()) {
            columns += relation.getValue().size();
            for (String column : quiet(relation.getKey(), relation.getValue())) {
                String name = relation.getKey() + "." + column;
                if (!listed.contains(name)) {
                    unexplained.add(name + " says nothing: feed it, or give the reason in local-stack/src/main/resources" + LISTED);
                }
            }
        }
        return new Check("columns of both stores that say something, or why not", columns, columns - unexplained.size(), unexplained.size(),
                unexplained.stream().limit(EXAMPLES).toList());
    }

    /** A line is {@code STORE TABLE.COLUMN: reason}. */
    private static Set<String> listed() throws IOException {
        Set<String> names = new TreeSet<>();
        try (InputStream in = Variety.class.getResourceAsStream(LISTED)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(one -> !one.isBlank() && !one.startsWith("#")).toList()) {
                String[] nameAndReason = line.split(": ", 2);
                if (nameAndReason.length < 2 || nameAndReason[1].isBlank()) {
                    throw new IllegalStateException(LISTED + " gives no reason: " + line);
                }
                names.add(nameAndReason[0]);
            }
        }
        return names;
    }

    /** The columns of each table and view, by store and name. */
    private Map<String, List<String>> relations() throws SQLException, IOException {
        Map<String, List<String>> relations = new TreeMap<>();
        try (Statement statement = postgres.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'analytics' ORDER BY table_name, ordinal_position")) {
            while (row.next()) {
                add(relations, "postgres", row.getString(1), row.getString(2));
            }
        }
        // Of a view with a parameter nothing can be asked without one; a view of current rows says what its table does.
        String columns = clickHouse.execute("SELECT c.table, c.name FROM system.columns c JOIN system.tables t ON t.database = c.database AND t.name = c.table "
                + "WHERE c.database = 'analytics' AND (t.engine LIKE '%MergeTree' OR t.create_table_query LIKE '% REFRESH %') AND t.name NOT LIKE '.%' "
                + "ORDER BY c.table, c.position FORMAT TSVRaw");
        columns.lines().map(line -> line.split("\t")).forEach(line -> add(relations, "clickhouse", line[0], line[1]));
        return relations;
    }

    private static void add(Map<String, List<String>> relations, String store, String table, String column) {
        if (!BOOKKEEPING.contains(column) && !NO_DATA.contains(table)) {
            relations.computeIfAbsent(store + " " + table, ignored -> new ArrayList<>()).add(column);
        }
    }

    private List<String> quiet(String relation, List<String> columns) throws SQLException, IOException {
        String table = "analytics." + relation.substring(relation.indexOf(' ') + 1);
        boolean isPostgres = relation.startsWith("postgres");
        Map<String, Boolean> says = isPostgres ? postgresSays(table, columns) : clickHouseSays(table, columns);
        return columns.stream().filter(column -> !says.get(column)).toList();
    }

    private Map<String, Boolean> postgresSays(String table, List<String> columns) throws SQLException {
        // Of several rows: not all the same. Of one: neither null nor zero.
        List<String> asked = columns.stream().map(column -> ("count(\"%s\") > 0 AND CASE WHEN count(*) > 1 THEN count(\"%1$s\") < count(*) OR min(\"%1$s\"::text) "
                + "<> max(\"%1$s\"::text) ELSE max(\"%1$s\"::text) !~ '^0(\\.0+)?$' END").formatted(column)).toList();
        Map<String, Boolean> says = new LinkedHashMap<>();
        try (Statement statement = postgres.createStatement(); ResultSet row = statement.executeQuery("SELECT " + String.join(", ", asked) + " FROM " + table)) {
            row.next();
            for (int place = 0; place < columns.size(); place++) {
                says.put(columns.get(place), row.getBoolean(place + 1));
            }
        }
        return says;
    }

    private Map<String, Boolean> clickHouseSays(String table, List<String> columns) throws IOException {
        List<String> asked = columns.stream().map(column -> ("countIf(isNotNull(`%s`)) > 0 AND (countIf(isNotNull(`%1$s`)) < count() OR "
                + "min(toString(`%1$s`)) <> max(toString(`%1$s`)))").formatted(column)).toList();
        String[] answer = clickHouse.execute("SELECT " + String.join(", ", asked) + " FROM " + table + " FORMAT TSVRaw").strip().split("\t");
        Map<String, Boolean> says = new LinkedHashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            says.put(columns.get(place), answer[place].equals("1"));
        }
        return says;
    }
}
