package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.NameUuid;
import java.util.List;

/** A course and its videos. One course has a name that is no UUID, as an Open edX key would be. */
record Course(String id, List<Video> videos) {
    /** Durations are odd on purpose: real ones are no whole seconds. */
    record Video(String id, String lessonId, String quizId, long durationMillis) {}

    private static final long[] DURATIONS = {300_000, 412_480, 180_500, 600_000, 254_321, 745_040};

    static final List<Course> ALL = List.of(
            of(NameUuid.of("course/algebra").toString()), of("course-v1:StudentPulse+HIST101+2026"),
            of(NameUuid.of("course/optics").toString()));

    static Course of(String id) {
        return new Course(id, java.util.stream.IntStream.range(0, DURATIONS.length)
                .mapToObj(i -> new Video(uuid(id, "video", i), uuid(id, "lesson", i), uuid(id, "quiz", i), DURATIONS[i])).toList());
    }

    private static String uuid(String course, String kind, int number) {
        return NameUuid.of(course + "/" + kind + "/" + number).toString();
    }
}
