package io.studentpulse.pipeline.event;


import io.studentpulse.pipeline.wire.ValueTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Where Flink learns how a {@link Rejection} is written: named by its {@code @TypeInfo}. */
public final class RejectionTypeInfo extends TypeInfoFactory<Rejection> {

  @Override
  public TypeInformation<Rejection> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
    return new ValueTypeInfo<>(Rejection.class, RejectionSerializer::new, false);
  }
}
