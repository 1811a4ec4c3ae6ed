package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VideoVectorsTest {
    private static Watching watching() {
        return Watching.atRate(1);
    }

    private static void expect(Watching watching, long seconds, String percent, boolean completed) {
        for (Map<String, Object> row : new Map[] {watching.row(), watching.rowWhenDoubledAndShuffled()}) {
            assertThat(row).containsEntry("seconds_watched", seconds).containsEntry("watch_pct", new BigDecimal(percent))
                    .containsEntry("completed", completed);
        }
    }

    @Test
    void playAndPause() {
        expect(watching().play(0, 0).pause(60, 60), 60, "10.00", false);
    }

    @Test
    void heartbeatsUpToNinetyPercent() {
        Watching watching = watching().heartbeats(0, 540);
        expect(watching, 540, "90.00", true);
        assertThat(watching.row()).containsEntry("completed_at", Instant.ofEpochMilli(Watching.START + 540_000))
                .containsEntry("completion_source", "coverage");
    }

    @Test
    void lostSeekEarnsNothing() {
        Watching watching = watching().play(10, 0).pause(500, 5);
        expect(watching, 0, "0.00", false);
        assertThat(watching.row()).containsEntry("unseen_seeks", 1L);
    }

    @Test
    void theClockLimitsTheClaim() {
        expect(Watching.atRate(2).play(0, 0).pause(120, 60), 120, "20.00", false);
        expect(Watching.atRate(1).play(0, 0).pause(120, 60), 0, "0.00", false);
        expect(Watching.atUnknownRate().play(0, 0).pause(120, 60), 120, "20.00", false);
    }

    @Test
    void seekWithAndWithoutFrom() {
        expect(watching().play(0, 0).seek(60, 300, 60).pause(360, 120), 120, "20.00", false);
        Watching estimated = watching().play(0, 0).seekTo(300, 60).pause(360, 120);
        expect(estimated, 120, "20.00", false);
        assertThat(estimated.row()).containsEntry("estimated_closes", 1L);
        expect(Watching.atUnknownRate().play(0, 0).seekTo(300, 60).pause(360, 120), 60, "10.00", false);
    }

    @Test
    void stalePlayAfterSeekStartsAtItsTarget() {
        Watching watching = watching().play(0, 0).pause(60, 60).seek(60, 300, 61).play(60, 62).pause(360, 122);
        expect(watching, 120, "20.00", false);
        assertThat(watching.row()).containsEntry("last_position", 360L);
    }

    @Test
    void seekOfAPausedPlayerLeavesItPaused() {
        expect(watching().play(0, 0).pause(60, 60).seek(60, 300, 61).pause(360, 122), 60, "10.00", false);
    }

    @Test
    void rewatching() {
        Watching watching = watching().play(0, 0).seek(60, 0, 60).pause(60, 120);
        expect(watching, 60, "10.00", false);
        assertThat(watching.row()).containsEntry("play_seconds", 120L).containsEntry("rewatch_seconds", 60L);
    }

    @Test
    void closedTabs() {
        expect(watching().play(0, 0), 0, "0.00", false);
        expect(watching().heartbeats(0, 60), 60, "10.00", false);
    }

    @Test
    void offlineClientAndGap() {
        expect(watching().heartbeat(0, 0).heartbeat(10, 10).heartbeat(310, 310), 310, "51.66", false);
        Watching gap = Watching.atUnknownRate().heartbeat(100, 0).heartbeat(400, 600);
        expect(gap, 0, "0.00", false);
        assertThat(gap.row()).containsEntry("gaps", 1L);
    }

    @Test
    void ninetyPercentIsExact() {
        expect(watching().play(0, 0).pause(540, 540), 540, "90.00", true);
        expect(watching().play(0, 0).pause(539.999, 539.999), 539, "89.99", false);
    }

    @Test
    void positionBeyondTheEnd() {
        Watching watching = watching().play(0, 0).pause(700, 60);
        expect(watching, 0, "0.00", false);
        assertThat(watching.row()).containsEntry("rejected_positions", 1L);
        expect(watching().play(0, 0).pause(700, 60).pause(90, 90), 90, "15.00", false);
    }

    @Test
    void draggedToTheEnd() {
        expect(watching().play(0, 0).seek(1, 590, 1).complete(12), 11, "1.83", false);
    }

    @Test
    void onlyComplete() {
        Watching watching = watching().complete(3).complete(9);
        expect(watching, 0, "0.00", true);
        assertThat(watching.row()).containsEntry("completion_source", "client")
                .containsEntry("completed_at", Instant.ofEpochMilli(Watching.START + 3000));
    }

    @Test
    void aRateChangeClosesUnderTheOldRate() {
        expect(watching().play(0, 0).rate(2, 120, 60).pause(240, 120), 120, "20.00", false);
        expect(watching().play(0, 0).rate(2, 60, 60).pause(180, 120), 180, "30.00", false);
    }

    @Test
    void aPlayAfterASeekWhilePlayingIsAReportLikeAnyOther() {
        expect(watching().play(0, 0).seek(1, 300, 1).play(303, 4).pause(403, 104), 104, "17.33", false);
    }

    @Test
    void aStalePlayStandsWhereTheSeekLeft() {
        expect(watching().play(0, 0).seekTo(300, 60).play(61.5, 61).pause(360, 121), 120, "20.00", false);
        expect(watching().play(0, 0).pause(60, 60).seekTo(300, 100).play(58, 101).pause(360, 161), 120, "20.00", false);
        expect(watching().seekTo(300, 0).play(2, 1).pause(62, 61), 60, "10.00", false);
    }

    @Test
    void whatLiesBehindTheEndIsNotWatched() {
        Watching watching = watching().play(0, 0).pause(539.5, 539.5).play(600, 600).pause(600.5, 600.5);
        expect(watching, 539, "89.91", false);
        assertThat(watching.row()).containsEntry("play_seconds", 539L);
    }

    @Test
    void theClockLimitsTheClaimInAll() {
        Watching watching = Watching.atUnknownRate();
        for (int i = 0; i <= 270; i++) {
            watching.heartbeat(2 * i, i / 10.0);
        }
        expect(watching, 56, "9.33", false);
        assertThat(watching.row()).containsEntry("unseen_seeks", 242L);
    }

    @Test
    void anyNumberOfPlayersMayRunAtOnce() {
        Watching watching = watching();
        for (int second = 0; second <= 60; second += 10) {
            for (int player = 0; player < 9; player++) {
                watching.player("tab-" + player).heartbeat(second, second);
            }
        }
        expect(watching, 60, "10.00", false);
        assertThat(watching.row()).containsEntry("play_seconds", 540L).containsEntry("rewatch_seconds", 480L);
    }

    @Test
    void aRateOfZeroIsUnknown() {
        expect(watching().play(0, 0).atRateFromNow(0).pause(60, 60), 60, "10.00", false);
    }

    @Test
    void aRateIsNotInherited() {
        expect(watching().play(0, 0).pause(10, 10).atRateFromNow(0).play(10, 100).pause(100, 150), 100, "16.66", false);
        // But in all the clock allows no more than at the highest rate that was told.
        expect(watching().play(0, 0).pause(10, 10).atRateFromNow(0).play(10, 20).pause(130, 80), 10, "1.66", false);
    }

    @Test
    void tinyStepsCreditNothingAndAreNoSeeks() {
        Watching watching = watching().play(10, 0).pause(9.9, 1).play(9.9, 2).pause(10.1, 3);
        expect(watching, 0, "0.00", false);
        assertThat(watching.row()).containsEntry("unseen_seeks", 0L);
    }
}
