/**
 * What the contract (docs/events.md) says: which names a field has and what it means, which of two sayings counts, what the history may keep, and
 * whether what was said is an event. A wire form fills a {@link io.studentpulse.pipeline.source.contract.Draft}; {@link
 * io.studentpulse.pipeline.source.contract.Acceptance} makes an event of it. Knows no wire form.
 */
package io.studentpulse.pipeline.source.contract;
