package io.studentpulse.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;

/**
 * Reads the job's options: a file (properties or YAML, {@code --config FILE}), then the environment
 * ({@code STUDENT_PULSE_SINK_POSTGRES_URL}), then arguments ({@code --sink.postgres.url URL}); the later wins.
 */
final class OptionsReader {

  static final String ENVIRONMENT_PREFIX = "STUDENT_PULSE_";

  private final Map<String, String> environment;

  OptionsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @throws IllegalArgumentException naming the option and what to do, where one is unknown, malformed or a secret in the open
   */
  Configuration read(String... arguments) {
    Map<String, String> given = fromArguments(arguments);
    Map<String, String> all = new LinkedHashMap<>();
    String file = given.remove("config");
    if (file != null) {
      all.putAll(fromFile(Path.of(file)));
    }
    all.putAll(fromEnvironment());
    all.putAll(given);
    byPresentNames(all);
    Configuration options = Configuration.fromMap(all);
    all.forEach((name, value) -> check(name, options));
    return options;
  }

  /**
   * Options by the names that they have now. Flink reads a deprecated map only where the present one is not given at all: of two tables named by an
   * old and a new option, one would silently be forgotten.
   */
  private static void byPresentNames(Map<String, String> given) {
    for (ConfigOption<?> option : JobOptions.all()) {
      for (FallbackKey deprecated : option.fallbackKeys()) {
        List.copyOf(given.keySet()).stream()
            .filter(name -> name.equals(deprecated.getKey()) || isMap(option) && name.startsWith(deprecated.getKey() + "."))
            .forEach(name -> given.putIfAbsent(option.key() + name.substring(deprecated.getKey().length()), given.remove(name)));
      }
    }
  }

  private static Map<String, String> fromArguments(String[] arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        throw new IllegalArgumentException("'" + argument + "' is no option: options are written --name value or --name=value");
      }
      int equals = argument.indexOf('=');
      String name = argument.substring(2, equals < 0 ? argument.length() : equals);
      if (equals < 0 && i + 1 == arguments.length) {
        throw new IllegalArgumentException("--" + name + " has no value");
      }
      if (name.toLowerCase(Locale.ROOT).matches(".*(password|secret|jaas).*") && !name.matches(".*-(file|env)")) {
        throw new IllegalArgumentException("--" + name + ": a secret in an argument can be read by everyone on the machine; "
            + "put it into a file or an environment variable and name that with …-file or …-env");
      }
      given.put(name, equals < 0 ? arguments[++i] : argument.substring(equals + 1));
    }
    return given;
  }

  private static Map<String, String> fromFile(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      Map<String, String> options = new LinkedHashMap<>();
      if (file.toString().matches(".*\\.ya?ml")) {
        flatten("", new YAMLMapper(new YAMLFactory()).readTree(reader), options);
      } else {
        Properties properties = new Properties();
        properties.load(reader);
        properties.forEach((name, value) -> options.put((String) name, ((String) value).strip()));
      }
      return options;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("--config " + file + " cannot be read: " + unreadable, unreadable);
    }
  }

  private static void flatten(String name, JsonNode node, Map<String, String> options) {
    if (node.isObject()) {
      node.fields().forEachRemaining(field -> flatten(name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), options));
    } else if (node.isArray()) {
      StringBuilder list = new StringBuilder();
      node.forEach(item -> list.append(list.isEmpty() ? "" : ";").append(item.asText()));
      options.put(name, list.toString());
    } else if (!node.isMissingNode() && !node.isNull()) {
      options.put(name, node.asText());
    }
  }

  private Map<String, String> fromEnvironment() {
    Map<String, String> options = new LinkedHashMap<>();
    for (ConfigOption<?> option : JobOptions.all()) {
      for (FallbackKey deprecated : option.fallbackKeys()) {
        putVariable(deprecated.getKey(), options);
      }
      putVariable(option.key(), options);
    }
    return options;
  }

  private void putVariable(String name, Map<String, String> options) {
    String value = environment.get(variable(name));
    if (value != null) {
      options.put(name, value);
    }
  }

  static String variable(String name) {
    return ENVIRONMENT_PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static void check(String name, Configuration options) {
    Optional<ConfigOption<?>> known = JobOptions.all().stream()
        .filter(option -> option.key().equals(name) || isMap(option) && name.startsWith(option.key() + "."))
        .findFirst();
    if (known.isEmpty()) {
      throw new IllegalArgumentException("there is no option " + name + "; did you mean " + nearest(name) + "? All are in docs/options.md");
    }
    try {
      options.getOptional(known.get());
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException("option " + name + ": " + malformed.getMessage() + "; see docs/options.md", malformed);
    }
  }

  private static boolean isMap(ConfigOption<?> option) {
    return List.of(JobOptions.KAFKA_PROPERTIES, JobOptions.POSTGRES_PROPERTIES, JobOptions.CLICKHOUSE_PROPERTIES, JobOptions.FLUSH_INTERVAL)
        .contains(option);
  }

  private static String nearest(String name) {
    return JobOptions.all().stream().map(ConfigOption::key)
        .min(java.util.Comparator.comparingInt(key -> distance(key, name))).orElseThrow();
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
