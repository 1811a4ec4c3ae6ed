package io.studentpulse.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What might one student's events be that no client would send? A small set for each seed, crowded around the limits of the rules
 * (250 ms, 30 s, 30 min, 24 h, the end of the video, midnight), for comparing a job with the reference.
 */
public final class RandomEvents {
    private static final long START = Instant.parse("2026-03-07T20:00:00Z").toEpochMilli();
    private static final String[] PLAYER = {"video_progress", "video_progress", "video_progress", "video_play", "video_pause", "video_seek",
        "video_rate", "video_complete"};
    private static final String[] OTHER = {"session_start", "session_end", "session_end", "session_pause", "session_resume",
        "lesson_access", "search", "material_read", "course_enroll", "course_unenroll", "course_complete", "quiz_submit",
        "hologram_opened", "hologram_granted", "xp_gain", "achievement", "ai_coach_response"};
    private static final long[] STEPS = {0, 1, 249, 250, 1_000, 5_000, 9_999, 10_000, 10_000, 10_000, 10_000, 20_000, 30_000,
        30_001, 60_000, 300_000, 1_799_999, 1_800_000, 1_800_001, 7_200_000};
    /** Of the last five one is a link and one was long in coming; three are no zones of the database. */
    static final String[] ZONES = {null, null, null, "America/New_York", "Pacific/Honolulu", "Pacific/Auckland", "Asia/Kolkata", "US/Pacific",
        "America/Coyhaique", "GMT+5", "Pacific Standard Time", "Etc/Unknown"};
    private static final Integer[] RATES = {null, 1000, 1000, 1000, 750, 1250, 2000, 16_000, 0};
    /** Steps around the two seconds within which a play after a seek is stale. */
    private static final long[] FROM_WHERE_IT_LEFT = {-2_001, -2_000, -1, 0, 1_500, 2_000, 2_001, 90_000};

    private static final Long[] DURATIONS = {null, 300_000L, 600_000L, 600_000L, 600_000L, 600_000L, 600_000L, 600_000L, 0L, -1L};

    private static final Object[] ODD_RATES = {"1x", "1.5x", "fast", -1};
    private static final String[] NO_SESSIONS = {null, null, "undefined", "", "00000000-0000-0000-0000-000000000000", "NaN"};

    private RandomEvents() {}

    /** One student's events, in the order of arrival; some are repeated, some late by up to 20 hours, some from a clock that is ahead. */
    public static List<ParsedEvent> of(long seed) {
        Random random = new Random(seed);
        String student = "random-" + seed;
        List<ParsedEvent> events = new ArrayList<>();
        int count = 3 + random.nextInt(60);
        boolean lazy = random.nextInt(4) == 0;
        long time = START + random.nextInt(86_400_000);
        long position = 0;
        boolean wasVideo = false;
        int players = random.nextInt(4) == 0 ? 12 : 2;
        EventDraft before = null;
        for (int i = 0; i < count; i++) {
            boolean daysLater = lazy && random.nextInt(6) == 0;
            long step = daysLater ? 86_400_000L * (1 + random.nextInt(9)) - random.nextInt(3) : STEPS[random.nextInt(STEPS.length)];
            // Only video events have an order within one millisecond that the contract defines beyond ids.
            boolean video = random.nextInt(4) > 0;
            time += video && wasVideo ? step : Math.max(1, step);
            wasVideo = video;
            boolean follows = random.nextInt(5) > 0 && position + step < 610_000;
            position = follows ? position + step + random.nextInt(3) * 1000L - 1000 : random.nextInt(620_000) - 5_000;
            boolean ahead = !video && random.nextInt(15) == 0;
            long received = time + (random.nextInt(8) == 0 ? random.nextInt(20 * 3_600_000) : 1_000 + i);
            long clock = ahead ? received + 300_000 + random.nextInt(3) : time;
            boolean afterSeek = before != null && random.nextInt(2) == 0;
            long left = position - step + FROM_WHERE_IT_LEFT[random.nextInt(FROM_WHERE_IT_LEFT.length)];
            EventDraft draft = draft(random, video, student, clock, video && afterSeek ? left : position, players, afterSeek)
                    .id(NameUuid.of("random/" + seed + "/" + i)).zone(ZONES[random.nextInt(ZONES.length)]).received(received);
            events.add(draft.build());
            before = events.get(events.size() - 1).type().equals("video_seek") ? draft : null;
            if (random.nextInt(10) == 0) {
                events.add(draft.received(received + random.nextInt(3_600_000)).build());
            }
        }
        events.sort(Comparator.comparingLong(ParsedEvent::receivedMillis));
        return events;
    }

    private static EventDraft draft(Random random, boolean video, String student, long time, long position, int players, boolean afterSeek) {
        if (!video) {
            String type = OTHER[random.nextInt(OTHER.length)];
            EventDraft other = new EventDraft(type, student, time);
            if (type.equals("hologram_granted")) {
                other.byService();
            }
            return other.session(random.nextInt(6) == 0 ? NO_SESSIONS[random.nextInt(NO_SESSIONS.length)] : "session-" + random.nextInt(2))
                    .course(random.nextInt(4) == 0 ? null : "course-" + random.nextInt(2));
        }
        String type = afterSeek ? "video_play" : PLAYER[random.nextInt(PLAYER.length)];
        Integer rate = RATES[random.nextInt(RATES.length)];
        EventDraft draft = new EventDraft(type, student, time).session("session-" + random.nextInt(players)).course("course-0")
                .video("video-" + random.nextInt(2)).duration(DURATIONS[random.nextInt(DURATIONS.length)]).rate(rate);
        if (rate == null && random.nextInt(3) == 0) {
            draft.with("playback_rate", ODD_RATES[random.nextInt(ODD_RATES.length)]);
        }
        return switch (type) {
            case "video_seek" -> draft.seek(random.nextBoolean() ? position : null, (long) random.nextInt(602_000));
            case "video_complete" -> draft.position(random.nextBoolean() ? null : position);
            default -> draft.position(position);
        };
    }
}
