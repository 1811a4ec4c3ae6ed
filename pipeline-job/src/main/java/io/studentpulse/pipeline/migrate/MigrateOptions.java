package io.studentpulse.pipeline.migrate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Which stores are migrated, as whom, and what else migrations ask for. */
@Command(
    name = "Migrate", description = "Brings PostgreSQL and ClickHouse to the tables of this release. Safe to run twice.",
    customSynopsis = "java -cp JOB.jar io.studentpulse.pipeline.migrate.Migrate --postgres.url URL --clickhouse.url URL ...", sortOptions = false, usageHelpWidth = 140)
final class MigrateOptions {

  @Option(names = "--postgres.url", paramLabel = "URL", description = "jdbc:postgresql://host:5432/database; leave out to leave PostgreSQL alone")
  String postgresUrl;

  @Option(names = "--postgres.user", paramLabel = "NAME")
  String postgresUser;

  @Option(names = "--postgres.password-file", paramLabel = "PATH", description = "or the environment variable STUDENT_PULSE_POSTGRES_PASSWORD")
  String postgresPasswordFile;

  @Option(names = "--clickhouse.url", paramLabel = "URL", description = "http(s)://host:8123; leave out to leave ClickHouse alone")
  String clickHouseUrl;

  @Option(names = "--clickhouse.user", paramLabel = "NAME")
  String clickHouseUser;

  @Option(names = "--clickhouse.password-file", paramLabel = "PATH", description = "or the environment variable STUDENT_PULSE_CLICKHOUSE_PASSWORD")
  String clickHousePasswordFile;

  @Option(names = "--raw.retention.days", paramLabel = "N", description = "how long raw events and dead letters are kept in ClickHouse (90)")
  String rawRetentionDays;

  @Option(
      names = "--derived.retention.days", paramLabel = "N", description = "how long everything else is kept there (2557, seven years)")
  String derivedRetentionDays;

  @Option(names = "--wait-seconds", paramLabel = "N", description = "how long to wait for a store that is still starting (0)")
  long waitSeconds;

  @Option(names = "--help", usageHelp = true, hidden = true)
  boolean help;

  /** @throws IllegalArgumentException that says what is wrong, and never quotes a value: it may be a password in the wrong place */
  static MigrateOptions read(String... arguments) {
    MigrateOptions options = new MigrateOptions();
    try {
      new CommandLine(options).setExpandAtFiles(false).parseArgs(arguments);
      return options;
    } catch (UnmatchedArgumentException wrong) {
      String first = wrong.getUnmatched().get(0);
      List<String> meant = wrong.getSuggestions();
      throw new IllegalArgumentException(
          (first.startsWith("--") ? "there is no option " + first.replaceFirst("=.*", "") : "there is a word that belongs to no option")
              + (meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?"),
          wrong);
    } catch (ParameterException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  static String usage() {
    return new CommandLine(new MigrateOptions()).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** What replaces defaults of migrations. */
  Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    if (rawRetentionDays != null) {
      values.put("raw.retention.days", rawRetentionDays);
    }
    if (derivedRetentionDays != null) {
      values.put("derived.retention.days", derivedRetentionDays);
    }
    return values;
  }
}
