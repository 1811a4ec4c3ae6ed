package io.studentpulse.demo;

import io.studentpulse.stack.ClickHouseText;
import java.io.IOException;
import java.util.List;

/** The views that ClickHouse computes anew once in a while: on a new stack they hold nothing before the next full hour. */
final class ScheduledViews {
    private final ClickHouseText clickHouse;

    ScheduledViews(ClickHouseText clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** Returns when each of them is as new as the tables. */
    void refresh() throws IOException {
        List<String> names = clickHouse.execute("SELECT view FROM system.view_refreshes WHERE database = 'analytics' ORDER BY view FORMAT TSVRaw")
                .lines().toList();
        for (String name : names) {
            // One that runs by itself just now began before the last rows came.
            clickHouse.execute("SYSTEM WAIT VIEW analytics." + name);
            clickHouse.execute("SYSTEM REFRESH VIEW analytics." + name);
        }
        for (String name : names) {
            clickHouse.execute("SYSTEM WAIT VIEW analytics." + name);
        }
    }
}
