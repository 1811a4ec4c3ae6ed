package io.studentpulse.agreement;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.risk.RiskRule;
import io.studentpulse.pipeline.session.SessionRule;
import io.studentpulse.pipeline.streak.StreakRule;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.HeapShelf;
import io.studentpulse.pipeline.student.Notebook;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Student;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.student.Student.NotebookShelf;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One student without Flink, and tables that keep the sinks' promise about versions. */
final class PaperDesk implements Answers, NotebookShelf {

    private final Map<TableRow.Key, TableRow> tables = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Id who;
    private final Student student;
    private Notebook notebook;
    private long watermark = Long.MIN_VALUE;

    PaperDesk(Id who) {
        this.who = who;
        student = new Student(Memory.A_DAY, this, List.of(
                new Asked<>(new VideoRule(), new HeapShelf<>()), new Asked<>(new SessionRule(), new HeapShelf<>()),
                new Asked<>(new StreakRule(), new HeapShelf<>()), new Asked<>(new RiskRule(), new HeapShelf<>())));
    }

    void take(Activity activity) {
        outcomes.add(student.take(activity, watermark, Settings.DEFAULT, this));
    }

    /** Event time comes to an instant; timers fire in their order on the way. */
    void until(long millis) {
        while (student.wakeAtMillis() <= millis) {
            watermark = Math.max(watermark, student.wakeAtMillis());
            student.wake(who, watermark, Settings.DEFAULT, this);
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
            case UPSERT -> tables.merge(row.key(), row, (there, newer) -> there.version() <= newer.version() ? newer : there);
        }
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
