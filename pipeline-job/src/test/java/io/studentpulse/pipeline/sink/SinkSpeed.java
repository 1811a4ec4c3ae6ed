package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a row costs the thread that writes it, in pairs: through the connectors, and with JDBC and HTTP by hand. A main method that prints it;
 * nothing is asserted. Needs a real ClickHouse, see {@link RealClickHouse}.
 */
final class SinkSpeed {

  private static final int ROUNDS = 9;
  private static final int ROWS_A_ROUND = 20_000;

  private SinkSpeed() {}

  /** Measures both stores, or the one that is named. */
  public static void main(String[] args) throws Exception {
    if (args.length == 0 || args[0].equals("postgres")) {
      SinkOptions options = SinkOptions.postgres(RealPostgres.url(), "postgres", Secret.none());
      for (int size : new int[] {100, 1_000, 5_000}) {
        try (Store connector = new PostgresStore(options); Store byHand = new JdbcByHand(options)) {
          compare("PostgreSQL", VideoTables.PROGRESS, size, i -> Rows.watched(Rows.student(i), i % 600, i), connector, byHand);
        }
      }
    }
    if (args.length == 0 || args[0].equals("clickhouse")) {
      SinkOptions options = SinkOptions.clickHouse(RealClickHouse.url(), null, Secret.none());
      for (int size : new int[] {100, 1_000, 20_000}) {
        try (Store client = new ClickHouseStore(options); Store byHand = new HttpByHand(options)) {
          compare("ClickHouse", EventTables.ACTIVITY, size,
              i -> Rows.activity(Rows.student(i % 500), new Id(i, i), Rows.MARCH_8 + i, "{\"current_time\":12.5}"), client, byHand);
        }
      }
    }
    System.exit(0);
  }

  private static void compare(String store, Table table, int size, IntFunction<TableRow> row, Store connector, Store byHand) throws Exception {
    double[] ofConnector = new double[ROUNDS];
    double[] ofHand = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      double one = nanos(connector, table, size, row);
      double other = nanos(byHand, table, size, row);
      if (round >= 0) {
        ofConnector[round] = one;
        ofHand[round] = other;
      }
    }
    double connectorNanos = median(ofConnector);
    double handNanos = median(ofHand);
    System.out.printf("%s, %d rows a batch: %.0f ns a row through the connector, %.0f by hand (%+.1f %%)%n",
        store, size, connectorNanos, handNanos, 100 * (connectorNanos / handNanos - 1));
  }

  private static double nanos(Store store, Table table, int size, IntFunction<TableRow> row) throws Exception {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(row.apply(i));
    }
    int batches = Math.max(2, ROWS_A_ROUND / size);
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int batch = 0; batch < batches; batch++) {
      store.write(table, rows);
    }
    return (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / size / batches;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The same statement on a connection of the driver, nothing between. */
  private static final class JdbcByHand implements Store {
    private final SinkOptions options;
    private final Connection connection;

    JdbcByHand(SinkOptions options) throws Exception {
      this.options = options;
      this.connection = RealPostgres.connect();
      connection.setAutoCommit(false);
    }

    @Override
    public void write(Table table, List<TableRow> rows) throws StoreFailure {
      try (PreparedStatement statement = connection.prepareStatement(PostgresStatements.of(table).upsert())) {
        for (int i = 0; i < table.width(); i++) {
          statement.setObject(i + 1, ArrayLiteral.of(rows, i), Types.OTHER);
        }
        statement.setObject(table.width() + 1, ArrayLiteral.ofVersions(rows, options), Types.OTHER);
        statement.executeUpdate();
        connection.commit();
      } catch (Exception failure) {
        throw new StoreFailure(StoreFailure.Kind.PERMANENT, failure.getMessage(), failure);
      }
    }

    @Override
    public void close() {}
  }

  /** The same bytes through the JDK's own connections. */
  private static final class HttpByHand implements Store {
    private final SinkOptions options;
    private final RowBinary encoded = new RowBinary();

    HttpByHand(SinkOptions options) {
      this.options = options;
    }

    @Override
    public void write(Table table, List<TableRow> rows) throws StoreFailure {
      encoded.clear();
      rows.forEach(row -> encoded.append(row, options));
      String query = URLEncoder.encode("INSERT INTO " + ClickHouseStore.into(table) + " FORMAT RowBinary", StandardCharsets.UTF_8);
      try {
        HttpURLConnection connection = (HttpURLConnection) URI.create(options.url() + "?wait_end_of_query=1&query=" + query
            + "&async_insert=0&insert_deduplicate=0&max_partitions_per_insert_block=0").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(encoded.length());
        try (OutputStream out = connection.getOutputStream()) {
          out.write(encoded.bytes(), 0, encoded.length());
        }
        try (InputStream in = connection.getInputStream()) {
          in.readAllBytes();
        }
      } catch (IOException failure) {
        throw new StoreFailure(StoreFailure.Kind.PERMANENT, failure.getMessage(), failure);
      }
    }

    @Override
    public void close() {}
  }
}
