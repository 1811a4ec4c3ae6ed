package io.studentpulse.pipeline.sink;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions.JdbcConnectionOptionsBuilder;
import org.apache.flink.connector.jdbc.datasource.connections.SimpleJdbcConnectionProvider;
import org.postgresql.Driver;

/** Where the writers' connections come from: flink-connector-jdbc, with the options of the sink as its options. */
final class PostgresConnections {

  private static final String PREFIX = "jdbc:postgresql:";

  private PostgresConnections() {}

  /** A new connection each time, with the password as it is now. */
  static Connection open(SinkOptions options) throws SQLException, IOException {
    if (!options.url().startsWith(PREFIX)) {
      throw new SQLException(options.url() + " is no PostgreSQL URL; it should begin with " + PREFIX, "42000");
    }
    try {
      return new SimpleJdbcConnectionProvider(of(options)).getOrEstablishConnection();
    } catch (ClassNotFoundException missing) {
      throw new SQLException("the job's jar has no driver for PostgreSQL; build it anew", "0A000", missing);
    }
  }

  static JdbcConnectionOptions of(SinkOptions options) throws IOException {
    JdbcConnectionOptionsBuilder builder = new JdbcConnectionOptionsBuilder()
        .withUrl(options.url())
        .withDriverName(Driver.class.getName())
        // A server that vanished without a word must not hold the writer for ever; both are options of the driver, in seconds.
        .withProperty("connectTimeout", "10")
        .withProperty("socketTimeout", "60")
        .withProperty("tcpKeepAlive", "true")
        .withProperty("ApplicationName", "student-pulse")
        // The row's values, which may be personal, stay out of the messages of exceptions.
        .withProperty("logServerErrorDetail", "false");
    options.properties().forEach(builder::withProperty);
    return builder.withUsername(options.user()).withPassword(options.password().read()).build();
  }
}
