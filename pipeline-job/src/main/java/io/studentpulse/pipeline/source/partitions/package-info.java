/** Partitions of Kafka: how far each has been read, what of it is backlog, and the event time of all of them together. */
package io.studentpulse.pipeline.source.partitions;
