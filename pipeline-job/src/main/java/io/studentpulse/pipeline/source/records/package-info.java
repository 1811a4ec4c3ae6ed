/** Records of Kafka: which wire form one has, the events in it, how they are counted, and what becomes of a record that is refused. */
package io.studentpulse.pipeline.source.records;
