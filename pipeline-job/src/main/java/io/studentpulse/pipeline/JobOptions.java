package io.studentpulse.pipeline;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;

/** Every option of the job, once: name, type, default and what it does. {@code docs/options.md} is made from this class. */
public final class JobOptions {

  /** How far the job runs. */
  public enum Ends {
    /** Everything: the tables, the topics. */
    TABLES,
    /** All questions are asked, and their answers thrown away: what the computing costs. */
    ROWS,
    /** Events are decoded and thrown away: what reading costs. */
    DECODED
  }

  public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS = key("kafka.bootstrap-servers").stringType().noDefaultValue()
      .withDescription("Kafka brokers, host:port, separated by commas. Required.");
  public static final ConfigOption<String> KAFKA_GROUP = key("kafka.group-id").stringType().defaultValue("student-pulse")
      .withDescription("Consumer group under which progress is shown to Kafka. Recovery never depends on it.");
  public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES = key("kafka.properties").mapType().defaultValue(Map.of())
      .withDescription("Passed through to every Kafka client, such as kafka.properties.security.protocol. Passwords: name a file with "
          + "Kafka's own config providers, never write them here.");
  public static final ConfigOption<List<String>> SOURCE_TOPICS = key("source.topics").stringType().asList()
      .defaultValues("student.activity", "teacher.activity", "user.events", "course.events", "assessment.events")
      .withDescription("Topics of events.");
  public static final ConfigOption<String> SOURCE_START_FROM = key("source.start-from").stringType().defaultValue("earliest")
      .withDescription("Where a job without a savepoint begins: earliest, latest, committed, or an ISO-8601 instant.");
  public static final ConfigOption<Boolean> SOURCE_BOUNDED = key("source.bounded").booleanType().defaultValue(false)
      .withDescription("Stop at what is in the topics when the job starts. For benchmarks and backfills.");
  public static final ConfigOption<Duration> SOURCE_OUT_OF_ORDERNESS =
      key("source.out-of-orderness").durationType().defaultValue(Duration.ofSeconds(30))
      .withDescription("How far event time stays behind the newest event of a partition.");
  public static final ConfigOption<Duration> SOURCE_IDLE_AFTER = key("source.idle-after").durationType().defaultValue(Duration.ofSeconds(5))
      .withDescription("A partition without records for so long does not hold event time back; while a backlog is read, up to twelve times as long, "
          + "but not at all where it is known to have been read to its end.");
  public static final ConfigOption<Duration> SOURCE_QUIET_AFTER = key("source.quiet-after").durationType().defaultValue(Duration.ofSeconds(60))
      .withDescription("When nothing was read for so long the source is taken to be caught up, and event time follows the wall clock, so "
          + "that midnights and thresholds come at night too; after records that had lain there for long, twelve times as long, since the broker may "
          + "be away. 0 s turns this off, as a replay of old data wants it.");
  public static final ConfigOption<Duration> SOURCE_FUTURE_TOLERANCE =
      key("source.future-tolerance").durationType().defaultValue(Duration.ofMinutes(5))
      .withDescription("An event further ahead of its arrival is dated to its arrival.");
  public static final ConfigOption<Duration> SOURCE_ALIGNMENT_DRIFT =
      key("source.alignment-drift").durationType().defaultValue(Duration.ofHours(12))
      .withDescription("How far one partition may run ahead of another in event time while a backlog is read. Half of dedup.horizon, so "
          + "that no event of a slow partition comes too late because of a fast one. 0 s turns this off.");
  public static final ConfigOption<List<String>> DEAD_LETTERS_KEEP_HEADERS = key("dead-letters.keep-headers").stringType().asList().defaultValues()
      .withDescription("Names of producers' headers that a dead letter keeps, each as often as it came. None by default: gateways put credentials into "
          + "headers. The job's own headers (reason, stage, …) are never a producer's.");
  public static final ConfigOption<String> SCHEMA_REGISTRY_URL = key("schema-registry.url").stringType().noDefaultValue()
      .withDescription("Confluent-compatible schema registry for records in its wire format. Without it such records are dead letters.");
  public static final ConfigOption<Boolean> LESSON_STANDS_FOR_VIDEO = key("video.lesson-stands-for-video").booleanType().defaultValue(false)
      .withDescription("A video event without a video id is about the video of its lesson.");
  public static final ConfigOption<List<String>> PRIVACY_KEEP_FIELDS = key("privacy.keep-fields").stringType().asList().defaultValues()
      .withDescription("Payload fields whose texts the raw history keeps, besides those that the contract knows: names in any spelling. E-mail "
          + "addresses in them are replaced all the same. Of any other text only the length is kept.");
  public static final ConfigOption<String> PRIVACY_PEPPER_FILE = key("privacy.pepper-file").stringType().noDefaultValue()
      .withDescription("File of a secret of at least 16 bytes, in every task manager. With it a keyed hash stands for a student id that is an e-mail "
          + "address; without it such events are dead letters (personal_id). Whoever changes the secret makes every such student a new one.");

