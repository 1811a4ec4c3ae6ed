package io.studentpulse.pipeline.event;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A record (or one event of a batch) that was not accepted, with everything that dead letters need.
 *
 * @param reason stable, lower-case, for counting: {@code not_decodable}, {@code no_student}, {@code no_type}, {@code bad_timestamp},
 *     {@code missing_id}, {@code personal_id}, {@code no_target}, {@code too_large}, {@code bad_setting}, {@code rule_failed}
 * @param stage where: {@code decode}, {@code validate}, {@code control}, {@code rule}, {@code postgres}, {@code clickhouse}
 * @param error what exactly is wrong and what to do, in a sentence, without personal data
 * @param eventIndex which event of a batch, from 0; 0 for a record of one event
 * @param receivedMillis the record's timestamp, epoch milliseconds
 */
@TypeInfo(RejectionTypeInfo.class)
public record Rejection(
    String reason,
    String stage,
    String error,
    String sourceTopic,
    int sourcePartition,
    long sourceOffset,
    int eventIndex,
    long receivedMillis,
    byte[] key,
    byte[] value,
    List<Header> headers) {

  public Rejection {
    headers = List.copyOf(headers);
  }

  /** A header of the record as its producer sent it: one name may come several times, and a value may be null. */
  public record Header(String name, byte[] value) {}
}
