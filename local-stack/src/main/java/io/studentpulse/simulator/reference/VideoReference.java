package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows must {@code student_video_progress} have, and when was watched? docs/metrics.md section 1. */
final class VideoReference {
    private static final long AFTER_END = 1000;

    /**
     * What came of one student's way through one video.
     *
     * @param completedBy each event at which it became completed; of two the first was a client's word that a report took back
     */
    record Watched(String student, Map<String, Object> row, List<Played> played, List<DatedEvent> completedBy) {}

    /** From one report to the next (on the clock, not in the video) something was credited. */
    record Played(long from, DatedEvent until) {}

    /** How many reports of one (student, video) left by which named door. */
    static final class Doors {
        long unseenSeeks;
        long gaps;
        long rejectedPositions;
        long estimatedCloses;
    }

    private final ReferenceSettings settings;

    VideoReference(ReferenceSettings settings) {
        this.settings = settings;
    }

    List<Watched> watched(List<DatedEvent> events) {
        List<Watched> watched = new ArrayList<>();
        List<DatedEvent> video = events.stream().filter(DatedEvent::isVideo).toList();
        DatedEvent.grouped(video, event -> event.videoId() == null ? null : List.of(event.studentId(), event.videoId()))
                .forEach((key, group) -> watched.add(new OneVideo(key.get(0), key.get(1)).watched(group)));
        return watched;
    }

    /** One student's way through one video. */
    private final class OneVideo {
        private final String student;
        private final String video;
        private final Doors doors = new Doors();
        private final Map<String, PlayerReference> players = new HashMap<>();
        private final Map<String, Long> durationByPlayer = new HashMap<>();
        private final List<long[]> credited = new ArrayList<>();
        private String lastPlayerWithDuration;
        private Long lastPosition;
        private boolean positionReported;
        private final List<Played> played = new ArrayList<>();
        private DatedEvent coveredBy;
        private DatedEvent clientCompletedBy;
        private String course;
        private String lesson;

        OneVideo(String student, String video) {
            this.student = student;
            this.video = video;
        }

        Watched watched(List<DatedEvent> group) {
            List<DatedEvent> completions = new ArrayList<>();
            for (DatedEvent dated : group) {
                boolean before = coveredBy != null || byClient();
                take(dated);
                if (coveredBy == null && covered()) {
                    coveredBy = dated;
                }
                if (!before && (coveredBy != null || byClient())) {
                    completions.add(dated);
                }
            }
            DatedEvent completedBy = byClient() ? clientCompletedBy : coveredBy;
            return new Watched(student, row(completedBy == null ? null : completedBy.at(), byClient()), played, completions);
        }

        private boolean byClient() {
            return coveredBy == null && !positionReported && clientCompletedBy != null;
        }

        private Map<String, Object> row(Long completedAt, boolean byClient) {
            long union = union();
            long playedMillis = credited.stream().mapToLong(stretch -> stretch[1] - stretch[0]).sum();
            Long duration = duration();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("student_id", student);
            row.put("video_id", video);
            row.put("course_id", course);
            row.put("lesson_id", lesson);
            row.put("watch_pct", duration == null ? null : BigDecimal.valueOf(Math.min(10_000, 10_000 * union / duration), 2));
            row.put("seconds_watched", union / 1000);
            row.put("play_seconds", playedMillis / 1000);
            row.put("rewatch_seconds", (playedMillis - union) / 1000);
            row.put("video_duration", duration == null ? null : duration / 1000);
            row.put("last_position", lastPosition == null ? null : lastPosition / 1000);
            row.put("unseen_seeks", doors.unseenSeeks);
            row.put("gaps", doors.gaps);
            row.put("rejected_positions", doors.rejectedPositions);
            row.put("estimated_closes", doors.estimatedCloses);
            row.put("completed", completedAt != null);
            row.put("completed_at", completedAt == null ? null : Instant.ofEpochMilli(completedAt));
            row.put("completion_source", completedAt == null ? null : byClient ? "client" : "coverage");
            return row;
        }

        private void take(DatedEvent dated) {
            ParsedEvent event = dated.event();
            boolean complete = event.type().equals("video_complete");
            if (complete && clientCompletedBy == null) {
                clientCompletedBy = dated;
            }
            // What is rejected is the position; whatever else the report says was reported.
            course = event.courseId() != null ? event.courseId() : course;
            lesson = event.lessonId() != null ? event.lessonId() : lesson;
            String playerId = String.valueOf(event.sessionId());
            PlayerReference player = players.computeIfAbsent(playerId, ignored -> new PlayerReference(doors));
            Long before = duration();
            // A length of nothing is no length.
            if (event.durationMillis() != null && event.durationMillis() > 0) {
                durationByPlayer.merge(playerId, event.durationMillis(), Math::max);
                lastPlayerWithDuration = playerId;
            }
            Long known = largest(durationByPlayer.get(playerId), before);
            Long position = event.type().equals("video_seek") && event.toMillis() != null ? event.toMillis() : event.positionMillis();
            positionReported |= position != null;
            if (position == null && complete) {
                position = known;
            }
            if (position == null) {
                return;
            }
            if (outside(position, known) || outside(event.fromMillis(), known)) {
                doors.rejectedPositions++;
                return;
            }
            Long since = player.lastReportAt();
            long[] stretch = player.report(event, dated.at(), position, dated.rateThousandths(), known);
            if (stretch != null) {
                // Nothing lies behind the end; but the time that went by was spent.
                long end = known == null ? stretch[1] : Math.min(stretch[1], known);
                if (stretch[0] < end) {
                    credited.add(new long[] {stretch[0], end});
                }
                played.add(new Played(since, dated));
            }
            lastPosition = player.position();
        }

        private boolean covered() {
            Long duration = duration();
            int percent = settings.completionPercentByVideo().getOrDefault(video, settings.completionPercent());
            return duration != null && !credited.isEmpty() && 100 * union() >= percent * duration;
        }

        private Long duration() {
            return lastPlayerWithDuration == null ? null : durationByPlayer.get(lastPlayerWithDuration);
        }

        private long union() {
            long length = 0;
            long end = Long.MIN_VALUE;
            for (long[] stretch : credited.stream().sorted((a, b) -> Long.compare(a[0], b[0])).toList()) {
                length += Math.max(0, stretch[1] - Math.max(stretch[0], end));
                end = Math.max(end, stretch[1]);
            }
            return length;
        }
    }

    private static boolean outside(Long position, Long duration) {
        return position != null && (position < 0 || duration != null && position > duration + AFTER_END);
    }

    private static Long largest(Long a, Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
    }
}
