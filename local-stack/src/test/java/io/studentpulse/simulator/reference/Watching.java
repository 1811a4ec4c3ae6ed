package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The words of the video vectors: seconds in, one row out. */
final class Watching {
    static final long START = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

    private final List<ParsedEvent> events = new ArrayList<>();
    private Integer rate;
    private String session = "s";

    private Watching(Integer rateThousandths) {
        rate = rateThousandths;
    }

    static Watching atRate(double rate) {
        return new Watching((int) (rate * 1000));
    }

    static Watching atUnknownRate() {
        return new Watching(null);
    }

    /** The next reports are of this player. */
    Watching player(String id) {
        session = id;
        return this;
    }

    /** The next reports tell this rate. */
    Watching atRateFromNow(double told) {
        rate = (int) (told * 1000);
        return this;
    }

    Watching play(double position, double at) {
        return add(draft("video_play", at).position(millis(position)));
    }

    Watching pause(double position, double at) {
        return add(draft("video_pause", at).position(millis(position)));
    }

    Watching heartbeat(double position, double at) {
        return add(draft("video_progress", at).position(millis(position)));
    }

    Watching heartbeats(int from, int to) {
        for (int second = from; second <= to; second += 10) {
            heartbeat(second, second);
        }
        return this;
    }

    Watching seek(double from, double to, double at) {
        return add(draft("video_seek", at).seek(millis(from), millis(to)));
    }

    Watching seekTo(double to, double at) {
        return add(draft("video_seek", at).seek(null, millis(to)));
    }

    Watching rate(double rate, double position, double at) {
        return add(draft("video_rate", at).position(millis(position)).rate((int) (rate * 1000)));
    }

    Watching complete(double at) {
        return add(draft("video_complete", at));
    }

    Map<String, Object> row() {
        return row(events);
    }

    /** The same events doubled and in another order. */
    Map<String, Object> rowWhenDoubledAndShuffled() {
        List<ParsedEvent> again = new ArrayList<>(events);
        again.addAll(events);
        Collections.shuffle(again, new Random(events.size()));
        return row(again);
    }

    private Map<String, Object> row(List<ParsedEvent> of) {
        return Reference.of(of, ReferenceSettings.DEFAULTS, Instant.ofEpochMilli(START)).studentVideoProgress().get(0);
    }

    private EventDraft draft(String type, double at) {
        return new EventDraft(type, "ada", START + millis(at)).session(session).video("v").duration(600_000L).rate(rate)
                .id(NameUuid.of("watching/" + events.size()));
    }

    private Watching add(EventDraft draft) {
        events.add(draft.build());
        return this;
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }
}
