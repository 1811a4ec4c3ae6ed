package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.StudentMemory;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;

/** Where an earlier release kept one analytic's part of the memory: two maps by subject, {@code NAME} and {@code NAME-before-recent}. */
final class EarlierStates<S> {

  private final String analytic;
  private final MapState<Id, S> heads;
  private final MapState<Id, S> bases;

  EarlierStates(RuntimeContext context, String analytic, TypeInformation<S> type) {
    this.analytic = analytic;
    heads = context.getMapState(new MapStateDescriptor<>(analytic, StudentStates.ID, type));
    bases = context.getMapState(new MapStateDescriptor<>(analytic + StudentStates.BEFORE_RECENT, StudentStates.ID, type));
  }

  /** Takes over what is there of the current student. Returns whether there was anything. */
  boolean copyTo(StudentMemory memory) {
    try {
      boolean any = !heads.isEmpty() || !bases.isEmpty();
      if (any) {
        for (Map.Entry<Id, S> head : heads.entries()) {
          memory.putHead(analytic, head.getKey(), head.getValue());
        }
        for (Map.Entry<Id, S> base : bases.entries()) {
          memory.putBase(analytic, base.getKey(), base.getValue());
        }
      }
      return any;
    } catch (Exception failure) {
      throw new FlinkRuntimeException("the state backend failed", failure);
    }
  }

  /** It has been taken over. */
  void clear() {
    heads.clear();
    bases.clear();
  }
}
