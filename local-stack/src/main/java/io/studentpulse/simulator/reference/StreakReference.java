package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which rows must {@code student_streaks} have, and how long is a streak? docs/metrics.md section 3. */
final class StreakReference {
    private static final long DAY = 24 * 3_600_000L;
    private static final Pattern QUALIFYING =
            Pattern.compile("(lesson|video|quiz|assignment|material|question|live_class)_.*|section_read");

    /** Days of study that hang together, the last of them and how many were counted. */
    record Run(LocalDate last, long days) {}

    /** What a set of days of study amounts to. */
    record Streak(long current, long longest, LocalDate last, String status, List<Run> runs) {
        /** The runs that are over. */
        List<Run> broken() {
            return status.equals("broken") || runs.isEmpty() ? runs : runs.subList(0, runs.size() - 1);
        }
    }

    private StreakReference() {}

    static List<Map<String, Object>> rows(List<Learner> learners, ReferenceSettings settings, Instant now) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : learners) {
            Zone zone = learner.zoneAt(Long.MAX_VALUE);
            Streak streak = streak(learner.acts(), settings, zone.day(now));
            rows.add(Rows.row("student_id", learner.id(), "current_streak_days", streak.current(), "longest_streak_days", streak.longest(),
                    "last_streak_date", streak.last(), "status", streak.status(), "time_zone", zone.id()));
        }
        return rows;
    }

    /** Each day of study in a course, and how many hung together up to it. */
    static List<Map<String, Object>> courseRows(List<Learner> learners, ReferenceSettings settings) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : learners) {
            for (String course : learner.courses()) {
                List<DatedEvent> acts = learner.acts().stream().filter(dated -> course.equals(dated.course())).toList();
                lengths(days(acts), settings).forEach((day, length) ->
                        rows.add(Rows.row("student_id", learner.id(), "course_id", course, "stat_date", day, "streak_days", length)));
            }
        }
        return rows;
    }

    private static TreeMap<LocalDate, TreeSet<Long>> days(List<DatedEvent> events) {
        TreeMap<LocalDate, TreeSet<Long>> days = new TreeMap<>();
        for (DatedEvent dated : events) {
            if (QUALIFYING.matcher(dated.kind()).matches()) {
                days.computeIfAbsent(dated.day(), ignored -> new TreeSet<>()).add(dated.at());
            }
        }
        return days;
    }

    /** How many days of study hang together up to each of them. */
    private static TreeMap<LocalDate, Long> lengths(TreeMap<LocalDate, TreeSet<Long>> days, ReferenceSettings settings) {
        TreeMap<LocalDate, Long> lengths = new TreeMap<>();
        LocalDate before = null;
        for (LocalDate day : days.keySet()) {
            boolean joined = before != null && (!missed(before, day, settings) || near(days.get(before), days.get(day)));
            lengths.put(day, joined ? lengths.get(before) + 1 : 1);
            before = day;
        }
        return lengths;
    }

    /** The streak of these events, on a day of the student's. */
    static Streak streak(List<DatedEvent> events, ReferenceSettings settings, LocalDate today) {
        List<Run> runs = new ArrayList<>();
        LocalDate before = null;
        for (Map.Entry<LocalDate, Long> day : lengths(days(events), settings).entrySet()) {
            if (day.getValue() > 1) {
                runs.remove(runs.size() - 1);
            }
            runs.add(new Run(day.getKey(), day.getValue()));
            before = day.getKey();
        }
        String status = before == null ? "none"
                : !before.isBefore(today) ? "active"
                : missed(before, today, settings) ? "broken" : "at_stake";
        long current = runs.isEmpty() || status.equals("broken") ? 0 : runs.get(runs.size() - 1).days();
        return new Streak(current, runs.stream().mapToLong(Run::days).max().orElse(0), before, status, runs);
    }

    /** Is there a whole day between these two that nobody froze? */
    private static boolean missed(LocalDate before, LocalDate day, ReferenceSettings settings) {
        return before.plusDays(1).isBefore(day)
                && before.plusDays(1).datesUntil(day).anyMatch(between -> !settings.frozenDays().contains(between));
    }

    /** Across the date line: neighbours if any two of their qualifying instants are at most 24 h apart. */
    private static boolean near(TreeSet<Long> before, TreeSet<Long> day) {
        for (long at : day) {
            Long earlier = before.floor(at);
            Long later = before.ceiling(at);
            if (earlier != null && at - earlier <= DAY || later != null && later - at <= DAY) {
                return true;
            }
        }
        return false;
    }
}
