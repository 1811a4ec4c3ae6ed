package io.studentpulse.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.sink.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/dashboards.md} describes every table, view and column of PostgreSQL as the comments in the database do, and no other. */
class DashboardsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "dashboards.md");
  private static final Pattern GENERATED = Pattern.compile("(<!-- GENERATED [^\n]*-->\n)(.*?)(<!-- /GENERATED -->)", Pattern.DOTALL);
  private static final String RELATIONS =
      "SELECT c.relname, obj_description(c.oid, 'pg_class'), c.relkind::text, "
          + "(SELECT string_agg('`' || a.attname || '`', ', ' ORDER BY array_position(i.indkey::int[], a.attnum::int)) "
          + "FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary) "
          + "FROM pg_class c WHERE c.relnamespace = 'analytics'::regnamespace AND c.relkind IN ('r', 'v') "
          + "AND c.relname NOT IN ('schema_migrations', 'generations') ORDER BY c.relkind, c.relname COLLATE \"C\"";
  private static final String COLUMNS =
      "SELECT a.attname, format_type(a.atttypid, a.atttypmod) || CASE WHEN c.relkind = 'r' AND NOT a.attnotnull THEN ', null' ELSE '' END, "
          + "col_description(c.oid, a.attnum) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
          + "WHERE c.oid = 'analytics.%s'::regclass ORDER BY a.attnum";
  /** What the sink adds to each table is described once, at the top of the page. */
  private static final List<String> EVERYWHERE = List.of("version", "updated_at");

  @Test
  void theCommittedPageDescribesWhatIsInTheDatabase() throws Exception {
    String page = Files.readString(PAGE);
    Matcher generated = GENERATED.matcher(page);
    assertThat(generated.find()).as("%s has a part between the marks GENERATED", PAGE).isTrue();
    String described = descriptions();
    if ("write".equals(System.getProperty("dashboards.page"))) {
      Files.writeString(PAGE, page.substring(0, generated.start(2)) + described + page.substring(generated.end(2)));
      return;
    }
    assertThat(generated.group(2))
        .as("docs/dashboards.md no longer says what the comments in the database say. Write it again: scripts/generate")
        .isEqualTo(described);
  }

  /** A link inside the page leads to a heading that is there. */
  @Test
  void linksInsideThePagesLeadSomewhere() throws IOException {
    try (Stream<Path> pages = Files.list(PAGE.getParent())) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        String text = Files.readString(page);
        List<String> anchors = text.lines().filter(line -> line.startsWith("#")).map(DashboardsPageTest::anchor).toList();
        Matcher link = Pattern.compile("]\\(#([^)]+)\\)").matcher(text);
        while (link.find()) {
          assertThat(anchors).as("the link #%s on %s", link.group(1), page).contains(link.group(1));
        }
      }
    }
  }

  private static String anchor(String heading) {
    return heading.replaceFirst("^#+ ", "").toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }

  private static String descriptions() throws SQLException {
    StringBuilder page = new StringBuilder();
    for (List<String> relation : RealPostgres.rows(RELATIONS)) {
      boolean isTable = relation.get(2).equals("r");
      page.append("\n### `").append(relation.get(0)).append("`\n\n").append(isTable ? "Table. " : "View. ").append(relation.get(1)).append('\n');
      if (isTable) {
        page.append("Key: ").append(relation.get(3)).append(".\n");
      }
      page.append("\n| column | type | meaning |\n|---|---|---|\n");
      for (List<String> column : RealPostgres.rows(COLUMNS.formatted(relation.get(0)))) {
        if (!isTable || !EVERYWHERE.contains(column.get(0))) {
          page.append("| `").append(column.get(0)).append("` | ").append(column.get(1).replace("timestamp with time zone", "timestamptz")).append(" | ")
              .append(column.get(2).replace("|", "\\|")).append(" |\n");
        }
      }
    }
    return page.append('\n').toString();
  }
}
