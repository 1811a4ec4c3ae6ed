package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Activity;

/** An event that came after its time could no longer be placed; {@code lateMillis}: how far behind the watermark it was. */
public record LateActivity(Activity activity, long lateMillis) {}
