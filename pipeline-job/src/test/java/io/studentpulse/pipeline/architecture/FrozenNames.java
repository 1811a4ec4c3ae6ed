package io.studentpulse.pipeline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.studentpulse.pipeline.Graph;
import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.memory.ReleasedSchema;
import io.studentpulse.pipeline.operator.StudentStates;
import io.studentpulse.pipeline.table.Table;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;

/**
 * Every name, number and order of this release that stands in savepoints and stores, a line each. It is found in the code, not listed by hand: in the
 * graph, in the descriptors of the states, in the schema of the memory, in the tables, in the enums whose ordinals are written, and in the migrations.
 */
final class FrozenNames {

  /** Their ordinals are places in arrays that are never written. */
  private static final Set<String> NEVER_WRITTEN =
      Set.of("io.studentpulse.pipeline.source.contract.Field", "io.studentpulse.pipeline.risk.RiskInput$Factor");

  private final JavaClasses classes =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.studentpulse.pipeline");
  private final Set<Class<?>> records = new LinkedHashSet<>();
  private final Set<Class<?>> enums = new TreeSet<>(Comparator.comparing(Class::getName));

  static List<String> ofThisRelease() throws ReflectiveOperationException, IOException {
    return new FrozenNames().lines();
  }

  private List<String> lines() throws ReflectiveOperationException, IOException {
    List<String> lines = new ArrayList<>();
    Graph.uids().forEach(uid -> lines.add("uid " + uid));
    states(lines);
    StudentStates.earlierNames().forEach(state -> lines.add("state " + state));
    ReleasedSchema.parts().forEach(part -> lines.add("memory " + String.join(" ", part)));
    for (String record : ReleasedSchema.records()) {
      find(Class.forName(record));
    }
    records.stream().sorted(Comparator.comparing(Class::getName)).forEach(type -> components(type, lines));
    orderedOnDisk();
    enums.forEach(type -> constants(type, lines));
    StudentTables.ALL.stream().sorted(Comparator.comparingInt(Table::number)).forEach(table -> columns(table, lines));
    migrations("postgres", lines);
    migrations("clickhouse", lines);
    return lines;
  }

  /** A migration that some database has seen never changes; a repeatable one may. */
  private static void migrations(String store, List<String> lines) throws IOException {
    try (Stream<String> listed = Files.lines(Path.of("..", "sink-ddl", "src", "main", "resources", "db", store, "migrations.sha256"))) {
      listed.map(line -> line.split(" +")).filter(line -> line[1].startsWith("V"))
          .forEach(line -> lines.add("migration " + store + " " + line[1] + " " + line[0]));
    }
  }

  /** Every state that a class declares, with what is in it. */
  private void states(List<String> lines) throws ReflectiveOperationException {
    Set<String> states = new TreeSet<>();
    for (JavaClass owner : classes) {
      for (JavaField field : owner.getFields()) {
        if (field.getModifiers().contains(JavaModifier.STATIC) && field.getRawType().isAssignableTo(StateDescriptor.class)) {
          Field reflected = field.reflect();
          reflected.setAccessible(true);
          StateDescriptor<?, ?> state = (StateDescriptor<?, ?>) reflected.get(null);
          Type[] holds = ((ParameterizedType) reflected.getGenericType()).getActualTypeArguments();
          states.add("state " + state.getName() + " " + state.getType() + " "
              + Arrays.stream(holds).map(Type::getTypeName).collect(Collectors.joining(" ")));
          if (serializer(state) instanceof PojoSerializer) {
            find((Class<?>) holds[holds.length - 1]);
          }
        }
      }
    }
    lines.addAll(states);
  }

  private static TypeSerializer<?> serializer(StateDescriptor<?, ?> state) {
    state.initializeSerializerUnlessSet(new ExecutionConfig());
    return state instanceof MapStateDescriptor<?, ?> map ? map.getValueSerializer()
        : state instanceof ListStateDescriptor<?> list ? list.getElementSerializer() : state.getSerializer();
  }

  /** A record that is written component by component, and those inside it. */
  private void find(Class<?> type) {
    if (type.isEnum()) {
      enums.add(type);
    } else if (type.isRecord() && type.getName().startsWith("io.studentpulse.") && !type.isAnnotationPresent(TypeInfo.class) && records.add(type)) {
      Arrays.stream(type.getRecordComponents()).flatMap(component -> inside(component.getGenericType())).forEach(this::find);
    }
  }

  private static Stream<Class<?>> inside(Type type) {
    return type instanceof ParameterizedType many
        ? Stream.concat(inside(many.getRawType()), Arrays.stream(many.getActualTypeArguments()).flatMap(FrozenNames::inside))
        : type instanceof Class<?> one ? Stream.of(one) : Stream.empty();
  }

  /** An enum whose ordinal is asked for stands by its ordinal somewhere, unless it is known to be nowhere but in memory. */
  private void orderedOnDisk() throws ReflectiveOperationException, IOException {
    for (JavaClass caller : classes) {
      for (String asked : OrdinalsAskedFor.by(caller)) {
        Class<?> type = Class.forName(asked);
        if (type != Enum.class && !NEVER_WRITTEN.contains(asked)) {
          enums.add(type);
        }
      }
    }
  }

  private static void components(Class<?> type, List<String> lines) {
    int place = 0;
    for (RecordComponent component : type.getRecordComponents()) {
      lines.add("component " + type.getName() + " " + place++ + " " + component.getName() + " " + component.getGenericType().getTypeName());
    }
  }

  private static void constants(Class<?> type, List<String> lines) {
    for (Object constant : type.getEnumConstants()) {
      lines.add("constant " + type.getName() + " " + ((Enum<?>) constant).ordinal() + " " + ((Enum<?>) constant).name());
    }
  }

  /** A row is kept and sent as its values, in the order of its columns. */
  private static void columns(Table table, List<String> lines) {
    lines.add("table " + table.number() + " " + table + " keyed by " + table.key().size());
    for (int i = 0; i < table.width(); i++) {
      lines.add("column " + table.number() + " " + i + " " + table.column(i).name() + " " + table.column(i).kind());
    }
  }
}
