package io.studentpulse.simulator.load;

/**
 * Who sends when in a load: students come in cohorts, a cohort's students take their hundred steps side by side.
 *
 * <pre>
 *  day ── cohort 0 ── step 0: student 0, 1, … ── step 1: student 0, 1, … ── … step 99
 *      └─ cohort 1 ── …
 * </pre>
 *
 * @param cohortSize     students that are active at the same time
 * @param cohorts        cohorts in a day; students = cohortSize · cohorts
 * @param millisPerEvent event time between two events of the whole load
 * @param nightMillis    event time without events between two days
 */
public record LoadPlan(long seed, int cohortSize, int cohorts, long startMillis, double millisPerEvent, long nightMillis) {
    public static final int STEPS = 100;
    private static final long HEARTBEAT = 10_000;
    private static final int COHORTS_A_DAY = 86;
    private static final long DAY = 86_400_000L;

    public LoadPlan {
        if (cohortSize < 1 || cohorts < 1 || !(millisPerEvent > 0)) {
            throw new IllegalArgumentException("a load needs students and a rate above 0, got " + cohortSize + " × " + cohorts
                    + " students, " + millisPerEvent + " ms between events");
        }
    }

    /** A backlog in event time: heartbeats every 10 s, one sitting per student and day, the last event just before {@code end}. */
    public static LoadPlan backlog(long seed, int students, long events, long endMillis) {
        int size = Math.max(1, (students + COHORTS_A_DAY - 1) / COHORTS_A_DAY);
        int cohorts = (students + size - 1) / size;
        double perEvent = (double) HEARTBEAT / size;
        LoadPlan fromZero = new LoadPlan(seed, size, cohorts, 0, perEvent, DAY - cohorts * STEPS * HEARTBEAT);
        return new LoadPlan(seed, size, cohorts, endMillis - fromZero.timeMillis(Math.max(0, events - 1)), perEvent, fromZero.nightMillis);
    }

    /** Live: event time is the intended send time; with ten students and more per event/s, heartbeats are 10 s apart. */
    public static LoadPlan live(long seed, int students, double eventsPerSecond, long startMillis) {
        int size = Math.max(1, (int) Math.min(students, Math.ceil(eventsPerSecond * HEARTBEAT / 1000)));
        return new LoadPlan(seed, size, (students + size - 1) / size, startMillis, 1000 / eventsPerSecond, 0);
    }

    int students() {
        return cohortSize * cohorts;
    }

    long day(long index) {
        return index / ((long) STEPS * students());
    }

    int step(long index) {
        return (int) (index % ((long) STEPS * cohortSize) / cohortSize);
    }

    int student(long index) {
        return (int) (index % ((long) STEPS * students()) / ((long) STEPS * cohortSize)) * cohortSize + (int) (index % cohortSize);
    }

    /** Event time between two steps of one student. */
    long stepMillis() {
        return Math.round(millisPerEvent * cohortSize);
    }

    long timeMillis(long index) {
        return startMillis + day(index) * nightMillis + (long) (index * millisPerEvent);
    }
}
