package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;

/** What does one player (student, video, session) credit, report by report? docs/metrics.md section 1, rules 1 to 4. */
final class PlayerReference {
    private static final long SMALLEST_STEP = 250;
    private static final long LONGEST_STEP = 10 * 3_600_000L;
    private static final long HEARTBEAT_GAP = 30_000;
    private static final long STALE_WITHIN = 2_000;
    private static final long UNKNOWN_RATE = 2_000;

    /**
     * Where the player was when it last reported.
     *
     * @param left of a seek: where it left, null where nobody knows
     */
    private record Anchor(long position, long at, boolean playing, Integer rate, boolean heartbeat, boolean seek, Long left) {}

    private final VideoReference.Doors doors;
    private Anchor anchor;
    private boolean hasHeartbeats;
    private long firstAt;
    private Integer highestTold;
    private long creditedMillis;

    PlayerReference(VideoReference.Doors doors) {
        this.doors = doors;
    }

    /** The stretch of video that this report credits as {start, end}, or null. */
    long[] report(ParsedEvent event, long at, Long position, Integer rate, Long knownDuration) {
        firstAt = anchor == null ? at : firstAt;
        highestTold = highest(highestTold, rate);
        boolean wasPlaying = anchor != null && anchor.playing();
        switch (event.type()) {
            case "video_seek" -> {
                Long left = event.fromMillis() != null ? event.fromMillis() : anchor == null ? null : Long.valueOf(movedOn(at, rate));
                long[] credited = null;
                if (wasPlaying && event.fromMillis() != null) {
                    credited = credit(event.fromMillis(), at, rate, false);
                } else if (wasPlaying) {
                    credited = estimate(at, rate, knownDuration);
                }
                anchor = new Anchor(position, at, wasPlaying, rate, false, true, left);
                return credited;
            }
            case "video_play" -> {
                boolean stale = anchor != null && anchor.seek() && anchor.left() != null && Math.abs(position - anchor.left()) <= STALE_WITHIN;
                long start = stale ? anchor.position() : position;
                long[] credited = wasPlaying ? credit(start, at, rate, false) : null;
                anchor = new Anchor(start, at, true, rate, false, false, null);
                return credited;
            }
            case "video_rate" -> {
                long[] credited = wasPlaying ? credit(position, at, null, false) : null;
                anchor = new Anchor(position, at, wasPlaying, rate, false, false, null);
                return credited;
            }
            case "video_progress" -> {
                long[] credited = wasPlaying ? credit(position, at, rate, true) : null;
                anchor = new Anchor(position, at, true, rate, true, false, null);
                hasHeartbeats = true;
                return credited;
            }
            default -> {
                long[] credited = wasPlaying ? credit(position, at, rate, false) : null;
                anchor = new Anchor(position, at, false, rate, false, false, null);
                return credited;
            }
        }
    }

    /** Where the player stands after its last report. */
    long position() {
        return anchor.position();
    }

    /** When it last reported; null before it ever did. */
    Long lastReportAt() {
        return anchor == null ? null : anchor.at();
    }

    /** Where the player must be by now, if nobody says. */
    private long movedOn(long at, Integer reportedRate) {
        Integer known = highest(anchor.rate(), reportedRate);
        return anchor.position() + (anchor.playing() ? (at - anchor.at()) * (known == null ? UNKNOWN_RATE : known) / 1000 : 0);
    }

    private long[] credit(long position, long at, Integer reportedRate, boolean heartbeat) {
        long step = position - anchor.position();
        long elapsed = at - anchor.at();
        if (Math.abs(step) < SMALLEST_STEP) {
            return null;
        }
        Integer known = highest(anchor.rate(), reportedRate);
        long rate = known == null ? UNKNOWN_RATE : known;
        if (step < 0 || step > LONGEST_STEP || step * 1000 > elapsed * rate + 2_000_000 || isBeyondAll(step, at)) {
            doors.unseenSeeks++;
            return null;
        }
        if ((heartbeat || anchor.heartbeat()) && elapsed > HEARTBEAT_GAP) {
            long steadyRate = known == null ? 1000 : known;
            boolean oneHeartbeat = step * 1000 <= 10_000 * rate + 2_000_000;
            boolean steady = 10 * Math.abs(step * 1000 - elapsed * steadyRate) <= Math.max(20_000_000, elapsed * steadyRate);
            if (!oneHeartbeat && !steady) {
                doors.gaps++;
                return null;
            }
        }
        creditedMillis += step;
        return new long[] {anchor.position(), position};
    }

    /** The clock allows so much in all, and the two seconds for rounding once. */
    private boolean isBeyondAll(long step, long at) {
        long rate = highestTold == null ? UNKNOWN_RATE : highestTold;
        return (creditedMillis + step) * 1000 > (at - firstAt) * rate + 2_000_000;
    }

    /** A seek that does not say where it left: as far as the clock allows, if the rate is known and no heartbeat says better. */
    private long[] estimate(long at, Integer reportedRate, Long knownDuration) {
        Integer known = highest(anchor.rate(), reportedRate);
        if (known == null || hasHeartbeats) {
            return null;
        }
        long end = anchor.position() + (at - anchor.at()) * known / 1000;
        if (knownDuration != null) {
            end = Math.min(end, knownDuration);
        }
        long step = end - anchor.position();
        if (step < SMALLEST_STEP || step > LONGEST_STEP) {
            return null;
        }
        if (isBeyondAll(step, at)) {
            doors.unseenSeeks++;
            return null;
        }
        creditedMillis += step;
        doors.estimatedCloses++;
        return new long[] {anchor.position(), end};
    }

    private static Integer highest(Integer a, Integer b) {
        return a == null ? b : b == null ? a : Integer.valueOf(Math.max(a, b));
    }
}
