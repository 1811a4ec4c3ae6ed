package io.studentpulse.pipeline.study;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the numbers of an array in a state hang together, so that a snapshot has of each only what is new in it; without it each is a step from the
 * one before. It decides how many bytes the numbers take, and nothing else: any numbers can be written in any columns.
 *
 * <pre>
 *   @InColumns("ID:0 ID:0 STEP:3") long[] lessons    // groups of three: an id, and a number near the one three places before
 * </pre>
 *
 * <p>The words are those of {@code memory/Columns}, or {@code DAYS} for bytes of {@code day/PackedDays}. A snapshot keeps them, so they may change
 * from release to release.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface InColumns {
  String value();
}
