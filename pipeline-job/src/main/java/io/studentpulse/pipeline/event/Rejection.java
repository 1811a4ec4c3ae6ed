package io.studentpulse.pipeline.event;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A record (or one event of a batch) that was not accepted, with everything that dead letters need.
 *
 * @param reason stable, lower-case, for counting: {@code not_decodable}, {@code no_student}, {@code no_type}, {@code bad_timestamp},
 *     {@code missing_id}, {@code bad_number}, {@code too_large}
 * @param stage where: {@code decode}, {@code validate}, {@code postgres}, {@code clickhouse}
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
    Map<String, byte[]> headers) {}
