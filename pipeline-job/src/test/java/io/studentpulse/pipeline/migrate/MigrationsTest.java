package io.studentpulse.pipeline.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.sink.RealPostgres;
import io.studentpulse.pipeline.sink.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("today")
class MigrationsTest {

  private static final List<String> STORES = List.of("postgres", "clickhouse");

  /** Beside the files, so that whoever changes one that is applied is stopped; {@code FrozenNamesTest} holds those of the releases. */
  @Test
  void theListOfChecksumsIsThatOfTheFiles() throws Exception {
    for (String store : STORES) {
      Path folder = folder(store);
      List<String> files;
      try (Stream<Path> all = Files.list(folder)) {
        // Numbered ones before repeatable ones.
        files = all.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql"))
            .sorted(Comparator.<String>comparingInt(name -> name.startsWith("V") ? 0 : 1).thenComparing(name -> name)).toList();
      }
      StringBuilder list = new StringBuilder();
      for (String file : files) {
        list.append(Migration.sha256(Files.readAllBytes(folder.resolve(file)))).append("  ").append(file).append('\n');
      }
      Path checksums = folder.resolve("migrations.sha256");
      if ("write".equals(System.getProperty("migrations.sha256"))) {
        Files.writeString(checksums, list);
      }
      assertThat(Files.readString(checksums)).as("%s, which scripts/generate writes", checksums).isEqualTo(list.toString());
    }
  }

  /** Not the class path: there sink-ddl is a jar once it has been packaged, and cannot be listed as a folder. */
  private static Path folder(String store) {
    return Path.of("..", "sink-ddl", "src", "main", "resources", "db", store);
  }

  @Test
  void everyFileIsListedNumberedOnceAndRepeatableOnesComeLast() throws Exception {
    for (String store : STORES) {
      List<String> listed = Migrations.of(store, Migrate.DEFAULTS).stream().map(Migration::file).toList();
      try (Stream<Path> files = Files.list(folder(store))) {
        assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")))
            .containsExactlyInAnyOrderElementsOf(listed);
      }
      assertThat(listed.stream().filter(name -> name.startsWith("V")).map(name -> name.substring(0, 4))).doesNotHaveDuplicates().isSorted();
      assertThat(listed.stream().dropWhile(name -> name.startsWith("V"))).allMatch(name -> name.startsWith("R__"));
    }
  }

  @Test
  void statementsEndAtSemicolonsOutsideQuotesAndComments() {
    assertThat(Migration.split("-- a; comment\nSELECT 'it''s; fine', \"a;b\";\n\nCREATE $$ body; $$ ; \n-- end;"))
        .containsExactly("SELECT 'it''s; fine', \"a;b\"", "CREATE $$ body; $$");
  }

  @Test
  void aValueChangesTheChecksumOfARepeatableFileOnlyAndMustExist() {
    byte[] text = "ALTER ${raw.retention.days}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> one = Map.of("raw.retention.days", "1");
    Map<String, String> two = Map.of("raw.retention.days", "2");
    assertThat(Migration.of("R__x.sql", text, one).checksum()).isNotEqualTo(Migration.of("R__x.sql", text, two).checksum());
    assertThat(Migration.of("V009__x.sql", text, one).checksum()).isEqualTo(Migration.of("V009__x.sql", text, two).checksum());
    assertThatThrownBy(() -> Migration.of("R__x.sql", text, Map.of())).hasMessageContaining("R__x.sql asks for ${raw.retention.days}");
  }

