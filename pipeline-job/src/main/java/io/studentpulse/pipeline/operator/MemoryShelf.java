package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Shelf;

/** One question's part of the current student's memory. */
final class MemoryShelf<S> implements Shelf<S> {

  private final String question;
  private final Memories memories;

  MemoryShelf(String question, Memories memories) {
    this.question = question;
    this.memories = memories;
  }

  @Override
  @SuppressWarnings("unchecked")
  public S head(Id subject) {
    return (S) memories.current().heads(question).get(subject);
  }

  @Override
  public void putHead(Id subject, S head) {
    memories.putHead(question, subject, head);
  }

  @Override
  public void removeHead(Id subject) {
    memories.removeHead(question, subject);
  }

  @Override
  @SuppressWarnings("unchecked")
  public S base(Id subject) {
    return (S) memories.current().bases(question).get(subject);
  }

  @Override
  public boolean hasBase(Id subject) {
    return memories.current().bases(question).containsKey(subject);
  }

  @Override
  public void putBase(Id subject, S base) {
    memories.putBase(question, subject, base);
  }

  @Override
  public void removeBase(Id subject) {
    memories.removeBase(question, subject);
  }

  @Override
  public Iterable<Id> subjects() {
    return memories.current().heads(question).keySet();
  }
}
