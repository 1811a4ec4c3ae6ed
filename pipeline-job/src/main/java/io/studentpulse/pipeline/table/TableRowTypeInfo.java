package io.studentpulse.pipeline.table;

import io.studentpulse.pipeline.wire.ValueTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Where Flink learns how a {@link TableRow} is written: named by its {@code @TypeInfo}. */
public final class TableRowTypeInfo extends TypeInfoFactory<TableRow> {

  @Override
  public TypeInformation<TableRow> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
    return new ValueTypeInfo<>(TableRow.class, TableRowSerializer::new);
  }
}
