package io.studentpulse.pipeline.sink;

import static io.studentpulse.pipeline.sink.Rows.ADA;
import static io.studentpulse.pipeline.sink.Rows.MARCH_8;
import static io.studentpulse.pipeline.sink.Rows.sessionHistory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ClickHouse is sent, and what is made of its answers: against a server that answers as it is told. */
@Timeout(60)
class ClickHouseConnectionsTest {

  private static final List<TableRow> ONE_ROW = List.of(sessionHistory(ADA, MARCH_8, 60, 6));

  private record Request(String path, String query, String authorization, byte[] body) {}

  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private int status = 200;
  private int code;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(new Request(
        exchange.getRequestURI().getPath(), URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8),
        exchange.getRequestHeaders().getFirst("Authorization"), exchange.getRequestBody().readAllBytes()));
    if (code > 0) {
      exchange.getResponseHeaders().add("X-ClickHouse-Exception-Code", String.valueOf(code));
    }
    byte[] text = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private SinkOptions options(String suffix) {
    return SinkOptions.clickHouse(url() + suffix, null, Secret.none());
  }

  private static StoreFailure failureOf(SinkOptions options) {
    try (ClickHouseStore store = new ClickHouseStore(options)) {
      return catchThrowableOfType(StoreFailure.class, () -> store.write(SessionTables.HISTORY, ONE_ROW));
    }
  }

  @Test
  void anInsertIsOneRequestWithTheSettingsOfAllInserts() throws Exception {
    try (ClickHouseStore store = new ClickHouseStore(
        options("/way/in?max_execution_time=7&log_comment=a%26b").withProperties(Map.of("insert_quorum", "2", "async_insert", "1")))) {
      store.write(SessionTables.HISTORY, ONE_ROW);
      store.write(SessionTables.HISTORY, List.of(ONE_ROW.get(0).as(Change.REPLACE)));
    }
    assertThat(requests).hasSize(3);
    Request insert = requests.get(0);
    assertThat(insert.path()).isEqualTo("/way/in");
    assertThat(insert.query()).contains(
        "query=INSERT INTO " + ClickHouseStore.into(SessionTables.HISTORY) + " FORMAT RowBinary", "wait_end_of_query=1", "insert_deduplicate=0",
        "max_partitions_per_insert_block=0", "insert_quorum=2", "async_insert=1", "max_execution_time=7", "log_comment=a&b");
    assertThat(insert.query()).doesNotContain("compress", "database=");
    RowBinary expected = new RowBinary();
    expected.append(ONE_ROW.get(0), options(""));
    assertThat(insert.body()).isEqualTo(Arrays.copyOf(expected.bytes(), expected.length()));
    assertThat(new String(requests.get(1).body(), StandardCharsets.UTF_8)).startsWith("DELETE FROM analytics.sessions WHERE (");
    assertThat(requests.get(1).query()).contains("wait_end_of_query=1").doesNotContain("insert_deduplicate");
  }

  @Test
  void rowsAreStoredAndNotQueuedUnlessSomebodyAsksForIt() throws Exception {
    try (ClickHouseStore store = new ClickHouseStore(options("/"))) {
      store.write(SessionTables.HISTORY, ONE_ROW);
    }
    assertThat(requests.get(0).query()).contains("async_insert=0");
  }

  @Test
  void thePasswordIsReadAnewForEachFlush(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "früher\n");
    try (ClickHouseStore store = new ClickHouseStore(SinkOptions.clickHouse(url(), "writer", Secret.inFile(file.toString())))) {
      store.write(SessionTables.HISTORY, ONE_ROW);
      Files.writeString(file, "later");
      store.write(SessionTables.HISTORY, ONE_ROW);
      Files.delete(file);
      assertThatThrownBy(() -> store.write(SessionTables.HISTORY, ONE_ROW)).isInstanceOf(StoreFailure.class).hasMessageContaining("mount it");
    }
    assertThat(requests).extracting(Request::authorization).containsExactly(basic("writer:früher"), basic("writer:later"));
  }

  @Test
  void aUserMayStandInTheUrl() {
    assertThat(failureOf(options("?user=ada&password=s%3Dcret"))).isNull();
    assertThat(requests).extracting(Request::authorization).containsExactly(basic("ada:s=cret"));
    assertThat(requests.get(0).query()).doesNotContain("cret");
  }

  private static String basic(String userAndPassword) {
    return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "404, 60, PERMANENT", "403, 516, PERMANENT", "403, 497, PERMANENT", "400, 27, ROW", "500, 469, ROW", "400, 33, ROW", "500, 241, TRANSIENT",
    "500, 252, TRANSIENT", "503, 999, TRANSIENT", "500, 159, TRANSIENT", "503, 0, TRANSIENT", "502, 0, TRANSIENT", "500, 0, TRANSIENT",
    "429, 0, TRANSIENT", "408, 0, TRANSIENT", "403, 0, PERMANENT", "404, 0, PERMANENT"})
  void whatTheServerAnswersDecidesWhatIsDone(int answered, int ofClickHouse, String kind) {
    status = answered;
    code = ofClickHouse;
    answer = code == 0 ? "no" : "Code: " + code + ". DB::Exception: told to fail. " + "x".repeat(1000);

    StoreFailure failure = failureOf(options(""));

    assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.valueOf(kind));
    assertThat(failure.getMessage().length()).isLessThan(600);
    if (code > 0) {
      assertThat(failure.getMessage()).contains("ClickHouse " + code, "HTTP " + status, "told to fail");
    }
    // One that is overloaded is asked once more by the HTTP library under the client, a second later.
    assertThat(requests).hasSize(status == 503 || status == 429 ? 2 : 1);
  }

  @Test
  void aServerThatIsAwayIsWaitedForAndWrongOptionsAreNot() {
    assertThat(failureOf(SinkOptions.clickHouse("http://127.0.0.1:1", null, Secret.none())))
        .hasMessageContaining("http://127.0.0.1:1 does not answer").hasMessageContaining("Connection refused").extracting(StoreFailure::kind).isEqualTo(StoreFailure.Kind.TRANSIENT);
    assertThat(failureOf(options("").withProperties(Map.of("ssl_mode", "perhaps"))))
        .hasMessageContaining("sink.clickhouse.properties").extracting(StoreFailure::kind).isEqualTo(StoreFailure.Kind.PERMANENT);
    assertThatThrownBy(() -> new ClickHouseStore(SinkOptions.clickHouse("jdbc:clickhouse://x", null, Secret.none())))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("should begin with http:// or https://");
    // Ports are those of HTTP where none is given.
    ClickHouseConnections.check("https://clickhouse.example.com/");
  }

  @Test
  void closingEndsARequestUnderWayAndLeavesNoThread() throws Exception {
    Set<Thread> before = threads();
    try (ServerSocket silent = new ServerSocket(0)) {
      ClickHouseStore store = new ClickHouseStore(
          SinkOptions.clickHouse("http://127.0.0.1:" + silent.getLocalPort(), null, Secret.none()));
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      Thread writing = new Thread(() -> {
        try {
          store.write(SessionTables.HISTORY, ONE_ROW);
        } catch (Throwable failure) {
          ended.complete(failure);
        }
      });
      writing.start();
      silent.accept().getInputStream().read();
      store.close();

      assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(StoreFailure.class);
      writing.join();
      assertThatThrownBy(() -> store.write(SessionTables.HISTORY, ONE_ROW)).hasMessage("the writer is closed");
    }
    assertThat(before).containsAll(threads());
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.getName().startsWith("HTTP-Dispatcher"))
        .collect(Collectors.toSet());
  }
}
