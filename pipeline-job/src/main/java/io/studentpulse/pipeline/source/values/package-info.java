/**
 * What one value of the wire means, whatever field it stands in: times, seconds, ids, answers, texts that every store can hold, and JSON as a tree and
 * as text. Knows no field of the contract.
 */
package io.studentpulse.pipeline.source.values;
