package io.studentpulse.pipeline;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;

/** Which options does the job have? Prints {@code docs/options.md} from {@link JobOptions}; a test holds the committed page against it. */
public final class OptionsPage {

  private static final String HEAD = """
      # Options of the job

      <!-- Written by OptionsPage from JobOptions. Do not edit: change JobOptions, then run scripts/generate. -->

      An option is given in one of three places. Where it stands in several, the later one of this list counts:

      1. a file, properties or YAML: `--config FILE`, read where `flink run` is called (in application mode: on the JobManager);
      2. an environment variable of the same process;
      3. an argument: `--name value` or `--name=value`.

      An option that does not exist, or a value that cannot be read, ends the submission with a sentence that names it.

      A password is never an option. Put it into a file or an environment variable **on every TaskManager**, and name that with
      `…-file` or `…-env`. An argument whose name sounds like a secret is refused.

      Durations: `250 ms`, `30 s`, `7 d`. Lists: `a;b`. Maps: one line per entry, `kafka.properties.security.protocol=SSL`; in one
      environment variable or argument `a:1,b:2`.

      | option | type | default | environment variable | what it does |
      |---|---|---|---|---|
      """;

  private OptionsPage() {}

  public static void main(String... arguments) {
    System.out.print(markdown());
  }

  static String markdown() {
    return HEAD + Stream.of(JobOptions.class.getDeclaredFields())
        .filter(field -> ConfigOption.class.isAssignableFrom(field.getType()))
        .map(OptionsPage::row).collect(Collectors.joining());
  }

  private static String row(Field field) {
    try {
      ConfigOption<?> option = (ConfigOption<?>) field.get(null);
      Type type = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
      String description = new HtmlFormatter().format(option.description()).replace("|", "\\|");
      return "| `" + option.key() + "` | " + typeName(type) + " | " + defaultOf(option) + " | `" + OptionsReader.variable(option.key()) + "` | "
          + description + " |\n";
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String typeName(Type type) {
    if (type instanceof ParameterizedType several) {
      return several.getRawType() == Map.class ? "map" : "list";
    }
    Class<?> one = (Class<?>) type;
    if (one.isEnum()) {
      return Stream.of(one.getEnumConstants()).map(word -> "`" + word.toString().toLowerCase(Locale.ROOT) + "`").collect(Collectors.joining(", "));
    }
    return switch (one.getSimpleName()) {
      case "Integer", "Long" -> "whole number";
      case "Double" -> "number";
      case "String" -> "text";
      default -> one.getSimpleName().toLowerCase(Locale.ROOT);
    };
  }

  private static String defaultOf(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value == null || value instanceof Map<?, ?> map && map.isEmpty()) {
      return "–";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> "`" + item + "`").collect(Collectors.joining(" "));
    }
    if (value instanceof Duration duration) {
      return "`" + TimeUtils.formatWithHighestUnit(duration) + "`";
    }
    return "`" + (value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value) + "`";
  }
}