  public static final ConfigOption<Duration> DEDUP_HORIZON = key("dedup.horizon").durationType().defaultValue(Duration.ofHours(24))
      .withDescription("How long events are remembered one by one: duplicates and events up to so late change nothing.");
  public static final ConfigOption<Integer> DEDUP_MOST_EVENTS = key("dedup.most-events").intType().defaultValue(10_000)
      .withDescription("The most events of one student that are remembered one by one. Beyond it the older half is closed early.");
  public static final ConfigOption<Duration> AT_RISK_THRESHOLD = key("at-risk.threshold").durationType().defaultValue(Duration.ofDays(7))
      .withDescription("Inactivity after which a student is at risk. analytics.control can set another, for all or for a course.");
  public static final ConfigOption<Double> AT_RISK_LEVEL = key("at-risk.level").doubleType().defaultValue(0.0)
      .withDescription("What is added to every at-risk score, in log-odds: how much more (above 0) or less often enrolments are lost here than in the"
          + " courses the score was fitted on. scripts/fit-risk --level finds it from your own finished courses.");
  public static final ConfigOption<Double> COMPLETION_THRESHOLD = key("video.completion-threshold").doubleType().defaultValue(0.9)
      .withDescription("Share of a video that must be watched, above 0 to 1. analytics.control can set another, for all or for a video.");
  public static final ConfigOption<Double> PASS_MARK = key("assessment.pass-mark").doubleType().defaultValue(60.0)
      .withDescription("Percent that passes an assessment of which the catalogue says nothing else, 0 to 100. analytics.control can set another,"
          + " for all or for an assessment.");
  public static final ConfigOption<String> DEFAULT_TIME_ZONE = key("default-time-zone").stringType().defaultValue("UTC")
      .withDescription("IANA zone of a student who never told one.");

  public static final ConfigOption<String> POSTGRES_URL = key("sink.postgres.url").stringType().noDefaultValue()
      .withDescription("jdbc:postgresql://host:port/database. Required, unless run.until says otherwise.");
  public static final ConfigOption<String> POSTGRES_USER = key("sink.postgres.user").stringType().defaultValue("postgres")
      .withDescription("PostgreSQL user.");
  public static final ConfigOption<String> POSTGRES_PASSWORD_FILE = key("sink.postgres.password-file").stringType().noDefaultValue()
      .withDescription("File with the password, readable on every TaskManager.");
  public static final ConfigOption<String> POSTGRES_PASSWORD_ENV = key("sink.postgres.password-env").stringType().noDefaultValue()
      .withDescription("Environment variable with the password, set on every TaskManager.");
  public static final ConfigOption<Map<String, String>> POSTGRES_PROPERTIES =
      key("sink.postgres.properties").mapType().defaultValue(Map.of())
      .withDescription("Passed through to the PostgreSQL driver, such as sink.postgres.properties.sslmode.");
  public static final ConfigOption<String> CLICKHOUSE_URL = key("sink.clickhouse.url").stringType().noDefaultValue()
      .withDescription("http(s)://host:port of ClickHouse's HTTP interface. Required, unless run.until says otherwise.");
  public static final ConfigOption<String> CLICKHOUSE_USER = key("sink.clickhouse.user").stringType().defaultValue("default")
      .withDescription("ClickHouse user.");
  public static final ConfigOption<String> CLICKHOUSE_PASSWORD_FILE = key("sink.clickhouse.password-file").stringType().noDefaultValue()
      .withDescription("File with the password, readable on every TaskManager.");
  public static final ConfigOption<String> CLICKHOUSE_PASSWORD_ENV = key("sink.clickhouse.password-env").stringType().noDefaultValue()
      .withDescription("Environment variable with the password, set on every TaskManager.");
  public static final ConfigOption<Map<String, String>> CLICKHOUSE_PROPERTIES =
      key("sink.clickhouse.properties").mapType().defaultValue(Map.of())
      .withDescription("Passed through: to ClickHouse as settings of every insert, and to its client what concerns certificates, proxies, compression "
          + "and timeouts, such as sink.clickhouse.properties.sslrootcert.");
  public static final ConfigOption<Long> GENERATION = key("sink.generation").longType().defaultValue(0L)
      .withDescription("Stands above the version of every row. Raise it by one to let a replay with corrected logic replace what is there.");
  public static final ConfigOption<Map<String, String>> FLUSH_INTERVAL = key("sink.flush-interval").mapType().defaultValue(Map.of())
      .withDeprecatedKeys("sink.freshness")
      .withDescription("How long a row of a table may wait before it is written, such as sink.flush-interval.study_sessions: 250 ms. "
          + "Until 0.1 its name was sink.freshness, which is still read.");
  public static final ConfigOption<Duration> SINK_RETRY_FOR = key("sink.retry-for").durationType().defaultValue(Duration.ofMinutes(10))
      .withDescription("How long an unreachable store is tried again before the job restarts from its last checkpoint.");

  public static final ConfigOption<Ends> RUN_UNTIL = key("run.until").enumType(Ends.class).defaultValue(Ends.TABLES)
      .withDescription("How far the job runs: tables (all of it), rows (rows are thrown away) or decoded (events are thrown away). "
          + "For measuring what each part costs.");

  private JobOptions() {}

  /** All options, in the order in which they stand here. */
  public static List<ConfigOption<?>> all() {
    List<ConfigOption<?>> all = new ArrayList<>();
    for (Field field : JobOptions.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && ConfigOption.class.isAssignableFrom(field.getType())) {
        try {
          all.add((ConfigOption<?>) field.get(null));
        } catch (IllegalAccessException impossible) {
          throw new IllegalStateException(impossible);
        }
      }
    }
    return all;
  }
}
