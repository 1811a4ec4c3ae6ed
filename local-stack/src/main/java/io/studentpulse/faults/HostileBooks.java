package io.studentpulse.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * The books of a job, from its own counters: what it has read, and what became of each.
 *
 * @param accepted by the decoder
 * @param rejected by the decoder
 * @param settings accepted
 * @param badSettings refused
 */
record HostileBooks(long read, long accepted, long rejected, long counted, long duplicate, long late, long quarantined, long released, long settings,
        long badSettings, long ruleFailures) {

    static HostileBooks of(JobView job) {
        return new HostileBooks(job.counter("decode.eventsRead"), job.counter("decode.accepted"), job.counter("decode.rejected"),
                job.counter("students.events.accepted"),
                job.counter("students.events.duplicate") + job.counter("students.events.conflict_ignored") + job.counter("students.events.conflict_replaced"),
                job.counter("students.events.late"), job.counter("students.quarantine.events"), job.counter("students.quarantine.released"),
                job.counter("settings.accepted"), job.counter("settings.rejected"), job.counter("students.quarantine.failures"));
    }

    /** What does not come out even: nothing, if all is well. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        if (read != accepted + rejected) {
            wrong.add(read + " events read are not " + accepted + " decoded and " + rejected + " rejected");
        }
        if (accepted + released != counted + duplicate + late + quarantined) {
            wrong.add(accepted + " events decoded and " + released + " released are not the " + counted + " accepted, " + duplicate + " duplicate, " + late
                    + " late and " + quarantined + " quarantined ones");
        }
        return wrong;
    }

    @Override
    public String toString() {
        return String.format("%,d events read + %,d released = %,d accepted + %,d duplicate + %,d late + %,d quarantined + %,d dead-lettered; "
                + "settings: %,d accepted, %,d dead-lettered; %,d rule failures", read, released, counted, duplicate, late, quarantined, rejected, settings,
                badSettings, ruleFailures);
    }
}
