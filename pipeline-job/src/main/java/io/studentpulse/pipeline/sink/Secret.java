package io.studentpulse.pipeline.sink;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a password is found: read where it is needed, on the TaskManager, and never part of the job graph, of arguments or of a log.
 *
 * @param name of the environment variable, or path of the file
 */
public record Secret(Source source, String name) implements Serializable {

  private static final Secret NONE = new Secret(Source.NONE, "");

  /** The places a secret may stand in. */
  public enum Source {
    NONE,
    ENVIRONMENT,
    FILE
  }

  /** No password is asked for. */
  public static Secret none() {
    return NONE;
  }

  public static Secret inEnvironment(String variable) {
    return new Secret(Source.ENVIRONMENT, variable);
  }

  public static Secret inFile(String path) {
    return new Secret(Source.FILE, path);
  }

  /** The password, or null where none is needed. */
  public String read() throws IOException {
    return read(System.getenv());
  }

  String read(Map<String, String> environment) throws IOException {
    switch (source) {
      case ENVIRONMENT:
        String value = environment.get(name);
        if (value == null) {
          throw new IOException("the environment variable " + name + " should hold a password and is not set; set it on every TaskManager");
        }
        return value;
      case FILE:
        try {
          return Files.readString(Path.of(name)).strip();
        } catch (IOException unreadable) {
          throw new IOException(
              "the file " + name + " should hold a password and cannot be read here; mount it on every TaskManager", unreadable);
        }
      default:
        return null;
    }
  }
}
