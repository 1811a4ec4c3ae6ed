/** Events in Avro, single-object encoded or with the id of a registry, in every released schema: reads them into a draft of the contract. */
package io.studentpulse.pipeline.source.avro;
