package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.video.VideoTables;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.Classroom;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Do the credited intervals of each student and video add up to what was played? */
class IntervalsTest {

    @Test
    void intervalsAddUpToWhatWasPlayed() {
        Instant end = Instant.parse("2026-06-14T00:00:00Z");
        List<SimulatedEvent> records = SimulatedEvent.merged(Classroom.events(new ClassroomPlan(42, 60, 14, end, 0.03)),
                School.events(new ClassroomPlan(43, 40, 14, end, 0.03)));
        Classwork classwork = new Classwork().deliver(records).until(end.plusSeconds(3_600));
        Map<List<Object>, Long> played = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        classwork.rows(VideoTables.PROGRESS).stream().filter(row -> (long) row.get("play_seconds") > 0)
                .forEach(row -> played.put(List.of(row.get("student_id"), row.get("video_id")), (long) row.get("play_seconds")));
        Map<List<Object>, Long> added = classwork.rows(VideoTables.INTERVALS).stream().collect(Collectors.groupingBy(
                row -> List.of(row.get("student_id"), row.get("video_id")), Collectors.summingLong(row -> (long) row.get("end_ms") - (long) row.get("start_ms"))));
        assertThat(played).isNotEmpty();
        played.forEach((key, seconds) -> assertThat(added.get(key) / 1_000).as("%s", key).isEqualTo(seconds));
    }
}
