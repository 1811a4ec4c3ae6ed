package io.studentpulse.pipeline.event;


import io.studentpulse.pipeline.wire.ValueTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Where Flink learns how a {@link Decoded} is written: named by its {@code @TypeInfo}. */
public final class DecodedTypeInfo extends TypeInfoFactory<Decoded> {

  @Override
  public TypeInformation<Decoded> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
    return new ValueTypeInfo<>(Decoded.class, DecodedSerializer::new, false);
  }
}
