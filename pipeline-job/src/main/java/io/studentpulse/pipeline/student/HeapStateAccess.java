package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.HashMap;
import java.util.Map;

/** State outside Flink: for running analytics on one student in a test or a tool. */
public final class HeapStateAccess<S> implements StateAccess<S> {

  private final Map<Id, S> heads = new HashMap<>();
  private final Map<Id, S> bases = new HashMap<>();

  @Override
  public S head(Id subject) {
    return heads.get(subject);
  }

  @Override
  public void putHead(Id subject, S head) {
    heads.put(subject, head);
  }

  @Override
  public void removeHead(Id subject) {
    heads.remove(subject);
  }

  @Override
  public S base(Id subject) {
    return bases.get(subject);
  }

  @Override
  public boolean hasBase(Id subject) {
    return bases.containsKey(subject);
  }

  @Override
  public void putBase(Id subject, S base) {
    bases.put(subject, base);
  }

  @Override
  public void removeBase(Id subject) {
    bases.remove(subject);
  }

  @Override
  public Iterable<Id> subjects() {
    return heads.keySet();
  }

  /** The subjects that recent events concern. */
  public Iterable<Id> subjectsWithBase() {
    return bases.keySet();
  }
}
