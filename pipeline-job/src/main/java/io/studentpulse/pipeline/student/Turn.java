package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;

/**
 * One event, timer or setting in the hands of a student's analytics: whose, when, under which settings, and where what they say goes.
 *
 * @param nowMillis the watermark
 * @param toldToMillis up to where event time alone has already changed an answer
 */
record Turn(Id student, long nowMillis, long toldToMillis, Settings settings, Output out) {

  About about(Id subject) {
    return new About(student, subject, settings);
  }
}
