package io.studentpulse.pipeline.session;

/**
 * The newest session of one session id.
 *
 * @param startedAtMillis first own act; {@link Long#MIN_VALUE} before any
 * @param endedAtMillis newest own act
 * @param activeMillis gaps capped at 5 min, as far as it is certain that they were not a pause
 * @param pausedMillis the same since a {@code session_pause} whose resume has not come, −1 outside a pause
 * @param events own acts in it
 * @param deviceType as first told, or null
 * @param closed whether event time has passed its end by more than the gap
 */
public record SessionState(
    long startedAtMillis, long endedAtMillis, long activeMillis, long pausedMillis, int events, String deviceType, boolean closed) {

  static final SessionState NONE = new SessionState(Long.MIN_VALUE, Long.MIN_VALUE, 0, -1, 0, null, true);
}
