package io.studentpulse.simulator.oulad;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.NameUuid;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * When during the day did a student do what the data only dates to that day? One to three sittings (morning, afternoon, evening),
 * chosen by student and day alone, so that every replay tells the same story.
 */
final class StudyDay {
    private static final int[][] SITTINGS = {{7 * 60, 11 * 60 + 30}, {12 * 60 + 30, 17 * 60}, {18 * 60, 23 * 60 + 15}};
    private static final int CLICKS_PER_SITTING = 40;
    private static final long LONGEST_DWELL = 20 * 60_000L;

    /** One thing done on this day; a visit of the home page comes first in its sitting. */
    record Item(int clicks, boolean opensSitting, DraftAt draft) {}

    /** What the item says, once its time and session are known. */
    interface DraftAt {
        EventDraft at(long timeMillis, String session);
    }

    private final String student;
    private final LocalDate date;
    private final ZoneId zone;
    private final List<Item> items = new ArrayList<>();

    StudyDay(String student, LocalDate date, ZoneId zone) {
        this.student = student;
        this.date = date;
        this.zone = zone;
    }

    void add(Item item) {
        items.add(item);
    }

    void schedule(BiConsumer<Item, EventDraft> out) {
        Random random = new Random(31L * student.hashCode() + date.toEpochDay());
        int clicks = items.stream().mapToInt(Item::clicks).sum();
        int sittings = Math.min(items.size(), Math.min(SITTINGS.length, 1 + clicks / CLICKS_PER_SITTING));
        List<Integer> chosen = new ArrayList<>(List.of(0, 1, 2));
        while (chosen.size() > sittings) {
            // The evening is dropped last: most study at a distance happens after work.
            chosen.remove(random.nextInt(Math.max(1, chosen.size() - 1)));
        }
        for (int i = 0; i < sittings; i++) {
            List<Item> sitting = new ArrayList<>(items.subList(items.size() * i / sittings, items.size() * (i + 1) / sittings));
            sitting.sort(Comparator.comparing(item -> !item.opensSitting()));
            String session = NameUuid.of("oulad-session/" + student + "/" + date + "/" + i).toString();
            spread(sitting, SITTINGS[chosen.get(i)], session, random, out);
        }
    }

    private void spread(List<Item> sitting, int[] bounds, String session, Random random, BiConsumer<Item, EventDraft> out) {
        long length = (bounds[1] - bounds[0]) * 60_000L;
        long offset = (long) (random.nextDouble() * 0.6 * length);
        long[] dwell = new long[sitting.size()];
        long total = 0;
        for (int i = 0; i < dwell.length; i++) {
            dwell[i] = Math.min(LONGEST_DWELL, sitting.get(i).clicks() * (10_000L + random.nextInt(30_000)));
            total += dwell[i];
        }
        double scale = Math.min(1, (double) (length - offset) / Math.max(1, total));
        long start = date.atTime(LocalTime.of(bounds[0] / 60, bounds[0] % 60)).atZone(zone).toInstant().toEpochMilli();
        long at = start + offset;
        for (int i = 0; i < dwell.length; i++) {
            out.accept(sitting.get(i), sitting.get(i).draft().at(at, session));
            at += Math.max(1, (long) (dwell[i] * scale));
        }
    }
}