  @Test
  void onlyWhatIsMissingIsAppliedAndAChangedFileIsRefused() throws Exception {
    Remembering store = new Remembering();
    Migration first = migration("V001__a.sql", "A; B");
    Migration retention = migration("R__r.sql", "R 90");
    assertThat(Migrations.apply(List.of(first, retention), store, step -> {})).containsExactly("V001__a.sql", "R__r.sql");
    assertThat(Migrations.apply(List.of(first, retention), store, step -> {})).isEmpty();

    assertThat(Migrations.apply(List.of(first, migration("V002__b.sql", "C"), migration("R__r.sql", "R 30")), store, step -> {}))
        .containsExactly("V002__b.sql", "R__r.sql");
    assertThatThrownBy(() -> Migrations.apply(List.of(migration("V001__a.sql", "A; X")), store, step -> {}))
        .hasMessageContaining("V001__a.sql").hasMessageContaining("never changes");
    assertThat(store.statements).containsExactly("A", "B", "R 90", "C", "R 30");
  }

  @Test
  void aMigrationThatStoppedHalfWayGoesOnThere() throws Exception {
    Remembering store = new Remembering();
    store.applied.put("V001__a.sql", new MigratedStore.Applied("of the broken file", 2, false));
    Migrations.apply(List.of(migration("V001__a.sql", "A; B; mended C; D")), store, step -> {});
    assertThat(store.statements).containsExactly("mended C", "D");
  }

  @Test
  void postgresIsMigratedOnceAndAFailureLeavesNothing() throws Exception {
    assertThat(Migrate.postgres(RealPostgres.url(), "postgres", Secret.none(), step -> {})).isEmpty();
    try (MigratedStore store = new MigratedPostgres(RealPostgres.url(), "postgres", Secret.none())) {
      assertThatThrownBy(() -> store.apply(migration("V999__bad.sql", "CREATE TABLE analytics.half (i int); SELECT 1/0"), 0))
          .hasMessageContaining("V999__bad.sql failed and left nothing behind");
    }
    assertThat(RealPostgres.rows("SELECT to_regclass('analytics.half')").get(0).get(0)).isNull();
  }

  @Test
  void optionsAreNamedWhenTheyAreWrongAndPasswordsAreNoOptions(@TempDir Path folder) throws Exception {
    assertThatThrownBy(() -> MigrateOptions.read("--postgres.password", "secret"))
        .hasMessageStartingWith("there is no option --postgres.password; did you mean").hasMessageContaining("--postgres.password-file").hasMessageNotContaining("secret");
    assertThatThrownBy(() -> MigrateOptions.read("--postgres.password=secret")).hasMessageNotContaining("secret");
    assertThatThrownBy(() -> MigrateOptions.read("--postgres.user", "writer", "secret")).hasMessage("there is a word that belongs to no option");
    assertThat(MigrateOptions.usage()).contains("--clickhouse.password-file=PATH", "Safe to run twice").doesNotContain("Usage: <main class>");
    assertThatThrownBy(() -> MigrateOptions.read("--postgres.url")).hasMessageContaining("--postgres.url");
    assertThatThrownBy(() -> Migrate.run(MigrateOptions.read(), Map.of(), step -> {})).hasMessageContaining("nothing to migrate");
    assertThatThrownBy(() -> Migrate.clickHouse("http://127.0.0.1:1", null, Secret.none(), Map.of("raw.retention.days", "0"), step -> {}))
        .hasMessageContaining("raw.retention.days must be a number of days");

    Path password = Files.writeString(folder.resolve("password"), "\n");
    List<String> progress = new ArrayList<>();
    Migrate.run(
        MigrateOptions.read(
            "--postgres.url=" + RealPostgres.url(), "--postgres.user", "postgres", "--postgres.password-file", password.toString()),
        Map.of(), progress::add);
    assertThat(progress).containsExactly("PostgreSQL is up to date");
  }

  private static Migration migration(String file, String text) {
    return Migration.of(file, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static final class Remembering implements MigratedStore {
    final Map<String, Applied> applied = new HashMap<>();
    final List<String> statements = new ArrayList<>();

    @Override
    public Map<String, Applied> applied() {
      return applied;
    }

    @Override
    public void apply(Migration migration, int from) {
      statements.addAll(migration.statements().subList(from, migration.statements().size()));
      applied.put(migration.file(), new Applied(migration.checksum(), migration.statements().size(), true));
    }

    @Override
    public void close() {}
  }
}
