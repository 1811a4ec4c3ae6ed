package io.studentpulse.pipeline.migrate;

import java.util.Map;

/** A database that remembers in {@code analytics.schema_migrations} what was applied to it. */
interface MigratedStore extends AutoCloseable {

  /**
   * @param statements how many of the file's statements were applied
   * @param isWhole whether those were all
   */
  record Applied(String checksum, int statements, boolean isWhole) {}

  /** By file. Waits for whoever else is migrating, where the store can. */
  Map<String, Applied> applied() throws Exception;

  /** @param from how many of its statements are applied already */
  void apply(Migration migration, int from) throws Exception;

  @Override
  void close() throws Exception;
}
