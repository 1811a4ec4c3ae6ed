package io.studentpulse.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.queries.QueryList.Omitted;
import io.studentpulse.queries.QueryList.ViewQuery;
import io.studentpulse.stack.FakedDate;
import io.studentpulse.stack.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is every view of both stores asked about, does every query run, and do the analysts' views say what plain SQL over FINAL says? */
@Tag("today")
@Tag("servers")
@TestMethodOrder(OrderAnnotation.class)
class QueriesTest {
    private static final Map<String, String> VIEWS = Map.of(
            "clickhouse", "SELECT name FROM system.tables WHERE database = 'analytics' AND engine IN ('View', 'MaterializedView')",
            "postgres", "SELECT viewname FROM pg_views WHERE schemaname = 'analytics' "
                    + "UNION ALL SELECT matviewname FROM pg_matviews WHERE schemaname = 'analytics'");

    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static List<AskedStore> stores;

    @BeforeAll
    static void migrate() throws Exception {
        stack = LocalStack.start(folder.resolve("stack"), LocalStack.Options.storesForTests());
        Migrate.postgres(stack.postgresUrl(), stack.postgresUser(), Secret.inFile(stack.postgresPasswordFile().toString()), line -> { });
        Migrate.clickHouse(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), Map.of(), line -> { });
        stores = List.of(new AskedClickHouse(stack), new AskedPostgres(stack));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AskedStore store : stores) {
            store.close();
        }
        stack.close();
    }

    @Test
    @Order(1)
    @EnabledIfEnvironmentVariable(named = FakedDate.VARIABLE, matches = ".+")
    void theServersAreOnTheFakedDate() throws Exception {
        FakedDate.expectOf(stack);
    }

    @Test
    @Order(1)
    void everyViewIsAskedAboutOrOmittedForAReason() throws Exception {
        QueryList list = QueryList.load();
        for (AskedStore store : stores) {
            Set<String> known = Stream.concat(
                    list.queries().stream().filter(query -> query.store().equals(store.name())).map(ViewQuery::view),
                    list.omitted().stream().filter(omitted -> omitted.store().equals(store.name())).map(Omitted::view))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> there = store.ask(VIEWS.get(store.name())).stream().map(row -> row.get(0)).collect(Collectors.toCollection(TreeSet::new));
            assertThat(known).as(store.name()).isEqualTo(there);
        }
        for (ViewQuery query : list.queries()) {
            assertThat(query.sql()).contains("analytics." + query.view());
        }
    }

    /** What is measured is what the documents tell people to ask. */
    @Test
    @Order(1)
    void theDocumentsShowEveryQuery() throws Exception {
        Map<String, String> pages = Map.of("clickhouse", Files.readString(Path.of("..", "docs", "analysts.md")),
                "postgres", Files.readString(Path.of("..", "docs", "dashboards.md")));
        for (ViewQuery query : QueryList.load().queries()) {
            assertThat(pages.get(query.store())).as("the query of " + query.name()).contains(query.pasted());
        }
    }

    @Test
    @Order(2)
    void everyQueryRunsWhereThereIsNothing() throws Exception {
        for (AskedStore store : stores) {
            askAll(store);
        }
    }

    @Test
    @Order(3)
    void everyQueryRunsOnASmallSchoolAndMostFindSomething() throws Exception {
        new SchoolData(50_000, 2_000, 40, 5, line -> { }).fill(stores.get(0), stores.get(1));
        // Tables that history.sql leaves empty, and what so few viewers do not show.
        assertThat(askAll(stores.get(0))).isSubsetOf("video_heat_map drop-off points", "video_heat_map rewatched", "streak_history_current",
                "risk_transitions_current", "dead_letters_current", "attempt_answers", "material_interactions_current", "forum_activity_current",
                "live_class_activity_current", "content_changes_current", "feedback_current",
                // What is watched there and what is done on a day are drawn apart.
                "student_course_video_days");
        assertThat(askAll(stores.get(1))).as("queries of PostgreSQL without an answer").hasSizeLessThan(12);
    }

    /** After replays, and with rows taken away again that are not yet merged. */
    @Test
    @Order(4)
    void analystsViewsSayWhatPlainSqlOverCurrentRowsSays() throws Exception {
        replay(stores.get(0));
        PlainAnswers.refresh(stores.get(0));
        expectPlainAnswers(stores.get(0));
    }

    /** Where ClickHouse's clock cannot be set, its data is moved instead: the same at any date of the machine. */
    @ParameterizedTest
    @Order(5)
    @DisabledIfEnvironmentVariable(named = FakedDate.VARIABLE, matches = ".+")
    @ValueSource(strings = {"2027-01-03T23:57:00Z", "2027-01-01T00:00:05Z", "2028-02-29T12:00:00Z"})
    void andOnAnyOtherDay(String day) throws Exception {
        AskedStore store = stores.get(0);
        for (List<String> table : store.ask("SELECT name FROM system.tables WHERE database = 'analytics' AND engine LIKE '%MergeTree' "
                + "AND name NOT LIKE '.inner%' AND name NOT IN ('event_types', 'schema_migrations', 'schema_version')")) {
            store.run("TRUNCATE TABLE analytics." + table.get(0));
        }
        store.run("DROP DATABASE generated");
        AskedStore then = new ClickHouseAsOf(store, Instant.parse(day));
        new SchoolData(25_000, 1_000, 40, 5, line -> { }).fill(then, stores.get(1));
        replay(then);
        expectPlainAnswers(then);
    }

    private static void replay(AskedStore store) throws Exception {
        for (String table : List.of("video_watch_intervals", "progress_history", "student_course_daily", "assessment_attempts", "question_attempts",
                "student_daily")) {
            store.run("INSERT INTO analytics." + table + " SELECT * FROM analytics." + table);
            store.run("INSERT INTO analytics." + table + " SELECT * REPLACE (version + 1 AS version, 1 AS is_deleted) FROM analytics." + table
                    + " WHERE sipHash64(student_id) % 10 = 0");
        }
    }

    private static void expectPlainAnswers(AskedStore store) throws Exception {
        PlainAnswers plain = new PlainAnswers(store);
        plain.views().forEach((name, pair) -> assertThat(plain.ask(pair.view())).as(name).isNotEmpty().isEqualTo(plain.ask(pair.plain())));
    }

    /** The queries that find nothing. */
    private static List<String> askAll(AskedStore store) throws Exception {
        QueryList list = QueryList.load();
        DrawnValues values = new DrawnValues(list, store);
        List<String> empty = new ArrayList<>();
        for (ViewQuery query : list.queries()) {
            if (query.store().equals(store.name()) && store.ask(values.into(query.sql())).isEmpty()) {
                empty.add(query.name());
            }
        }
        return empty;
    }
}
