package io.studentpulse.pipeline.risk;

import java.util.Locale;

/** One number the score weighs, which factor it is shown under, and which way it may turn the score: the fit is held to that. */
public enum RiskInput {
  INACTIVE_LOG(Factor.INACTIVITY, Turns.UP) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return StrictMath.log1p(Math.min(student.inactiveDays(), MOST_INACTIVE_DAYS));
    }
  },
  INACTIVE_WEEKS_BEYOND_ONE(Factor.INACTIVITY, Turns.UP) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return Math.max(0, Math.min(student.inactiveDays(), MOST_INACTIVE_DAYS) - 7) / 7;
    }
  },
  NEVER_STARTED(Factor.INACTIVITY, Turns.UP) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return student.lastActivityAtMillis() == RiskFeatures.NEVER ? 1 : 0;
    }
  },
  PACE(Factor.PACE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return StrictMath.log((student.activeDays() + 1) / (expected.after(student.elapsedDays()) + 1));
    }
  },
  DAYS_A_WEEK(Factor.PACE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      double weeks = Math.max(1, student.enrolledDaysOfPrevious21() / 7 + 1);
      return (student.activeDaysLast7() + student.activeDaysPrevious21()) / weeks;
    }
  },
  MEAN_SCORE(Factor.MEAN_SCORE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return student.meanScorePct() == null ? ABSENT : student.meanScorePct() / 100;
    }
  },
  SCORE_BELOW_60(Factor.MEAN_SCORE, Turns.UP) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return student.meanScorePct() == null ? ABSENT : Math.max(0, 60 - student.meanScorePct()) / 100;
    }
  },
  DAYS_A_WEEK_CHANGE(Factor.WEEKLY_CHANGE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      double weeks = student.enrolledDaysOfPrevious21() / 7;
      return weeks < 1 ? ABSENT : change(student, student.activeDaysLast7() - student.activeDaysPrevious21() / weeks, MOST_DAYS_FEWER);
    }
  },
  EVENTS_A_WEEK_CHANGE(Factor.WEEKLY_CHANGE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      double weeks = student.enrolledDaysOfPrevious21() / 7;
      double change = StrictMath.log1p(student.eventsLast7()) - StrictMath.log1p(student.eventsPrevious21() / weeks);
      return weeks < 1 ? ABSENT : change(student, change, MOST_LOG_FEWER);
    }
  },
  MISSED_SHARE(Factor.MISSED_ASSESSMENTS, Turns.UP) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return nothingDue(student) ? ABSENT : (double) student.missedAssessments() / student.dueAssessments();
    }
  },
  MISSED_LOG(Factor.MISSED_ASSESSMENTS, Turns.UP) {
    @Override
    public double of(RiskFeatures student, ExpectedDays expected) {
      return student.dueAssessments() == null ? ABSENT : StrictMath.log1p(student.missedAssessments());
    }
  };

  /** What a teacher reads. */
  public enum Factor {
    INACTIVITY, PACE, MEAN_SCORE, WEEKLY_CHANGE, MISSED_ASSESSMENTS;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where a greater input may take the score. */
  public enum Turns {
    UP(1), DOWN(-1);

    private final int sign;

    Turns(int sign) {
      this.sign = sign;
    }

    public int sign() {
      return sign;
    }
  }

  /** Not known: such an input adds nothing, as if it were {@link RiskModel.Weight#centre}. */
  static final double ABSENT = Double.NaN;
  /** Who was away for two months is not told apart from who was away for three. */
  private static final double MOST_INACTIVE_DAYS = 60;

  private static final double MOST_DAYS_FEWER = -3;
  private static final double MOST_LOG_FEWER = -2;

  private final Factor factor;
  private final Turns turns;

  RiskInput(Factor factor, Turns turns) {
    this.factor = factor;
    this.turns = turns;
  }

  /** The input's value, or NaN where the student's features do not have it. */
  public abstract double of(RiskFeatures student, ExpectedDays expected);

  public Factor factor() {
    return factor;
  }

  public Turns turns() {
    return turns;
  }

  /** An empty week is the greatest fall, and stays it: that the weeks before are empty too, one day, is no recovery. */
  private static double change(RiskFeatures student, double change, double most) {
    return student.activeDaysLast7() == 0 ? most : Math.max(most, change);
  }

  private static boolean nothingDue(RiskFeatures student) {
    return student.dueAssessments() == null || student.dueAssessments() == 0;
  }
}
