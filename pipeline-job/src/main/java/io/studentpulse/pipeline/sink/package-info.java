/**
 * How rows reach the stores: repeated, late or out of order without harm.
 *
 * <pre>
 *  mailbox thread                            the writer's own thread
 *  RowWriter ── TableBuffer per table ──┐
 *    newest row of each key;            ├──▶ Delivery ── Store (PostgresStore, ClickHouseStore)
 *    due on time, size, checkpoint  ────┘     retries     one transaction or one insert
 *                                             bisects ──▶ RejectedRows: the one row a store refuses
 * </pre>
 */
package io.studentpulse.pipeline.sink;
