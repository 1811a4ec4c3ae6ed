package io.studentpulse.pipeline.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * ClickHouse's HTTP interface, as much of it as is needed: a statement, settings, a body.
 *
 * <p>The JDK's own connections: no threads, no class loader to leak. Sending the same RowBinary through ClickHouse's client costs the
 * same CPU per row (1.3 µs here and there), and brings its own HTTP stack.
 */
public final class ClickHouseHttp {

  /** What the server said instead of doing what it was told. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final int code;
    private final int status;

    Refused(int code, int status, String message) {
      super(message);
      this.code = code;
      this.status = status;
    }

    /** ClickHouse's own error code, 0 where it gave none. */
    public int code() {
      return code;
    }

    public int status() {
      return status;
    }
  }

  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 120_000;
  private static final int LONGEST_MESSAGE = 500;

  private final String url;
  private final String user;
  private final Secret password;
  private volatile HttpURLConnection busy;

  /** @param url {@code http(s)://host:port}, with or without a slash; may carry settings after a question mark */
  public ClickHouseHttp(String url, String user, Secret password) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException(url + " is no URL of ClickHouse's HTTP interface; it should begin with http:// or https://");
    }
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** Runs a statement and returns what it printed. */
  public String execute(String statement, Map<String, String> settings) throws IOException {
    byte[] body = statement.getBytes(StandardCharsets.UTF_8);
    return send(null, settings, body, body.length);
  }

  /** Runs an insert whose data are the first bytes of {@code body}. */
  void insert(String statement, Map<String, String> settings, byte[] body, int length) throws IOException {
    send(statement, settings, body, length);
  }

  private String send(String statement, Map<String, String> settings, byte[] body, int length) throws IOException {
    StringBuilder target = new StringBuilder(url).append(url.indexOf('?') < 0 ? '?' : '&').append("wait_end_of_query=1");
    if (statement != null) {
      target.append("&query=").append(encoded(statement));
    }
    for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
      target.append('&').append(encoded(setting.getKey())).append('=').append(encoded(setting.getValue()));
    }
    HttpURLConnection connection = (HttpURLConnection) URI.create(target.toString()).toURL().openConnection();
    busy = connection;
    try {
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(length);
      authenticate(connection);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body, 0, length);
      }
      return answer(connection);
    } finally {
      busy = null;
    }
  }

  private void authenticate(HttpURLConnection connection) throws IOException {
    if (user != null) {
      connection.setRequestProperty("X-ClickHouse-User", user);
    }
    String secret = password.read();
    if (secret != null) {
      connection.setRequestProperty("X-ClickHouse-Key", secret);
    }
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    String code = connection.getHeaderField("X-ClickHouse-Exception-Code");
    // Read to the end, so that the connection can be used again.
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (status == 200 && code == null) {
        return text;
      }
      String message = text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text.strip();
      throw new Refused(code == null ? 0 : Integer.parseInt(code), status, "HTTP " + status + ": " + message);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Ends the request under way, from any thread. */
  void abort() {
    HttpURLConnection connection = busy;
    if (connection != null) {
      connection.disconnect();
    }
  }
}
