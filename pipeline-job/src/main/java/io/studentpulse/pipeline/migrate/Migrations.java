package io.studentpulse.pipeline.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The migrations of one store, in order, and what has to be done to a database that has seen some of them. */
final class Migrations {

  /** Beside the files: one line each, checksum and name as {@code sha256sum} prints them; an applied file never changes. */
  private static final String LIST = "migrations.sha256";

  private Migrations() {}

  /** @param store the folder under {@code db/}: {@code postgres} or {@code clickhouse} */
  static List<Migration> of(String store, Map<String, String> placeholders) throws IOException {
    List<Migration> migrations = new ArrayList<>();
    for (String line : new String(resource(store, LIST), StandardCharsets.UTF_8).split("\n")) {
      if (line.isBlank()) {
        continue;
      }
      String[] checksumAndFile = line.strip().split(" +");
      byte[] bytes = resource(store, checksumAndFile[1]);
      if (!Migration.sha256(bytes).equals(checksumAndFile[0])) {
        throw new IOException("db/" + store + "/" + checksumAndFile[1] + " is not what " + LIST + " says; applied migrations never change, add one");
      }
      migrations.add(Migration.of(checksumAndFile[1], bytes, placeholders));
    }
    return migrations;
  }

  private static byte[] resource(String store, String file) throws IOException {
    String path = "/db/" + store + "/" + file;
    try (InputStream in = Migrations.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException(path + " is not in this jar");
      }
      return in.readAllBytes();
    }
  }

  /**
   * Applies what is missing.
   *
   * @return the files applied now
   */
  static List<String> apply(List<Migration> migrations, MigratedStore store, Consumer<String> progress) throws Exception {
    Map<String, MigratedStore.Applied> applied = store.applied();
    List<String> now = new ArrayList<>();
    for (Migration migration : migrations) {
      MigratedStore.Applied before = applied.get(migration.file());
      boolean isSame = before != null && before.checksum().equals(migration.checksum());
      boolean isWhole = before != null && before.isWhole();
      if (isWhole && isSame) {
        continue;
      }
      if (isWhole && !migration.isRepeatable()) {
        throw new IllegalStateException(
            store + " has " + migration.file() + " with the checksum " + before.checksum() + ", this release has it with "
                + migration.checksum() + "; an applied migration never changes: take it back and add a new one");
      }
      progress.accept(store + ": " + migration.file());
      // One that stopped half-way goes on there, mended or not; a repeatable one with other values begins anew.
      boolean goesOn = before != null && !isWhole && (isSame || !migration.isRepeatable());
      store.apply(migration, goesOn ? before.statements() : 0);
      now.add(migration.file());
    }
    return now;
  }
}
