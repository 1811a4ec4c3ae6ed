package io.studentpulse.pipeline.event;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What became of one event of a record: exactly one of the two is not null. */
@TypeInfo(DecodedTypeInfo.class)
public record Decoded(Activity activity, Rejection rejection) {

  public static Decoded of(Activity activity) {
    return new Decoded(activity, null);
  }

  public static Decoded of(Rejection rejection) {
    return new Decoded(null, rejection);
  }

  public boolean isAccepted() {
    return activity != null;
  }
}
