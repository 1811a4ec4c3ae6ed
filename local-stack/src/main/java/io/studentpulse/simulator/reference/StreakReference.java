package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which rows must {@code student_streaks} have? METRICS.md section 3. */
final class StreakReference {
    private static final long DAY = 24 * 3_600_000L;
    private static final Pattern QUALIFYING =
            Pattern.compile("(lesson|video|quiz|assignment|material|question|live_class)_.*|section_read");

    private StreakReference() {}

    static List<Map<String, Object>> rows(List<DatedEvent> events, ReferenceSettings settings, Instant now) {
        List<Map<String, Object>> rows = new ArrayList<>();
        DatedEvent.grouped(events, event -> List.of(event.studentId()))
                .forEach((key, group) -> rows.add(row(key.get(0), group, settings, now)));
        return rows;
    }

    private static Map<String, Object> row(String student, List<DatedEvent> group, ReferenceSettings settings, Instant now) {
        TreeMap<LocalDate, TreeSet<Long>> days = new TreeMap<>();
        ZoneId zone = settings.defaultZone();
        for (DatedEvent dated : group) {
            zone = dated.event().timeZone() == null ? zone : ZoneId.of(dated.event().timeZone());
            if (QUALIFYING.matcher(dated.event().type()).matches()) {
                LocalDate day = Instant.ofEpochMilli(dated.at()).atZone(zone).toLocalDate();
                days.computeIfAbsent(day, ignored -> new TreeSet<>()).add(dated.at());
            }
        }
        long run = 0;
        long longest = 0;
        LocalDate before = null;
        for (LocalDate day : days.keySet()) {
            boolean joined = before != null && (!missed(before, day, settings) || near(days.get(before), days.get(day)));
            run = joined ? run + 1 : 1;
            longest = Math.max(longest, run);
            before = day;
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        String status = before == null ? "none"
                : !before.isBefore(today) ? "active"
                : missed(before, today, settings) ? "broken" : "at_stake";
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("student_id", student);
        row.put("current_streak_days", status.equals("broken") ? 0L : run);
        row.put("longest_streak_days", longest);
        row.put("last_streak_date", before);
        row.put("status", status);
        row.put("time_zone", zone.getId());
        return row;
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
