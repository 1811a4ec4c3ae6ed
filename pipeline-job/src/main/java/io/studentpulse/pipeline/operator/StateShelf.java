package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Shelf;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.SupplierWithException;

/** A question's memory in Flink's keyed state: two maps by subject, {@code NAME} and {@code NAME-before-recent}. */
final class StateShelf<S> implements Shelf<S> {

  private final MapState<Id, S> heads;
  private final MapState<Id, S> bases;

  StateShelf(RuntimeContext context, String name, TypeInformation<S> type) {
    heads = context.getMapState(new MapStateDescriptor<>(name, StudentStates.ID, type));
    bases = context.getMapState(new MapStateDescriptor<>(name + StudentStates.BEFORE_RECENT, StudentStates.ID, type));
  }

  @Override
  public S head(Id subject) {
    return asked(() -> heads.get(subject));
  }

  @Override
  public void putHead(Id subject, S head) {
    asked(() -> {
      heads.put(subject, head);
      return null;
    });
  }

  @Override
  public void removeHead(Id subject) {
    asked(() -> {
      heads.remove(subject);
      return null;
    });
  }

  @Override
  public S base(Id subject) {
    return asked(() -> bases.get(subject));
  }

  @Override
  public boolean hasBase(Id subject) {
    return asked(() -> bases.contains(subject));
  }

  @Override
  public void putBase(Id subject, S base) {
    asked(() -> {
      bases.put(subject, base);
      return null;
    });
  }

  @Override
  public void removeBase(Id subject) {
    asked(() -> {
      bases.remove(subject);
      return null;
    });
  }

  @Override
  public Iterable<Id> subjects() {
    return asked(heads::keys);
  }

  /** Rules are pure and cannot be asked to declare what a state backend may throw. */
  private static <T> T asked(SupplierWithException<T, Exception> access) {
    try {
      return access.get();
    } catch (Exception failure) {
      throw new FlinkRuntimeException("the state backend failed", failure);
    }
  }
}
