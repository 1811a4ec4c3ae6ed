package io.studentpulse.faults;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves the days of a case to the present, in whatever way they are written: the cases were written down on one day, and what they say
 * ("nothing for twelve days") must hold on any. Whole days, so that an hour of the day stays what it is; days outside of the weeks before
 * {@link #WRITTEN}, such as the epoch, are part of what a case is about and stay.
 */
final class CaseDates {
    /** No time in a case is later. */
    static final Instant WRITTEN = Instant.parse("2026-11-30T22:17:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 8, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private static final Pattern EXTENDED = Pattern.compile("(?<![\\d-])\\d{4}-\\d{2}-\\d{2}(?![\\d-])");
    private static final Pattern BASIC = Pattern.compile("(?<!\\d)\\d{8}(?=T\\d{4})");
    private static final Pattern WEEK = Pattern.compile("(?<![\\d-])\\d{4}-W\\d{2}-\\d(?!\\d)");
    private static final Pattern ORDINAL = Pattern.compile("(?<![\\d-])\\d{4}-\\d{3}(?=T)");
    /** Only where a field is called a time: a number of that size may be anything. */
    private static final Pattern EPOCH = Pattern.compile("(?<=\"(?:timestamp|time|ts|\\w{0,40}At|\\w{0,40}_at)\"\\s{0,3}:\\s{0,3}\"?)\\d{10}(?:\\d{3}){0,3}(?!\\d)");

    private final long days;

    CaseDates(Instant now) {
        days = Math.floorDiv(Duration.between(WRITTEN, now).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** The same text, its days moved. */
    String moved(String text) {
        String moved = dates(text, EXTENDED, DateTimeFormatter.ISO_LOCAL_DATE);
        moved = dates(moved, BASIC, DateTimeFormatter.BASIC_ISO_DATE);
        moved = dates(moved, WEEK, DateTimeFormatter.ISO_WEEK_DATE);
        moved = dates(moved, ORDINAL, DateTimeFormatter.ISO_ORDINAL_DATE);
        return each(moved, EPOCH, this::epoch);
    }

    Instant moved(Instant instant) {
        return instant.plus(days, ChronoUnit.DAYS);
    }

    private String dates(String text, Pattern pattern, DateTimeFormatter format) {
        return each(text, pattern, found -> {
            try {
                LocalDate day = LocalDate.parse(found, format);
                return day.isBefore(FIRST) || day.isAfter(LAST) ? found : format.format(day.plusDays(days)).replace("Z", "");
            } catch (DateTimeException none) {
                return found;
            }
        });
    }

    private String epoch(String digits) {
        long unit = 1;
        for (int length = 10; length < digits.length(); length += 3) {
            unit *= 1_000;
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(Long.parseLong(digits) / unit, 86_400));
        boolean isOfTheCase = !day.isBefore(FIRST) && !day.isAfter(LAST);
        return isOfTheCase ? Long.toString(Long.parseLong(digits) + days * 86_400 * unit) : digits;
    }

    private static String each(String text, Pattern pattern, UnaryOperator<String> change) {
        return pattern.matcher(text).replaceAll((MatchResult found) -> Matcher.quoteReplacement(change.apply(found.group())));
    }
}
