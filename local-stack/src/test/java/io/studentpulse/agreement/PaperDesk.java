package io.studentpulse.agreement;

import io.studentpulse.pipeline.Questions;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.HeapShelf;
import io.studentpulse.pipeline.student.Notebook;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Student;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.student.Student.NotebookShelf;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One student without Flink, and tables that keep the sinks' promise about versions. */
final class PaperDesk implements Answers, NotebookShelf {

    private final Map<TableRow.Key, TableRow> tables = new HashMap<>();
    /** The sums over all students, which all desks share. */
    private final Map<TableRow.Key, TableRow> sums;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Id who;
    private final Student student;
    private Settings settings;
    private Notebook notebook;
    private long watermark = Long.MIN_VALUE;

    PaperDesk(Id who, Settings settings, Map<TableRow.Key, TableRow> sums) {
        this.who = who;
        this.settings = settings;
        this.sums = sums;
        student = new Student(Memory.A_DAY, this, Questions.ALL.stream().<Asked<?>>map(PaperDesk::asked).toList(), Questions.RECORDS);
    }

    private static <S> Asked<S> asked(Questions.Named<S> named) {
        return new Asked<>(named.question(), new HeapShelf<>());
    }

    void take(Activity activity) {
        outcomes.add(student.take(activity, watermark, settings, this));
    }

    /** The catalogue says something new. */
    void lookUp(CatalogueEntry entry, Settings now) {
        Settings were = settings;
        settings = now;
        Set<Id> subjects = new HashSet<>(Set.of(entry.subject()));
        if (entry.course() != null) {
            subjects.add(entry.course());
        }
        student.lookUpAgain(who, subjects, were, now, this);
    }

    /** Event time comes to an instant; timers fire in their order on the way. */
    void until(long millis) {
        while (student.wakeAtMillis() <= millis) {
            watermark = Math.max(watermark, student.wakeAtMillis());
            student.wake(who, watermark, settings, this);
        }
        watermark = Math.max(watermark, millis);
    }

    Collection<TableRow> rows() {
        return tables.values();
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    @Override
    public void row(TableRow row) {
        switch (row.change()) {
            case DELETE -> tables.remove(row.key());
            case REPLACE -> tables.put(row.key(), row);
            default -> tables.merge(row.key(), row, (there, newer) -> there.version() <= newer.version() ? newer : there);
        }
    }

    @Override
    public void tally(TableRow addends) {
        sums.merge(addends.key(), addends, TableRow::plus);
    }

    @Override
    public void alert(Alert alert) {
        // Only tables are compared here.
    }

    @Override
    public Notebook get() {
        return notebook;
    }

    @Override
    public void put(Notebook changed) {
        notebook = changed;
    }
}
