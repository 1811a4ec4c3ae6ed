package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.InColumns;
import java.util.Arrays;

/**
 * Which assessments of a course has a student handed in, when first, and with what best result? A function of the set of submissions and grades, whatever
 * their order and however often each comes.
 *
 * @param assessments 64 bits of each one's id, ascending; a course has far too few for two of them to meet
 * @param results of the same places: the lowest bit says that it was handed in, the others hold the best percentage in hundredths plus
 *     {@value #SCORED}, 0 where there is none
 * @param submittedAtMillis of the same places: the first submission; 0 where none is known, as of what was handed in before a release that keeps it
 */
public record RiskResults(@InColumns("MARK:0") long[] assessments, @InColumns("PLAIN:0") int[] results, long[] submittedAtMillis) {

  static final RiskResults NONE = new RiskResults(new long[0], new int[0], new long[0]);

  /** A client that makes up assessments in a loop shall not make the state grow for ever. */
  static final int MOST = 1_000;
  private static final int SCORED = 1;
  private static final int FULL = 10_000;
  private static final long UNKNOWN = 0;

  public RiskResults {
    submittedAtMillis = submittedAtMillis == null ? new long[assessments.length] : submittedAtMillis;
  }

  /** After an event that may be a submission or a grade; {@code this} where it tells nothing new. Of a grade the scale must be told. */
  RiskResults after(StudentEvent event) {
    EventType type = event.type();
    boolean submitted = type == EventType.QUIZ_SUBMIT || type == EventType.ASSIGNMENT_SUBMIT;
    boolean graded = type.isGrade();
    if (event.assessment() == null || !submitted && !graded) {
      return this;
    }
    int percent = percentHundredths(event.fields());
    // What somebody found worth points was handed in, if only on paper.
    boolean handedIn = submitted || percent > 0;
    return handedIn || percent >= 0 ? with(event.assessment(), handedIn, percent, submitted ? event.atMillis() : UNKNOWN) : this;
  }

  /** 0 to 10,000; −1 where the event does not say what could be had. */
  private static int percentHundredths(PayloadFields fields) {
    int ofScore = hundredths(fields.number(PayloadField.SCORE), fields.number(PayloadField.MAX_SCORE));
    return ofScore >= 0 ? ofScore : hundredths(fields.number(PayloadField.CORRECT_ANSWERS), fields.number(PayloadField.TOTAL_QUESTIONS));
  }

  private static int hundredths(Double part, Double whole) {
    return part == null || whole == null || whole <= 0 ? -1 : (int) Math.max(0, Math.min(FULL, Math.round(part * FULL / whole)));
  }

  /** With a submission or a grade; {@code this} where it tells nothing new. A negative percentage is none, and so is a submission at 0. */
  RiskResults with(Id assessment, boolean handedIn, int percentHundredths, long submittedAt) {
    long hash = assessment.mark();
    int place = Arrays.binarySearch(assessments, hash);
    int known = place < 0 ? 0 : results[place];
    int percent = Math.max(known >> 1, percentHundredths + SCORED);
    int result = percent << 1 | known & 1 | (handedIn ? 1 : 0);
    long knownAt = place < 0 ? UNKNOWN : submittedAtMillis[place];
    long at = knownAt == UNKNOWN || submittedAt == UNKNOWN ? Math.max(knownAt, submittedAt) : Math.min(knownAt, submittedAt);
    if (result == known && at == knownAt || place < 0 && assessments.length >= MOST) {
      return this;
    }
    if (place >= 0) {
      int[] better = results.clone();
      better[place] = result;
      long[] earlier = submittedAtMillis.clone();
      earlier[place] = at;
      return new RiskResults(assessments, better, earlier);
    }
    int to = -place - 1;
    int[] told = new int[results.length + 1];
    System.arraycopy(results, 0, told, 0, to);
    told[to] = result;
    System.arraycopy(results, to, told, to + 1, results.length - to);
    return new RiskResults(inserted(assessments, to, hash), told, inserted(submittedAtMillis, to, at));
  }

  private static long[] inserted(long[] numbers, int at, long number) {
    long[] more = new long[numbers.length + 1];
    System.arraycopy(numbers, 0, more, 0, at);
    more[at] = number;
    System.arraycopy(numbers, at, more, at + 1, numbers.length - at);
    return more;
  }

  boolean isHandedIn(Id assessment) {
    int place = Arrays.binarySearch(assessments, assessment.mark());
    return place >= 0 && (results[place] & 1) != 0;
  }

  /** When an assessment was first submitted; 0 where that is not known. */
  long submittedAtMillis(Id assessment) {
    int place = Arrays.binarySearch(assessments, assessment.mark());
    return place >= 0 ? submittedAtMillis[place] : UNKNOWN;
  }

  /** How many are scored, and the mean of the best scores. */
  RiskFeatures.Results all() {
    long hundredths = 0;
    int scored = 0;
    for (int result : results) {
      if (result >> 1 != 0) {
        hundredths += (result >> 1) - SCORED;
        scored++;
      }
    }
    return scored == 0 ? RiskFeatures.Results.NONE : new RiskFeatures.Results(scored, hundredths / 100.0 / scored);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RiskResults that && Arrays.equals(assessments, that.assessments) && Arrays.equals(results, that.results)
        && Arrays.equals(submittedAtMillis, that.submittedAtMillis);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(assessments) * 31 + Arrays.hashCode(results);
  }

  @Override
  public String toString() {
    return "RiskResults[" + assessments.length + " assessments, " + all() + "]";
  }
}
