package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recent events with what is known of them besides what they say: the zones in which they happened, and what analytics derive of them. */
final class DerivedEvents {

  private final List<? extends AnalyticRunner<?>> producers;

  DerivedEvents(List<? extends AnalyticRunner<?>> analytics) {
    producers = analytics.stream().filter(analytic -> analytic.can().producesFacts()).toList();
  }

  List<StudentEvent> of(EventLog log, Id student, Settings settings) {
    List<StudentEvent> derived = EventLog.zoned(log.recent().toList(), log.zoneBefore());
    for (AnalyticRunner<?> producer : producers) {
      derived = producer.derived(derived, student, settings);
    }
    return derived;
  }

  /** The events of which something else is derived than before, as they were and as they are: either may be what an analytic is about. */
  static List<StudentEvent> changed(List<StudentEvent> before, List<StudentEvent> after) {
    Map<Id, StudentEvent> were = new HashMap<>();
    before.forEach(event -> were.put(event.id(), event));
    List<StudentEvent> changed = new ArrayList<>();
    for (StudentEvent event : after) {
      StudentEvent was = were.get(event.id());
      if (was != null && !was.derived().equals(event.derived())) {
        changed.add(was);
        changed.add(event);
      }
    }
    return changed;
  }
}
