package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the connector is told, and what it leaves behind. */
class PostgresConnectionsTest {

  private static final String URL = "jdbc:postgresql://db:5432/analytics?sslmode=verify-full";

  @Test
  void theConnectorGetsTheSinksOptionsAndDeadlines(@TempDir Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    JdbcConnectionOptions options = PostgresConnections.of(SinkOptions.postgres(URL, "writer", Secret.inFile(password.toString()))
        .withProperties(Map.of("socketTimeout", "5", "prepareThreshold", "0", "user", "somebody")));

    assertThat(options.getDbURL()).isEqualTo(URL);
    assertThat(options.getUsername()).contains("writer");
    assertThat(options.getPassword()).contains("secret");
    assertThat(options.getProperties()).containsAllEntriesOf(Map.of(
        "connectTimeout", "10", "socketTimeout", "5", "tcpKeepAlive", "true", "prepareThreshold", "0", "ApplicationName", "student-pulse"));
  }

  @Test
  void anotherStoresUrlIsRefusedAndSaysWhichItShouldBe() {
    assertThatThrownBy(() -> PostgresConnections.open(SinkOptions.postgres("http://db:8123", null, Secret.none())))
        .isInstanceOf(SQLException.class).hasMessageContaining("should begin with jdbc:postgresql:");
  }

  /** As on a TaskManager: the job's classes have a class loader of their own. */
  @Test
  void noDriverOfTheJobStaysRegisteredAfterIt() throws Exception {
    try (URLClassLoader job = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class.forName("org.postgresql.Driver", true, job);
      Class<?> drivers = job.loadClass(JdbcDrivers.class.getName());
      var release = drivers.getDeclaredMethod("release");
      release.setAccessible(true);

      assertThat((List<?>) release.invoke(null)).extracting(driver -> driver.getClass().getClassLoader()).isNotEmpty().containsOnly(job);
      assertThat((List<?>) release.invoke(null)).isEmpty();
    }
  }

  private static URL[] classPath() throws IOException {
    String[] paths = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[paths.length];
    for (int i = 0; i < paths.length; i++) {
      urls[i] = Path.of(paths[i]).toUri().toURL();
    }
    return urls;
  }
}
