package io.studentpulse.faults;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.simulator.reference.SameValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How is a value written in a dump, so that PostgreSQL, ClickHouse and the reference write the same value alike? */
final class ColumnText {
    private static final Map<Table, Map<String, Column>> COLUMNS = new ConcurrentHashMap<>();

    private ColumnText() {}

    /** @param text as a store or the reference prints it; a column that the job does not declare is left as it is */
    static String of(Table table, String name, String text) {
        Column column = COLUMNS.computeIfAbsent(table, ColumnText::columns).get(name);
        if (text == null || column == null) {
            return text;
        }
        return switch (column.kind()) {
            case INT, LONG, DOUBLE, PERCENT -> SameValue.plain(new BigDecimal(text)).toString();
            case JSON -> SameValue.plain(SameValue.read(text)).toString();
            case INSTANT -> Instant.parse(text).toString();
            default -> text;
        };
    }

    private static Map<String, Column> columns(Table table) {
        Map<String, Column> columns = new HashMap<>();
        table.columns().forEach(column -> columns.put(column.name(), column));
        return columns;
    }
}
