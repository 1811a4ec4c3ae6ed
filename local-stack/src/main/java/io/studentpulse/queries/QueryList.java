package io.studentpulse.queries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of every view, as {@code queries/questions.sql} says it: the queries that the documents show and the command measures.
 *
 * <p>A comment line says what the statement below it is: {@code -- clickhouse view NAME} a query of that view, with {@code ${student}} and the like
 * where it takes a value; {@code -- clickhouse values student, course else 'x', 'y'} the query that finds such values, and what is taken where
 * there are none; {@code -- postgres omits NAME: why} has no statement.
 */
record QueryList(List<ViewQuery> queries, List<ValueQuery> values, List<Omitted> omitted) {
    private static final String RESOURCE = "/queries/questions.sql";
    private static final Pattern HEADER = Pattern.compile("-- (clickhouse|postgres) (view|values|omits) (.*)");
    private static final Pattern OMITTED = Pattern.compile("(\\w+): (.+)");
    /** Of each the one of which most is known; those that belong together first. */
    private static final Map<String, String> PICKS = new LinkedHashMap<>();

    static {
        for (String[] other : new String[][] {{"course", "video_watch_intervals"}, {"assessment", "question_attempts"}}) {
            String one = "(SELECT %s FROM analytics.%s WHERE %s_id IS NOT NULL GROUP BY ALL ORDER BY count() DESC LIMIT 1)";
            String pair = one.formatted("(student_id, assumeNotNull(" + other[0] + "_id))", other[1], other[0]);
            PICKS.put("student = '${student}', " + other[0] + " = '${" + other[0] + "}'",
                    "student = tupleElement(" + pair + ", 1), " + other[0] + " = tupleElement(" + pair + ", 2)");
        }
        for (String[] one : new String[][] {
            {"video", "video_watch_intervals", " HAVING max(end_ms) > 300000"},
            {"course", "progress_history WHERE change = 'lesson_completed'", ""},
            {"assessment", "question_attempts", ""}}) {
            PICKS.put("'${" + one[0] + "}'", "(SELECT %s_id FROM analytics.%s GROUP BY ALL%s ORDER BY uniq(student_id) DESC LIMIT 1)".formatted(one));
        }
    }

    /** A query of a view: the view's name, and a word where there are several of it. */
    record ViewQuery(String store, String name, String sql) {
        String view() {
            return name.split(" ")[0];
        }

        /**
         * As the documents show it, so that it runs when pasted. For psql with its variables, which the first query of a page sets; ClickHouse's
         * page for queries has none, so that each query there picks an id itself.
         */
        String pasted() {
            if (store.equals("postgres")) {
                return sql.replaceAll("'\\$\\{(\\w+)}'", ":'$1'");
            }
            String picked = sql.replace("student_id = '${student}'", "student_id = (SELECT student_id FROM analytics." + view() + " LIMIT 1)");
            for (Map.Entry<String, String> pick : PICKS.entrySet()) {
                picked = picked.replace(pick.getKey(), pick.getValue());
            }
            return picked;
        }
    }

    /** Finds rows of values for some placeholders; {@code otherwise} where the store is empty. */
    record ValueQuery(String store, List<String> names, List<String> otherwise, String sql) {}

    /** A view of which nothing is asked, and why. */
    record Omitted(String store, String view, String reason) {}

    static QueryList load() throws IOException {
        try (InputStream in = QueryList.class.getResourceAsStream(RESOURCE)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static QueryList of(String text) {
        QueryList list = new QueryList(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Matcher header = null;
        StringBuilder sql = new StringBuilder();
        for (String line : text.split("\n")) {
            Matcher next = HEADER.matcher(line);
            if (next.matches()) {
                list.add(header, sql.toString());
                header = next;
                sql.setLength(0);
            } else if (header != null && !line.startsWith("--")) {
                sql.append(line).append('\n');
            }
        }
        list.add(header, sql.toString());
        return list;
    }

    private void add(Matcher header, String statement) {
        if (header == null) {
            return;
        }
        String store = header.group(1);
        String what = header.group(3).strip();
        String sql = statement.strip().replaceFirst(";$", "");
        boolean isOmitted = header.group(2).equals("omits");
        if (sql.isEmpty() != isOmitted) {
            throw new IllegalArgumentException(RESOURCE + ": \"" + header.group() + "\" " + (isOmitted ? "must have no statement" : "has no statement"));
        }
        switch (header.group(2)) {
            case "view" -> queries.add(new ViewQuery(store, what, sql));
            case "values" -> {
                String[] namesAndOtherwise = what.split(" else ", 2);
                values.add(new ValueQuery(store, List.of(namesAndOtherwise[0].split(", ")), List.of(namesAndOtherwise[1].split(", ")), sql));
            }
            default -> {
                Matcher omits = OMITTED.matcher(what);
                if (!omits.matches()) {
                    throw new IllegalArgumentException(RESOURCE + ": \"" + header.group() + "\" must say NAME: why");
                }
                omitted.add(new Omitted(store, omits.group(1), omits.group(2)));
            }
        }
    }
}
