package io.studentpulse.pipeline.sink;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientConfigProperties;
import com.clickhouse.client.api.ClientFaultCause;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.clickhouse.jdbc.Driver;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways to ClickHouse, from one form of URL: {@code http(s)://host:port}, which may have a path, and settings after a question mark. The
 * writers use ClickHouse's client, migrations and readers its JDBC driver, which has the same client inside.
 */
public final class ClickHouseConnections {

  /** What is said to the client and not to the server: the network on the way, certificates, compression. */
  private static final Set<String> CLIENT_OPTIONS = Stream.of(
          ClientConfigProperties.SSL_MODE, ClientConfigProperties.CA_CERTIFICATE, ClientConfigProperties.SSL_CERTIFICATE,
          ClientConfigProperties.SSL_KEY, ClientConfigProperties.SSL_AUTH, ClientConfigProperties.SSL_TRUST_STORE,
          ClientConfigProperties.SSL_KEYSTORE_TYPE, ClientConfigProperties.SSL_KEY_STORE_PASSWORD, ClientConfigProperties.SSL_SOCKET_SNI,
          ClientConfigProperties.SSL_CIPHER_SUITES, ClientConfigProperties.PROXY_TYPE, ClientConfigProperties.PROXY_HOST,
          ClientConfigProperties.PROXY_PORT, ClientConfigProperties.PROXY_USER, ClientConfigProperties.PROXY_PASSWORD,
          ClientConfigProperties.COMPRESS_CLIENT_REQUEST, ClientConfigProperties.USE_HTTP_COMPRESSION,
          ClientConfigProperties.CONNECTION_TIMEOUT, ClientConfigProperties.SOCKET_OPERATION_TIMEOUT)
      .map(ClientConfigProperties::getKey).collect(Collectors.toUnmodifiableSet());

  private ClickHouseConnections() {}

  /** The driver's connection. @param settings of every statement */
  public static Connection open(String url, String user, Secret password, Map<String, String> settings) throws SQLException, IOException {
    Properties properties = new Properties();
    properties.putAll(configuration(url, user, password.read(), settings));
    // A path that ends with a slash is the way to the server; the driver takes what follows it for a database.
    String path = address(url).getRawPath();
    return new Driver().connect("jdbc:clickhouse:" + endpoint(url) + (path.endsWith("/") ? "" : "/"), properties);
  }

  /** What ClickHouse prints when it executes a statement, in the format that the statement asks for: as a table with tabs where it asks for none. */
  public static String text(String url, String user, Secret password, String statement) throws IOException {
    try (Client client = builder(url, configuration(url, user, password.read(), Map.of())).build();
        QueryResponse answer = client.query(statement, new QuerySettings().setFormat(ClickHouseFormat.TabSeparated)).join()) {
      return new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException(reason(failure), failure);
    }
  }

  /** What the client says of a failure, and what was behind it: of a refused connection it says only how often it was asked. */
  public static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String behind = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    String said = failure.getMessage() == null ? "" : failure.getMessage();
    return said.contains(behind) ? said : said + ": " + behind;
  }

  /** The client alone. It keeps a connection until it is closed, has no threads, and repeats nothing: that is the writer's business. */
  static Client client(SinkOptions options, String password) {
    Map<String, String> ofClient = new HashMap<>(options.properties());
    ofClient.keySet().retainAll(CLIENT_OPTIONS);
    return builder(options.url(), configuration(options.url(), options.user(), password, ofClient)).build();
  }

  private static Client.Builder builder(String url, Map<String, String> configuration) {
    return new Client.Builder().addEndpoint(endpoint(url)).setOptions(configuration).compressServerResponse(false);
  }

  /** Of properties those that are settings of ClickHouse itself. */
  static Map<String, String> settingsIn(Map<String, String> properties) {
    Map<String, String> settings = new HashMap<>(properties);
    settings.keySet().removeAll(CLIENT_OPTIONS);
    return settings;
  }

  /** @throws IllegalArgumentException which says what a URL looks like */
  static void check(String url) {
    endpoint(url);
  }

  private static Map<String, String> configuration(String url, String user, String password, Map<String, String> settings) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(ClientConfigProperties.CLIENT_NAME.getKey(), "student-pulse");
    configuration.put(ClientConfigProperties.CONNECTION_TIMEOUT.getKey(), "10000");
    // A server that vanished without a word must not hold anybody for ever.
    configuration.put(ClientConfigProperties.SOCKET_OPERATION_TIMEOUT.getKey(), "120000");
    // Who asks again, and how long, is decided by the caller.
    configuration.put(ClientConfigProperties.RETRY_ON_FAILURE.getKey(), "0");
    configuration.put(ClientConfigProperties.CLIENT_RETRY_ON_FAILURE.getKey(), ClientFaultCause.None.name());
    // Whatever the user's own is: each statement names the database.
    configuration.put(ClientConfigProperties.DATABASE.getKey(), "");
    // A native library in the job's jar would be unpacked and loaded once more with each restart.
    configuration.put(ClientConfigProperties.DISABLE_NATIVE_COMPRESSION.getKey(), "true");
    // An answer after the fact: before, a failure in the middle looks like success.
    put("wait_end_of_query", "1", configuration);
    Map<String, String> ofUrl = settings(url);
    configuration.put(ClientConfigProperties.USER.getKey(), user != null ? user : ofUrl.getOrDefault("user", "default"));
    configuration.put(ClientConfigProperties.PASSWORD.getKey(), password != null ? password : ofUrl.getOrDefault("password", ""));
    ofUrl.keySet().removeAll(Set.of("user", "password"));
    ofUrl.forEach((name, value) -> put(name, value, configuration));
    settings.forEach((name, value) -> put(name, value, configuration));
    return configuration;
  }

  private static void put(String name, String value, Map<String, String> configuration) {
    configuration.put(CLIENT_OPTIONS.contains(name) ? name : ClientConfigProperties.serverSetting(name), value);
  }

  private static Map<String, String> settings(String url) {
    Map<String, String> settings = new HashMap<>();
    String query = address(url).getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        settings.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return settings;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Without settings and with a port: the client has no default. */
  private static String endpoint(String url) {
    URI address = address(url);
    int port = address.getPort() > 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    return address.getScheme() + "://" + address.getHost() + ":" + port + address.getRawPath();
  }

  private static URI address(String url) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException(url + " is no URL of ClickHouse's HTTP interface; it should begin with http:// or https://");
    }
    URI address = URI.create(url);
    if (address.getHost() == null) {
      throw new IllegalArgumentException(url + " names no host; it should look like http://host:8123");
    }
    return address;
  }
}
