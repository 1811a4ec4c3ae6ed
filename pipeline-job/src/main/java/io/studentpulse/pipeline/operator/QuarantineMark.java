package io.studentpulse.pipeline.operator;

/**
 * That a rule has failed for the current student, whose events are kept aside until it is mended.
 *
 * @param kept how many have been kept
 * @param failedAgain whether one of those sent back has failed again, so that the rest must wait for the next release
 */
public record QuarantineMark(int kept, boolean failedAgain) {}
