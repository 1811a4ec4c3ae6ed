package io.studentpulse.riskfit;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.risk.RiskRule;
import io.studentpulse.pipeline.risk.RiskState;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.table.TableRow;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What do thresholds of the flag cost, and whom do they name in time? Every enrolment is told to the job's own rule, from its beginning to its end. */
final class Alarms implements Output {
    private static final RiskRule RULE = new RiskRule();
    private static final long DAY_MILLIS = 86_400_000L;
    /** Somebody can still be asked and helped. */
    private static final int DAYS_BEFORE_LEAVING = 7;
    private static final int DAYS_BEFORE_THE_END = 28;

    private final List<Alert> raised = new ArrayList<>();

    static void print(OuladEnrolments enrolments, PrintStream out) {
        out.println("\nAlerts of the flag on OULAD, and whom they name in time\n");
        out.println("| inactive for | alerts a student | named in time, of those who withdrew | of those who failed | named, of the others"
                + " | before the start | after the end |\n|---|---|---|---|---|---|---|");
        for (int days : List.of(7, 10, 14, 21)) {
            Map<String, Settings> settings = new HashMap<>();
            long alerts = 0;
            long early = 0;
            long late = 0;
            long[] named = new long[3];
            long[] all = new long[3];
            for (Enrolment one : enrolments.all()) {
                Presentation presentation = one.presentation();
                List<Alert> raised = of(one, settings.computeIfAbsent(presentation.name(),
                        name -> Settings.DEFAULT.with(presentation.catalogue()).withAtRisk(null, days * DAY_MILLIS)));
                int kind = !one.failed() ? 2 : one.lastDay() < presentation.days() ? 0 : 1;
                long inTime = presentation.millis(one.lastDay() - (kind == 0 ? DAYS_BEFORE_LEAVING : DAYS_BEFORE_THE_END));
                alerts += raised.size();
                early += raised.stream().filter(alert -> alert.sinceMillis() < presentation.millis(0)).count();
                late += raised.stream().filter(alert -> alert.sinceMillis() >= presentation.millis(presentation.days())).count();
                all[kind]++;
                named[kind] += raised.stream().anyMatch(alert -> alert.sinceMillis() <= inTime) ? 1 : 0;
            }
            out.printf("| %d days | %.1f | %.0f %% | %.0f %% | %.0f %% | %d | %d |%n", days, (double) alerts / enrolments.size(),
                    100.0 * named[0] / all[0], 100.0 * named[1] / all[1], 100.0 * named[2] / all[2], early, late);
        }
    }

    /** What was raised about a student until well after the end of the course. */
    static List<Alert> of(Enrolment one, Settings settings) {
        Alarms alarms = new Alarms();
        RiskState state = RULE.empty();
        About about = null;
        for (Activity event : one.events()) {
            about = about == null ? new About(event.student(), one.presentation().course(), settings) : about;
            // Heaps of one noon are one visit.
            boolean again = event.type() == EventType.MATERIAL_READ && state.lastActivityAtMillis() == event.atMillis();
            if (!again) {
                state = RULE.after(RULE.advance(state, event.atMillis(), about, alarms), StudentEvent.of(event), about, alarms);
            }
        }
        RULE.advance(state, one.presentation().millis(one.presentation().days() + 60), about, alarms);
        return alarms.raised;
    }

    @Override
    public void row(TableRow row) {
        // The alerts say it all.
    }

    @Override
    public void alert(Alert alert) {
        if (alert.kind().equals("at_risk_raised")) {
            raised.add(alert);
        }
    }
}
