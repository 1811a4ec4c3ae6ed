package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows must {@code student_video_progress} have? METRICS.md section 1. */
final class VideoReference {
    private static final long AFTER_END = 1000;

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

    List<Map<String, Object>> rows(List<DatedEvent> events) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<DatedEvent> video = events.stream().filter(DatedEvent::isVideo).toList();
        DatedEvent.grouped(video, event -> event.videoId() == null ? null : List.of(event.studentId(), event.videoId()))
                .forEach((key, group) -> rows.add(new OneVideo(key.get(0), key.get(1)).row(group)));
        return rows;
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
        private Long coveredAt;
        private Long clientCompletedAt;
        private String course;
        private String lesson;

        OneVideo(String student, String video) {
            this.student = student;
            this.video = video;
        }

        Map<String, Object> row(List<DatedEvent> group) {
            for (DatedEvent dated : group) {
                take(dated.event(), dated.at());
                if (coveredAt == null && covered()) {
                    coveredAt = dated.at();
                }
            }
            boolean byClient = coveredAt == null && !positionReported && clientCompletedAt != null;
            Long completedAt = byClient ? clientCompletedAt : coveredAt;
            long union = union();
            long played = credited.stream().mapToLong(stretch -> stretch[1] - stretch[0]).sum();
            Long duration = duration();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("student_id", student);
            row.put("video_id", video);
            row.put("course_id", course);
            row.put("lesson_id", lesson);
            row.put("watch_pct", duration == null ? null : BigDecimal.valueOf(Math.min(10_000, 10_000 * union / duration), 2));
            row.put("seconds_watched", union / 1000);
            row.put("play_seconds", played / 1000);
            row.put("rewatch_seconds", (played - union) / 1000);
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

        private void take(ParsedEvent event, long at) {
            boolean complete = event.type().equals("video_complete");
            if (complete && clientCompletedAt == null) {
                clientCompletedAt = at;
            }
            // What is rejected is the position; whatever else the report says was reported.
            course = event.courseId() != null ? event.courseId() : course;
            lesson = event.lessonId() != null ? event.lessonId() : lesson;
            String playerId = String.valueOf(event.sessionId());
            Long before = duration();
            if (event.durationMillis() != null) {
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
            PlayerReference player = players.computeIfAbsent(playerId, ignored -> new PlayerReference(doors));
            long[] stretch = player.report(event, at, position, known);
            if (stretch != null) {
                credited.add(stretch);
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
