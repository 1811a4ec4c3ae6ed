package io.studentpulse.simulator;

/** When after the start is a record due? */
public interface Pace {
    long nanosAfterStart(long index, SimulatedEvent record);

    default boolean isUnlimited() {
        return false;
    }

    static Pace perSecond(double records) {
        if (!(records > 0)) {
            throw new IllegalArgumentException("a rate must be above 0 records/s, got " + records);
        }
        return (index, record) -> (long) (index * 1e9 / records);
    }

    static Pace unlimited() {
        return new Pace() {
            @Override
            public long nanosAfterStart(long index, SimulatedEvent record) {
                return 0;
            }

            @Override
            public boolean isUnlimited() {
                return true;
            }
        };
    }
}
