package io.studentpulse.agreement;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happens in a row of the tables of {@code docs/metrics.md}, as events.
 *
 * <pre>
 *   play 0 @0; seek 60→300 @60; pause 360 rate=? @120          a player; positions and times in seconds
 *   heartbeat 0…540 @0…540 every 10                            many reports; the position moves evenly with the time
 *   lesson_access @2026-03-06 20:00 America/New_York           a local time, which also tells the zone
 *   answer q=4 @day 3                                          an answer of that quality on the third day, at noon
 *   course_structure_changed lesson_ids=[1,2] @0               whatever a type's payload can say
 * </pre>
 *
 * Where nothing else is said: one student, one session for own acts and none for reports, one course, one lesson; a video of 600 s at rate 1.
 */
final class Story {
    /** Second 0, and the noon of day 1 is four hours later: a Monday, without a clock change near it. */
    static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

    private static final Pattern STATEMENT = Pattern.compile("(?<what>.+?) @(?<when>.+)");
    private static final Pattern RANGE = Pattern.compile("(?<from>[0-9.]+)…(?<to>[0-9.]+)(?: every (?<step>[0-9.]+))?");
    private static final Pattern LOCAL = Pattern.compile("(?<time>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{3})?)?)(?: (?<zone>\\S+))?");
    private static final Map<String, String> PLAYER = Map.of("play", "video_play", "pause", "video_pause", "seek", "video_seek",
            "heartbeat", "video_progress", "rate", "video_rate", "complete", "video_complete");
    private static final Set<String> WITHOUT_SESSION = Set.of("course_enroll", "course_unenroll", "course_complete", "module_complete", "grade_posted",
            "feedback_given", "ai_coach_response", "xp_gain", "level_up", "achievement", "user_created", "course_created", "course_published",
            "course_structure_changed", "topic_defined", "assessment_defined");
    private static final long DAY = 86_400_000;
    private static final long NOON = 4 * 3_600_000;

    private final List<ParsedEvent> events = new ArrayList<>();
    private int answers;

    private Story() {}

    static List<ParsedEvent> events(String text) {
        Story story = new Story();
        for (String statement : text.split(";")) {
            story.tell(statement.strip());
        }
        return List.copyOf(story.events);
    }

