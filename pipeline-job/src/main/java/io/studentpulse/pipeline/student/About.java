package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;

/**
 * Whom and what a rule is asked about.
 *
 * @param subject the video, session or course in question; {@link Id#NONE} where the question is about the student alone
 */
public record About(Id student, Id subject, Settings settings) {}
