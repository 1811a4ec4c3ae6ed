/** Events in JSON, nested or flat, alone or in batches: reads them into a draft of the contract, and cuts batches so that one bad event costs no other. */
package io.studentpulse.pipeline.source.json;
