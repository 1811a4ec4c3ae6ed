package io.studentpulse.pipeline.source.contract;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Where the decoder draws its lines.
 *
 * @param maxRecordBytes a larger record is rejected unread
 * @param maxBatchEvents a batch of more events is rejected as a whole
 * @param futureTolerance an event further ahead of its arrival is dated to its arrival
 * @param lessonStandsForVideo whether a video event without a video id is about the video of its lesson
 * @param activityTopics topics on which people act: an event of an unknown type is there an own act, elsewhere what a service reports
 * @param teacherTopics topics whose key and actor is a teacher
 * @param courseTopics topics whose key may be a course: it is nobody's student id
 * @param keepFields names of further payload fields whose texts the history keeps
 * @param pepperFile file of the secret by which a hash stands for a student id that is an e-mail address, or null: such ids are refused
 * @param registryUrl base address of a Confluent-compatible schema registry, or null where there is none
 * @param registryTimeout how long one answer of the registry may take
 */
public record DecoderOptions(
    int maxRecordBytes,
    int maxBatchEvents,
    Duration futureTolerance,
    boolean lessonStandsForVideo,
    Set<String> activityTopics,
    Set<String> teacherTopics,
    Set<String> courseTopics,
    Set<String> keepFields,
    String pepperFile,
    String registryUrl,
    Duration registryTimeout) implements Serializable {

  public static final DecoderOptions DEFAULT = new DecoderOptions(
      1024 * 1024, 10_000, Duration.ofMinutes(5), false, Set.of("student.activity", "teacher.activity"), Set.of("teacher.activity"),
      Set.of("course.events", "assessment.events"), Set.of(), null, null, Duration.ofSeconds(10));

  public DecoderOptions {
    Objects.requireNonNull(futureTolerance, "futureTolerance");
    Objects.requireNonNull(registryTimeout, "registryTimeout");
    activityTopics = Set.copyOf(activityTopics);
    teacherTopics = Set.copyOf(teacherTopics);
    courseTopics = Set.copyOf(courseTopics);
    keepFields = Set.copyOf(keepFields);
  }

  public DecoderOptions withPrivacy(Set<String> keepFields, String pepperFile) {
    return new DecoderOptions(
        maxRecordBytes, maxBatchEvents, futureTolerance, lessonStandsForVideo, activityTopics, teacherTopics, courseTopics, keepFields, pepperFile,
        registryUrl, registryTimeout);
  }

  public DecoderOptions withRegistry(String url) {
    return new DecoderOptions(
        maxRecordBytes, maxBatchEvents, futureTolerance, lessonStandsForVideo, activityTopics, teacherTopics, courseTopics, keepFields, pepperFile,
        url, registryTimeout);
  }

  public DecoderOptions withLessonStandingForVideo() {
    return new DecoderOptions(
        maxRecordBytes, maxBatchEvents, futureTolerance, true, activityTopics, teacherTopics, courseTopics, keepFields, pepperFile,
        registryUrl, registryTimeout);
  }
}
