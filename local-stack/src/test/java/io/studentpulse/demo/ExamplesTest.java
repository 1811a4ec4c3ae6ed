package io.studentpulse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.demo.Examples.Example;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void everyStatementOfABlockAndEveryCellOfATableIsAnExample() {
        String page = """
                # Page
                ```sql
                -- who; when
                SELECT id AS student FROM a LIMIT 1 \\gset
                SELECT 1;
                SELECT ';'
                ```
                | what | PostgreSQL | `SELECT b FROM c WHERE d = :'student'` |
                | what | ClickHouse | `SELECT 2` and `word` |
                """;
        assertThat(Examples.in("page", "PostgreSQL", page)).containsExactly(
                new Example("page", "PostgreSQL", "SELECT id AS student FROM a LIMIT 1", true),
                new Example("page", "PostgreSQL", "SELECT 1", false),
                new Example("page", "PostgreSQL", "SELECT ';'", false),
                new Example("page", "PostgreSQL", "SELECT b FROM c WHERE d = :'student'", false),
                new Example("page", "ClickHouse", "SELECT 2", false));
    }

    @Test
    void thePagesHaveExamplesAndNoPlaceholderThatNothingSets() throws Exception {
        for (String page : List.of("README.md", "docs/dashboards.md", "docs/analysts.md")) {
            String text = Files.readString(Path.of("..").resolve(page));
            assertThat(Examples.in(page, "", text)).as(page).hasSizeGreaterThan(10).noneMatch(example -> example.sql().matches("(?s).*(\\$\\d|\\$\\{|…).*")
                    && !example.sql().startsWith("CREATE ROLE"));
        }
    }
}
