package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.StudentMemory;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * The memory of whoever is the current key, read from the state once a turn (an event, a timer, a setting) and written back at its end.
 *
 * <p>Until 0.1 every analytic had two states of its own, a map by subject each. A student whom nobody has heard of since is moved over at the
 * first turn.
 */
final class KeyedStudentState {

  private final BackendState<StudentMemory> state;
  private final List<EarlierStates<?>> earlier;
  private StudentMemory current;
  private boolean changed;
  /** Whether what an earlier release left was moved in this turn, and is gone where it was. */
  private boolean moved;
  /** What takes the changes of this turn back, newest last: on the heap the memory is the very object in the state. */
  private final List<Runnable> undo = new ArrayList<>();

  KeyedStudentState(RuntimeContext context) {
    state = new BackendState<>(context.getState(StudentStates.MEMORY));
    earlier = StudentStates.earlier(context);
  }

  /** For looking at. */
  StudentMemory current() {
    if (current == null) {
      current = state.value();
      if (current == null) {
        StudentMemory found = new StudentMemory();
        for (EarlierStates<?> analytic : earlier) {
          moved |= analytic.copyTo(found);
        }
        current = found;
        changed |= moved;
        if (moved) {
          // Only now: had one of them not been readable, nothing would be lost.
          earlier.forEach(EarlierStates::clear);
        }
      }
    }
    return current;
  }

  void putHead(String analytic, Id subject, Object head) {
    StudentMemory memory = changing();
    Object before = memory.heads(analytic).get(subject);
    undo.add(() -> {
      if (before == null) {
        memory.removeHead(analytic, subject);
      } else {
        memory.putHead(analytic, subject, before);
      }
    });
    memory.putHead(analytic, subject, head);
  }

  void removeHead(String analytic, Id subject) {
    StudentMemory memory = changing();
    Object before = memory.heads(analytic).get(subject);
    if (before != null) {
      undo.add(() -> memory.putHead(analytic, subject, before));
      memory.removeHead(analytic, subject);
    }
  }

  void putBase(String analytic, Id subject, Object base) {
    StudentMemory memory = changing();
    Object before = memory.bases(analytic).get(subject);
    undo.add(() -> {
      if (before == null) {
        memory.removeBase(analytic, subject);
      } else {
        memory.putBase(analytic, subject, before);
      }
    });
    memory.putBase(analytic, subject, base);
  }

  void removeBase(String analytic, Id subject) {
    StudentMemory memory = changing();
    Object before = memory.bases(analytic).get(subject);
    if (before != null) {
      undo.add(() -> memory.putBase(analytic, subject, before));
      memory.removeBase(analytic, subject);
    }
  }

  private StudentMemory changing() {
    changed = true;
    return current();
  }

  /** The turn failed: it is as if it had not been. */
  void discard() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      undo.get(i).run();
    }
    changed = moved;
    keep();
  }

  /** The turn is over: whoever comes next may be another. */
  void keep() {
    if (changed) {
      state.update(current);
    }
    current = null;
    changed = false;
    moved = false;
    undo.clear();
  }
}
