package io.studentpulse.simulator;

/** When after the start is a record due? */
public interface Pace {
    long nanosAfterStart(long index, SimulatedEvent record);

    default boolean isUnlimited() {
        return false;
    }

    public static Pace perSecond(double records) {
        if (!(records > 0)) {
            throw new IllegalArgumentException("a rate must be above 0 records/s, got " + records);
        }
        return (index, record) -> (long) (index * 1e9 / records);
    }

    /** As they arrived, {@code speed} times faster, with no pause above a second. It remembers the record before: one per sending. */
    public static Pace compressed(double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a speed must be above 0, got " + speed);
        }
        return new Pace() {
            private long due;
            private long before = Long.MAX_VALUE;

            @Override
            public long nanosAfterStart(long index, SimulatedEvent record) {
                double waitNanos = Math.max(0, record.recordTimestampMillis() - before) * 1e6 / speed;
                before = record.recordTimestampMillis();
                due += (long) Math.min(1e9, waitNanos);
                return due;
            }
        };
    }

    public static Pace unlimited() {
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
