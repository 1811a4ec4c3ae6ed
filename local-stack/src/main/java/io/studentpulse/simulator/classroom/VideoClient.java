package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;

/** What does a video player in a browser report while somebody uses it? It moves its client's clock along. */
final class VideoClient {
    private static final long HEARTBEAT = 10_000;

    private final Client client;
    private final Course.Video video;
    private final boolean heartbeats;
    private final boolean saysRate;
    private long position;
    private int rate = 1000;

    VideoClient(Client client, Course.Video video, boolean heartbeats, boolean saysRate) {
        this.client = client;
        this.video = video;
        this.heartbeats = heartbeats;
        this.saysRate = saysRate;
    }

    VideoClient at(int rateThousandths) {
        rate = rateThousandths;
        return this;
    }

    long position() {
        return position;
    }

    VideoClient play() {
        client.emit(report("video_play").position(position));
        return this;
    }

    /** Lets it run, with a heartbeat every ten seconds of wall clock, until the time is over or the video is. */
    VideoClient run(long millis) {
        long left = millis;
        while (left > 0 && position < video.durationMillis()) {
            long untilEnd = (video.durationMillis() - position) * 1000 / rate + 1;
            long step = Math.min(Math.min(HEARTBEAT, left), untilEnd);
            client.pass(step);
            position = Math.min(video.durationMillis(), position + step * rate / 1000);
            left -= step;
            if (heartbeats && step == HEARTBEAT) {
                client.emit(report("video_progress").position(position));
            }
        }
        return this;
    }

    VideoClient pause() {
        client.emit(report("video_pause").position(position));
        return this;
    }

    VideoClient idle(long millis) {
        client.pass(millis);
        return this;
    }

    /** The network is away: the picture stands still most of the time, and no heartbeat comes through. */
    VideoClient stall(long millis, long watchedMillis) {
        client.pass(millis);
        position = Math.min(video.durationMillis(), position + watchedMillis);
        client.emit(report("video_progress").position(position));
        return this;
    }

    VideoClient seek(long to, boolean saysFrom) {
        client.pass(40);
        client.emit(report("video_seek").seek(saysFrom ? position : null, to));
        position = to;
        client.pass(40);
        return this;
    }

    VideoClient changeRate(int thousandths) {
        client.pass(15);
        rate = thousandths;
        client.emit(report("video_rate").position(position));
        return this;
    }

    VideoClient complete(boolean saysPosition) {
        client.pass(25);
        client.emit(report("video_complete").position(saysPosition ? position : null));
        return this;
    }

    /** A report of a position that the player cannot have reached. */
    VideoClient claim(String type, long claimed) {
        client.emit(report(type).position(claimed));
        return this;
    }

    private EventDraft report(String type) {
        return client.draft(type).video(video.id()).lesson(video.lessonId()).duration(video.durationMillis())
                .rate(saysRate ? rate : null);
    }
}
