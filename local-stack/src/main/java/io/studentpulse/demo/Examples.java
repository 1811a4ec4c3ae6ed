package io.studentpulse.demo;

import io.studentpulse.stack.ClickHouseText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does every query of the README and of the pages for dashboards and analysts run when it is pasted, and find something on the demo's data? */
final class Examples {
    private static final Map<String, String> STORES = Map.of("README.md", "PostgreSQL", "docs/dashboards.md", "PostgreSQL", "docs/analysts.md", "ClickHouse");
    private static final Pattern BLOCK = Pattern.compile("^```sql\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    /** In a row of a table, where the row says which store it asks. */
    private static final Pattern CELL = Pattern.compile("`((?:SELECT|TABLE|WITH) [^`]+)`");
    private static final Pattern STATEMENT = Pattern.compile("(.+?)(;|\\\\gset)(?=\\s|$)|(.+)$", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile(":'(\\w+)'");
    private static final Pattern ASKS = Pattern.compile("(?s)^(SELECT|WITH|TABLE|DESCRIBE|SHOW)\\b.*");
    /** What is rightly empty on the demo's data, and why: the beginning of the query. */
    private static final Map<String, String> EMPTY = Map.of(
            "SELECT * FROM analytics.open_study_sessions WHERE student_id", "most students are not studying just now");

    private final Path root;
    private final Connection postgres;
    private final ClickHouseText clickHouse;

    /** @param setsVariables whether it is a query of psql's \gset, whose one row becomes variables */
    record Example(String page, String store, String sql, boolean setsVariables) {}

    Examples(Path root, Connection postgres, ClickHouseText clickHouse) {
        this.root = root;
        this.postgres = postgres;
        this.clickHouse = clickHouse;
    }

    Check check() throws IOException, SQLException {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        // What is no question, such as making a role, is taken back in the end.
        postgres.setAutoCommit(false);
        try {
            for (String page : STORES.keySet().stream().sorted().toList()) {
                Map<String, String> variables = new HashMap<>();
                for (Example example : in(page, STORES.get(page), Files.readString(root.resolve(page)))) {
                    asked++;
                    String problem = problem(example, variables);
                    if (problem != null) {
                        wrong.add(page + ": " + problem + ": " + example.sql().replaceAll("\\s+", " "));
                    }
                }
            }
        } finally {
            postgres.rollback();
            postgres.setAutoCommit(true);
        }
        return new Check("examples of the documents that run and find something", asked, asked - wrong.size(), wrong.size(), wrong);
    }

    /** In the order of the page. */
    static List<Example> in(String page, String store, String text) {
        List<Example> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        int end = 0;
        while (block.find()) {
            cells(page, text.substring(end, block.start()), examples);
            statements(page, store, block.group(1), examples);
            end = block.end();
        }
        cells(page, text.substring(end), examples);
        return examples;
    }

    private static void cells(String page, String text, List<Example> examples) {
        text.lines().filter(line -> line.startsWith("|")).forEach(line -> {
            Matcher cell = CELL.matcher(line);
            while (cell.find()) {
                examples.add(new Example(page, line.contains("ClickHouse") ? "ClickHouse" : "PostgreSQL", cell.group(1).replace("\\|", "|"), false));
            }
        });
    }

    private static void statements(String page, String store, String block, List<Example> examples) {
        String code = block.replaceAll("(?m)--.*$", "").strip();
        Matcher statement = STATEMENT.matcher(code);
        while (statement.find()) {
            String sql = statement.group(1) == null ? statement.group(3) : statement.group(1);
            if (!sql.isBlank()) {
                examples.add(new Example(page, store, sql.strip(), "\\gset".equals(statement.group(2))));
            }
        }
    }

    /** What is wrong with it, or null. */
    private String problem(Example example, Map<String, String> variables) {
        try {
            Matcher variable = VARIABLE.matcher(example.sql());
            while (variable.find()) {
                if (!variables.containsKey(variable.group(1))) {
                    return "nothing has set " + variable.group(1);
                }
            }
            String sql = VARIABLE.matcher(example.sql()).replaceAll(found -> Matcher.quoteReplacement("'" + variables.get(found.group(1)) + "'"));
            boolean isEmpty = example.store().equals("ClickHouse") ? clickHouse.execute(sql).isBlank() : isEmpty(sql, example, variables);
            boolean mayBe = EMPTY.keySet().stream().anyMatch(example.sql()::startsWith);
            return isEmpty && ASKS.matcher(sql).matches() && !mayBe ? "finds nothing" : null;
        } catch (IOException | SQLException failed) {
            return "fails, " + failed.getMessage().lines().findFirst().orElse("");
        }
    }

    private boolean isEmpty(String sql, Example example, Map<String, String> variables) throws SQLException {
        Savepoint before = postgres.setSavepoint();
        try (Statement statement = postgres.createStatement()) {
            if (!statement.execute(sql)) {
                return true;
            }
            ResultSet row = statement.getResultSet();
            boolean isEmpty = !row.next();
            for (int column = 1; example.setsVariables() && !isEmpty && column <= row.getMetaData().getColumnCount(); column++) {
                variables.put(row.getMetaData().getColumnLabel(column), row.getString(column));
            }
            return isEmpty;
        } catch (SQLException failed) {
            postgres.rollback(before);
            throw failed;
        }
    }
}
