package io.studentpulse.pipeline.event;


import io.studentpulse.pipeline.wire.ValueTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Where Flink learns how an {@link Id} is written: named by its {@code @TypeInfo}. */
public final class IdTypeInfo extends TypeInfoFactory<Id> {

  @Override
  public TypeInformation<Id> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
    return new ValueTypeInfo<>(Id.class, IdSerializer::new, true);
  }
}