    private void tell(String statement) {
        Matcher matcher = STATEMENT.matcher(statement);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + statement + "\" does not say what happens and @ when");
        }
        String when = matcher.group("when");
        boolean days = when.startsWith("day ");
        Matcher range = RANGE.matcher(days ? when.substring(4) : when);
        if (range.matches()) {
            double from = Double.parseDouble(range.group("from"));
            double to = Double.parseDouble(range.group("to"));
            double step = range.group("step") == null ? 1 : Double.parseDouble(range.group("step"));
            long steps = Math.round((to - from) / step);
            for (long i = 0; i <= steps; i++) {
                happens(matcher.group("what"), millis(from + i * step, days), null, steps == 0 ? 0 : (double) i / steps);
            }
            return;
        }
        Matcher local = LOCAL.matcher(when);
        if (local.matches()) {
            String zone = local.group("zone");
            happens(matcher.group("what"), instant(local.group("time"), zone).toEpochMilli(), zone, 0);
        } else {
            happens(matcher.group("what"), millis(Double.parseDouble(days ? when.substring(4) : when), days), null, 0);
        }
    }

    private static long millis(double secondsOrDay, boolean days) {
        return START.toEpochMilli() + (days ? Math.round((secondsOrDay - 1) * DAY) + NOON : Math.round(secondsOrDay * 1_000));
    }

    /** A local time such as {@code 2026-03-06 20:00}; without a zone in UTC. */
    static Instant instant(String text, String zone) {
        String whole = text.length() == 16 ? text + ":00" : text;
        LocalDateTime local = LocalDateTime.parse(whole.replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        return local.atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone)).toInstant();
    }

    private void happens(String what, long atMillis, String zone, double share) {
        List<String> words = new ArrayList<>(Arrays.asList(what.split(" ")));
        String word = words.remove(0);
        if (word.equals("answer")) {
            answer(words, atMillis);
            return;
        }
        String type = PLAYER.getOrDefault(word, word);
        EventDraft draft = new EventDraft(type, "ada", atMillis).course("course").zone(zone);
        if (!WITHOUT_SESSION.contains(type)) {
            draft.session("session");
        }
        if (type.startsWith("video_")) {
            draft.video("video").duration(600_000L).rate(1_000);
        }
        if (type.startsWith("lesson_")) {
            draft.lesson("lesson");
        }
        if (!words.isEmpty() && !words.get(0).contains("=")) {
            position(draft, words.remove(0), share);
        }
        words.forEach(said -> say(draft, said.substring(0, said.indexOf('=')), said.substring(said.indexOf('=') + 1)));
        events.add(draft.build());
    }

    private static void position(EventDraft draft, String text, double share) {
        if (text.contains("→")) {
            String[] ends = text.split("→", 2);
            draft.seek(ends[0].isEmpty() ? null : seconds(ends[0]), seconds(ends[1]));
        } else if (text.contains("…")) {
            String[] ends = text.split("…", 2);
            draft.position(Math.round(seconds(ends[0]) + share * (seconds(ends[1]) - seconds(ends[0]))));
        } else {
            draft.position(seconds(text));
        }
    }

    private static Long seconds(String text) {
        return Math.round(Double.parseDouble(text) * 1_000);
    }

    private static void say(EventDraft draft, String name, String value) {
        String id = value.equals("-") ? null : value;
        switch (name) {
            case "session" -> draft.session(id);
            case "course" -> draft.course(id);
            case "lesson" -> draft.lesson(id);
            case "assessment" -> draft.assessment(id);
            case "zone" -> draft.zone(id);
            case "rate" -> draft.rate(value.equals("?") ? null : (Integer) (int) Math.round(Double.parseDouble(value) * 1_000));
            case "duration" -> draft.duration(value.equals("?") ? null : seconds(value));
            default -> draft.with(name, plain(value));
        }
    }

    private static Object plain(String value) {
        if (value.startsWith("[")) {
            return Arrays.stream(value.substring(1, value.length() - 1).split(",")).filter(one -> !one.isEmpty()).map(Story::plain).toList();
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        if (value.matches("-?\\d+")) {
            return Integer.parseInt(value);
        }
        return value.matches("-?\\d+\\.\\d+") ? (Object) Double.valueOf(value) : value;
    }

    /** The k-th answer is to the k-th question, so that each is a first attempt. */
    private void answer(List<String> words, long atMillis) {
        int quality = Integer.parseInt(words.get(0).substring(2));
        EventDraft draft = new EventDraft("quiz_answer", "ada", atMillis + answers * 1_000L).course("course").session("session").assessment("quiz")
                .with("question_id", "question " + answers++).with("topic_id", "topic");
        switch (quality) {
            case 5 -> draft.with("is_correct", true).with("confidence_level", 4);
            case 4 -> draft.with("is_correct", true);
            case 3 -> draft.with("is_correct", true).with("confidence_level", 2);
            case 2 -> draft.with("is_correct", false).with("confidence_level", 1);
            case 1 -> draft.with("is_correct", false);
            default -> draft.with("skipped", true);
        }
        events.add(draft.build());
    }

    /** How a value stands in a cell of the page. */
    static String cell(Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Instant instant) {
            String text = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC).format(instant);
            return text.endsWith(":00") ? text.substring(0, 16) : text;
        }
        return value instanceof LocalDate ? value.toString() : String.valueOf(io.studentpulse.simulator.reference.SameValue.plain(value));
    }

    /** A cell as {@link #cell} writes it: {@code 90.00} is 90. */
    static String normal(String cell) {
        return cell.matches("-?\\d+(\\.\\d+)?") ? cell(new java.math.BigDecimal(cell)) : cell;
    }
}
