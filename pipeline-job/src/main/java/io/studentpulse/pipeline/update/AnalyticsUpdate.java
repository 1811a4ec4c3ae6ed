package io.studentpulse.pipeline.update;

import io.studentpulse.pipeline.event.Id;
import java.util.Objects;

/**
 * What has changed about a user, a course or an assessment within a second: the {@code AnalyticsUpdated} of requirement document S3.
 *
 * @param entityType {@code user}, {@code course} or {@code assessment}
 * @param metrics JSON object: by table, the rows of the entity that changed, each as an object of its columns
 * @param updatedAtMillis when it was published, epoch milliseconds of the wall clock
 */
public record AnalyticsUpdate(String entityType, Id entityId, String metrics, long updatedAtMillis) {
  public AnalyticsUpdate {
    Objects.requireNonNull(entityType, "entityType");
    Objects.requireNonNull(entityId, "entityId");
    Objects.requireNonNull(metrics, "metrics");
  }
}
