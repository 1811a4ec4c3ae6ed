package io.studentpulse.simulator.oulad;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.ParsedEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What would the platform have said about a presentation before anybody registered: its dates, its pages, and what is due when? A deadline is
 * the end of its day; an exam without a day is due on the last one, and 40 is the Open University's pass mark.
 */
final class OuladCatalogue {
    private static final int PASS_MARK = 40;

    private final OuladFiles files;
    private final String module;
    private final String presentation;
    private final LocalDate start;
    private final int lastDay;

    OuladCatalogue(OuladFiles files, String module, String presentation, LocalDate start, int lastDay) {
        this.files = files;
        this.module = module;
        this.presentation = presentation;
        this.start = start;
        this.lastDay = lastDay;
    }

    /** Everything within the second before {@code endMillis}, a millisecond apart. */
    List<ParsedEvent> events(long endMillis) {
        List<EventDraft> drafts = new ArrayList<>();
        long first = endMillis - 1_000;
        String course = module + "-" + presentation;
        drafts.add(new EventDraft("course_created", course, first).course(course).with("title", "OULAD " + course).with("category", "oulad")
                .with("starts_at", instant(0, LocalTime.MIN)).with("ends_at", instant(lastDay, LocalTime.of(23, 59, 59))));
        drafts.add(new EventDraft("course_published", course, first + 1).course(course));
        drafts.add(new EventDraft("course_structure_changed", course, first + 2).course(course).with("lesson_ids", lessons()));
        files.forEach("assessments", row -> {
            if (row.isOf(module, presentation)) {
                Integer due = row.whole("date");
                drafts.add(new EventDraft("assessment_defined", course, first + drafts.size()).course(course)
                        .assessment(OuladReplay.assessment(row.text("id_assessment")))
                        .with("title", row.text("assessment_type") + " " + row.text("id_assessment"))
                        .with("due_at", instant(due == null ? lastDay : due, LocalTime.of(23, 59, 59)))
                        .with("weight", Double.parseDouble(row.text("weight")))
                        .with("pass_mark", PASS_MARK).with("max_score", 100));
            }
        });
        return drafts.stream().map(draft -> draft.received(endMillis + 1_000).build()).toList();
    }

    private List<String> lessons() {
        List<String> lessons = new ArrayList<>();
        files.forEach("vle", row -> {
            if (row.isOf(module, presentation) && OuladReplay.isLesson(row.text("activity_type"))) {
                lessons.add(OuladReplay.page(row.text("id_site")));
            }
        });
        return lessons;
    }

    private String instant(int day, LocalTime time) {
        return start.plusDays(day).atTime(time).atZone(OuladReplay.LONDON).toInstant().toString();
    }
}
