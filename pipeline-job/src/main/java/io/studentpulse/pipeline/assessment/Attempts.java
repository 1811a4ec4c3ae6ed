package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.assessment.Work.Answer;
import io.studentpulse.pipeline.assessment.Work.Start;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.study.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Which attempts were there at one quiz or assignment? Computed anew from all that is known of the work: docs/metrics.md section 6.
 *
 * <pre>
 *   client  ──●submit──────────●submit──
 *   service ───●completed────────────────   within two minutes of a client's, and without an attempt id: the same attempt
 *   teacher ──────────●grade─────────────   of the attempt it names, else of the newest one before it
 * </pre>
 */
final class Attempts {

  private static final long SAME_ATTEMPT_MILLIS = 2 * 60_000L;

  private final Work work;
  private final List<Grade> grades;

  private Attempts(Work work, List<Grade> grades) {
    this.work = work;
    this.grades = grades;
  }

  /** The attempts in their order: the first has the number 1. */
  static List<Attempt> of(Work work, List<Grade> grades) {
    return new Attempts(work, grades).list();
  }

  /** When the attempt was handed in that a grade names: the first such attempt of the work. */
  static long handedInMillis(Work work, Grade grade) {
    return new Attempts(work, List.of()).grouped().values().stream().filter(group -> group.stream().anyMatch(grade::names))
        .mapToLong(Attempts::first).min().orElse(Long.MAX_VALUE);
  }

  private List<Attempt> list() {
    List<List<Submission>> groups = new ArrayList<>(grouped().values());
    groups.sort(Comparator.comparingLong((List<Submission> group) -> first(group)).thenComparing(Attempts::key));
    Map<Integer, List<Grade>> graded = gradesByAttempt(groups);
    List<Attempt> attempts = new ArrayList<>();
    long previous = Long.MIN_VALUE;
    for (int i = 0; i < groups.size(); i++) {
      attempts.add(attempt(groups.get(i), graded.getOrDefault(i, List.of()), previous));
      previous = first(groups.get(i));
    }
    return attempts;
  }

  private static long first(List<Submission> group) {
    return group.stream().mapToLong(Submission::atMillis).min().orElseThrow();
  }

  /** The client's key where a client told of the attempt. */
  private static Id key(List<Submission> group) {
    return group.stream().filter(one -> !joins(one)).findFirst().orElse(group.get(0)).key();
  }

  private static boolean joins(Submission one) {
    return one.byService() && one.attempt() == null && !one.assignment();
  }

