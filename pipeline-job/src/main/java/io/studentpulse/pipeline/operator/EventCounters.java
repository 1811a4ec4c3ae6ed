package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.Student.Outcome;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Balances the books: read = accepted + duplicate + dead-lettered + late. */
final class EventCounters {

  private EventCounters() {}

  /** One counter an outcome, {@code events.accepted}, {@code events.duplicate}, …; a conflict is also a duplicate. */
  static Map<Outcome, Counter> register(MetricGroup metrics) {
    MetricGroup events = metrics.addGroup("events");
    Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counters.put(outcome, events.counter(outcome.name().toLowerCase(Locale.ROOT)));
    }
    return counters;
  }
}
