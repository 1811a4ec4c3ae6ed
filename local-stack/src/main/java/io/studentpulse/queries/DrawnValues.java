package io.studentpulse.queries;

import io.studentpulse.queries.QueryList.ValueQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which students, courses and videos are asked about? Drawn from those that are there, always in the same order. */
final class DrawnValues {
    private static final long SEED = 42;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private final Map<ValueQuery, List<List<String>>> found = new HashMap<>();
    private final Random dice = new Random(SEED);

    DrawnValues(QueryList list, AskedStore store) throws Exception {
        for (ValueQuery query : list.values()) {
            if (query.store().equals(store.name())) {
                List<List<String>> rows = store.ask(query.sql());
                found.put(query, rows.isEmpty() ? List.of(query.otherwise()) : rows);
            }
        }
    }

    /** The query with its placeholders filled; values found together are put in together. */
    String into(String sql) {
        Map<String, String> drawn = new HashMap<>();
        found.forEach((query, rows) -> {
            List<String> row = rows.get(dice.nextInt(rows.size()));
            for (int place = 0; place < query.names().size(); place++) {
                drawn.put(query.names().get(place), row.get(place));
            }
        });
        return PLACEHOLDER.matcher(sql).replaceAll(placeholder -> {
            String value = drawn.get(placeholder.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no \"values " + placeholder.group(1) + "\" in questions.sql, but this query asks for it: " + sql);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
