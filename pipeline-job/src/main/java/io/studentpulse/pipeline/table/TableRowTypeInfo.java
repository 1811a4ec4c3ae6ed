package io.studentpulse.pipeline.table;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how rows travel between operators: by {@link TableRowSerializer}, never by Kryo. */
public final class TableRowTypeInfo extends TypeInformation<TableRow> {

  private static final long serialVersionUID = 1;

  /** Named by the annotation of {@link TableRow}. */
  public static final class Factory extends TypeInfoFactory<TableRow> {
    @Override
    public TypeInformation<TableRow> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
      return new TableRowTypeInfo();
    }
  }

  @Override
  public TypeSerializer<TableRow> createSerializer(SerializerConfig config) {
    return TableRowSerializer.INSTANCE;
  }

  @Override
  public Class<TableRow> getTypeClass() {
    return TableRow.class;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public String toString() {
    return "TableRow";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableRowTypeInfo;
  }

  @Override
  public int hashCode() {
    return TableRowTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof TableRowTypeInfo;
  }
}
