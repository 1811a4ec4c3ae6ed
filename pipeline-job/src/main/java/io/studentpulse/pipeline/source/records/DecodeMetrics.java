package io.studentpulse.pipeline.source.records;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.source.contract.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The books of the decoder, as Flink counters under {@code decode}: {@code eventsRead = accepted + rejected}, the rejected per reason, and what was
 * accepted but is worth knowing, such as the fields that were left out.
 */
final class DecodeMetrics implements DecodeCounters {

  /** A client can invent types for ever; a metric per type cannot be had for ever. */
  private static final int MOST_UNKNOWN_TYPES = 50;

  /** What a client calls otherwise is counted together: a metric per invented name cannot be had for ever. */
  private static final Set<String> CONTRACT_NAMES = Stream.concat(
      Arrays.stream(PayloadField.values()).map(PayloadField::wireName), Arrays.stream(Field.values()).map(Field::contractName)).collect(Collectors.toSet());

  private final MetricGroup decode;
  private final Counter recordsRead;
  private final Counter bytesRead;
  private final Counter eventsRead;
  private final Counter accepted;
  private final Counter rejected;
  private final Counter derivedIds;
  private final Counter redated;
  private final Counter unknownTypes;
  private final Counter leftOut;
  private final Map<String, Counter> rejectedByReason = new HashMap<>();
  private final Map<String, Counter> byUnknownType = new HashMap<>();
  private final Map<String, Counter> leftOutByField = new HashMap<>();

  DecodeMetrics(MetricGroup parent) {
    decode = parent.addGroup("decode");
    recordsRead = decode.counter("recordsRead");
    bytesRead = decode.counter("bytesRead");
    eventsRead = decode.counter("eventsRead");
    accepted = decode.counter("accepted");
    rejected = decode.counter("rejected");
    derivedIds = decode.counter("derivedIds");
    redated = decode.counter("redated");
    unknownTypes = decode.counter("unknownTypes");
    leftOut = decode.counter("leftOut");
  }

  void read(ConsumerRecord<byte[], byte[]> record) {
    recordsRead.inc();
    bytesRead.inc(Math.max(0, record.serializedValueSize()));
  }

  @Override
  public void accepted(Activity activity, boolean idDerived) {
    eventsRead.inc();
    accepted.inc();
    if (idDerived) {
      derivedIds.inc();
    }
    if (activity.isRedated()) {
      redated.inc();
    }
    if (activity.type() == EventType.UNKNOWN || activity.type() == EventType.UNKNOWN_REPORT) {
      unknownTypes.inc();
      unknownType(activity.typeName()).inc();
    }
    for (String field : activity.leftOut()) {
      leftOut(field, activity.type());
    }
  }

  private void leftOut(String field, EventType type) {
    leftOut.inc();
    String known = CONTRACT_NAMES.contains(field) ? field : "other";
    leftOutByField.computeIfAbsent(known + ' ' + type.wireName(), unused -> decode.addGroup("field", known)
        .addGroup("type", type == EventType.UNKNOWN ? "unknown" : type.wireName()).counter("leftOutByField")).inc();
  }

  @Override
  public void rejected(Rejection rejection) {
    eventsRead.inc();
    rejected.inc();
    rejectedByReason.computeIfAbsent(rejection.reason(), reason -> decode.addGroup("reason", reason).counter("rejectedByReason")).inc();
  }

  private Counter unknownType(String name) {
    boolean speakable = name.length() <= 64 && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
    boolean room = byUnknownType.size() < MOST_UNKNOWN_TYPES || byUnknownType.containsKey(name);
    return byUnknownType.computeIfAbsent(
        speakable && room ? name : "other", type -> decode.addGroup("type", type).counter("unknownTypesByName"));
  }
}