  private Map<Id, List<Submission>> grouped() {
    Map<Id, List<Submission>> groups = new LinkedHashMap<>();
    List<Submission> clients = new ArrayList<>();
    for (Submission one : work.submissions()) {
      if (!joins(one)) {
        groups.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one);
        if (!one.assignment() && !one.byService()) {
          clients.add(one);
        }
      }
    }
    Set<Id> joined = new HashSet<>();
    for (Submission one : work.submissions()) {
      if (joins(one)) {
        Submission nearest = nearest(one, clients, joined);
        if (nearest != null) {
          joined.add(nearest.eventId());
        }
        groups.computeIfAbsent(nearest == null ? one.key() : nearest.key(), key -> new ArrayList<>()).add(one);
      }
    }
    return groups;
  }

  private static Submission nearest(Submission told, List<Submission> clients, Set<Id> joined) {
    Submission nearest = null;
    for (Submission client : clients) {
      long apart = Math.abs(client.atMillis() - told.atMillis());
      if (apart <= SAME_ATTEMPT_MILLIS && !joined.contains(client.eventId())
          && (nearest == null || apart < Math.abs(nearest.atMillis() - told.atMillis()))) {
        nearest = client;
      }
    }
    return nearest;
  }

  /** Which grade is about which attempt, by place. */
  private Map<Integer, List<Grade>> gradesByAttempt(List<List<Submission>> groups) {
    Map<Integer, List<Grade>> byAttempt = new HashMap<>();
    for (Grade grade : grades) {
      int place = place(grade, groups);
      if (place >= 0) {
        byAttempt.computeIfAbsent(place, i -> new ArrayList<>()).add(grade);
      }
    }
    return byAttempt;
  }

  private int place(Grade grade, List<List<Submission>> groups) {
    if (grade.assessment() != null && !grade.assessment().equals(work.assessment())) {
      return -1;
    }
    if (grade.attempt() != null || grade.submission() != null) {
      for (int i = 0; i < groups.size(); i++) {
        if (groups.get(i).stream().anyMatch(grade::names)) {
          return i;
        }
      }
      return -1;
    }
    if (grade.assessment() == null || groups.isEmpty()) {
      return -1;
    }
    int newest = 0;
    for (int i = 0; i < groups.size(); i++) {
      newest = first(groups.get(i)) <= grade.atMillis() ? i : newest;
    }
    return newest;
  }

  private Attempt attempt(List<Submission> group, List<Grade> about, long previousMillis) {
    // The client's word before the service's, the newer before the older.
    List<Submission> told = group.stream()
        .sorted(Comparator.comparing(Attempts::joins).thenComparing((one, other) -> Submission.byAge(other, one))).toList();
    Id key = key(group);
    long submitted = first(group);
    Double score = said(told, Submission::score);
    Double max = said(told, Submission::maxScore);
    Boolean passed = said(told, Submission::passed);
    Grade grade = null;
    int feedbacks = 0;
    long newest = group.stream().mapToLong(Submission::atMillis).max().orElseThrow();
    for (Grade one : about) {
      grade = one.score() == null ? grade : one;
      feedbacks += one.feedback() ? 1 : 0;
      newest = Math.max(newest, one.atMillis());
    }
    Score percent;
    String scale;
    if (grade != null) {
      score = grade.score();
      max = grade.maxScore() != null ? grade.maxScore() : max;
      passed = grade.passed();
      percent = Score.of(score, max);
      scale = scale(max);
    } else {
      percent = Score.of(score, max);
      scale = scale(score == null ? null : max);
      if (percent == null) {
        Long total = said(told, Submission::total);
        percent = Score.of(said(told, Submission::right), total == null ? null : (Double) (double) total);
        scale = percent == null ? "unknown" : "correct";
      }
    }
    Long started = startedAt(key, submitted, previousMillis);
    return new Attempt(
        key, told.get(0).assignment(), said(told, Submission::course), score, max, percent, scale, passed,
        seconds(said(told, Submission::seconds), started, submitted), grade != null, started, submitted,
        grade == null ? null : (Long) grade.atMillis(), grade == null ? null : grade.teacher(), feedbacks,
        answered(group, submitted, previousMillis), newest, dayOf(group, submitted), group.size() + about.size());
  }

  private static String scale(Double max) {
    return max == null || max <= 0 ? "unknown" : max == 100 ? "percent" : "points";
  }

  private static int dayOf(List<Submission> group, long submitted) {
    return group.stream().filter(one -> one.atMillis() == submitted)
        .min(Comparator.comparing(Attempts::joins).thenComparing(Submission::byAge)).orElseThrow().day();
  }

  private static <T> T said(List<Submission> told, Function<Submission, T> what) {
    return told.stream().map(what).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private Long startedAt(Id key, long submitted, long previousMillis) {
    Long unnamed = null;
    for (Start start : work.starts()) {
      if (key.equals(start.attempt())) {
        return start.atMillis();
      }
      if (start.attempt() == null && start.atMillis() <= submitted && start.atMillis() > previousMillis) {
        unnamed = start.atMillis();
      }
    }
    return unnamed;
  }

  private static Integer seconds(Double claimed, Long started, long submitted) {
    Long elapsed = started == null ? null : (Long) Math.max(0, (submitted - started) / 1_000);
    if (claimed == null) {
      return elapsed == null ? null : (Integer) (int) Math.min(Integer.MAX_VALUE, elapsed);
    }
    long seconds = (long) Math.floor(claimed);
    return (int) Math.max(0, elapsed == null ? seconds : Math.min(seconds, elapsed));
  }

  private int answered(List<Submission> group, long submitted, long previousMillis) {
    Id attempt = group.stream().map(Submission::attempt).filter(Objects::nonNull).findFirst().orElse(null);
    return (int) work.answers().stream()
        .filter(answer -> attempt != null
            ? attempt.equals(answer.attempt())
            : answer.attempt() == null && answer.atMillis() > previousMillis && answer.atMillis() <= submitted)
        .mapToLong(Answer::question).distinct().count();
  }
}
