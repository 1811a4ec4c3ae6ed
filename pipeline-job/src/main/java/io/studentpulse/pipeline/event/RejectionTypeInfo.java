package io.studentpulse.pipeline.event;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Where Flink learns how a {@link Rejection} is written: named by its {@code @TypeInfo}. */
public final class RejectionTypeInfo extends TypeInfoFactory<Rejection> {

  @Override
  public TypeInformation<Rejection> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
    return new EventTypeInfo<>(Rejection.class, RejectionSerializer::new, false);
  }
}
