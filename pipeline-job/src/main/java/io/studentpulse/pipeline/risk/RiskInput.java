package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.risk.RiskFeatures.Deadlines;
import java.util.Locale;

/** One number the score weighs, which factor it is shown under, and which way it may turn the score: the fit is held to that. */
public enum RiskInput {
  INACTIVE_DAYS(Factor.INACTIVITY, Turns.UP) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return student.inactiveDays();
    }
  },
  NEVER_STARTED(Factor.INACTIVITY, Turns.UP) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return student.started() ? 0 : 1;
    }
  },
  ACTIVE_DAYS_7(Factor.PACE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return student.activeDays7();
    }
  },
  ACTIVE_DAYS_A_WEEK(Factor.PACE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return student.activeDays28() / student.weeks();
    }
  },
  EVENTS_A_WEEK(Factor.PACE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return StrictMath.log1p(student.events28() / student.weeks());
    }
  },
  ACTIVE_SHARE(Factor.PACE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return student.activeDaysSinceBegin() / Math.max(7, student.elapsedDays());
    }
  },
  MEAN_SCORE(Factor.MEAN_SCORE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      int results = student.results().count();
      return (results * student.results().meanPercent() + model.resultsWeight() * model.meanScore()) / (results + model.resultsWeight());
    }
  },
  WEEKLY_CHANGE(Factor.WEEKLY_CHANGE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      double weeks = student.weeksBefore();
      if (weeks < 1) {
        return ABSENT;
      }
      // An empty week is the greatest fall, and stays it: that the weeks before are empty too, one day, is no recovery.
      return student.activeDays7() == 0
          ? MOST_DAYS_FEWER
          : Math.max(MOST_DAYS_FEWER, student.activeDays7() - (student.activeDays28() - student.activeDays7()) / weeks);
    }
  },
  MISSED_SHARE(Factor.MISSED_ASSESSMENTS, Turns.UP) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return student.deadlines().due() == 0 ? ABSENT : student.deadlines().missedWeight() / student.deadlines().dueWeight();
    }
  },
  NEXT_DEADLINE_DAYS(Factor.NEXT_DEADLINE, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      return student.deadlines().due() > 0 ? ABSENT : student.daysToNextDeadline();
    }
  },
  LEAD_DAYS(Factor.LEAD_TIME, Turns.DOWN) {
    @Override
    public double of(RiskFeatures student, RiskModel model) {
      // What was missed is as late as can be, so that handing in is never the worse choice. One more deadline of a usual lead is thrown in.
      Deadlines all = student.deadlines();
      double days = all.submitted() * all.leadDays() + all.missed() * Deadlines.LEAST_LEAD_DAYS + USUAL_LEAD_DAYS;
      return days / (all.submitted() + all.missed() + 1);
    }
  };

  /** What a teacher reads. */
  public enum Factor {
    INACTIVITY, PACE, MEAN_SCORE, WEEKLY_CHANGE, MISSED_ASSESSMENTS, NEXT_DEADLINE, LEAD_TIME;

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

  /** Not known: such an input adds what the model has for that, {@link RiskModel.Curve#absent}. */
  static final double ABSENT = Double.NaN;

  private static final double MOST_DAYS_FEWER = -3;
  private static final double USUAL_LEAD_DAYS = 1;

  private final Factor factor;
  private final Turns turns;

  RiskInput(Factor factor, Turns turns) {
    this.factor = factor;
    this.turns = turns;
  }

  /** The input's value, or NaN where the student's features do not have it. */
  public abstract double of(RiskFeatures student, RiskModel model);

  public Factor factor() {
    return factor;
  }

  public Turns turns() {
    return turns;
  }
}
