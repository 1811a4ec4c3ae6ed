package io.studentpulse.agreement;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.MemorySerializer;
import io.studentpulse.pipeline.memory.StudentMemory;
import io.studentpulse.pipeline.operator.NotebookSerializer;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.HeapEventLog;
import io.studentpulse.pipeline.student.HeapStateAccess;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.student.Student;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.memory.DataOutputSerializer;

/** One student without Flink, and tables that keep the sinks' promise about versions. */
final class PaperDesk implements Output {

    private static final MemorySerializer MEMORIES = new MemorySerializer(
            Analytics.ALL.stream().<Map.Entry<String, Class<?>>>map(named -> Map.entry(named.name(), named.state())).toList());

    private final Map<TableRow.Key, TableRow> tables = new HashMap<>();
    /** The sums over all students, which all desks share. */
    private final Map<TableRow.Key, TableRow> sums;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final Id who;
    private final Map<Analytics.Named<?>, HeapStateAccess<?>> allStates = new LinkedHashMap<>();
    private final Student student;
    private Settings settings;
    private final HeapEventLog eventLog = new HeapEventLog();
    private long watermark = Long.MIN_VALUE;

    PaperDesk(Id who, Settings settings, Map<TableRow.Key, TableRow> sums) {
        this.who = who;
        this.settings = settings;
        this.sums = sums;
        student = new Student(Memory.A_DAY, eventLog, Analytics.ALL.stream().<Asked<?>>map(this::asked).toList(), Analytics.RECORDS);
    }

    private <S> Asked<S> asked(Analytics.Named<S> named) {
        HeapStateAccess<S> states = new HeapStateAccess<>();
        allStates.put(named, states);
        return new Asked<>(named.analytic(), states);
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

    /** What the job would remember of the student, as it stands in a snapshot without keys. */
    int stateBytes() {
        StudentMemory memory = new StudentMemory();
        allStates.forEach((named, states) -> {
            states.subjects().forEach(subject -> memory.putHead(named.name(), subject, states.head(subject)));
            states.subjectsWithBase().forEach(subject -> memory.putBase(named.name(), subject, states.base(subject)));
        });
        DataOutputSerializer out = new DataOutputSerializer(8_192);
        try {
            MEMORIES.serialize(memory, out);
            new NotebookSerializer().serialize(eventLog.get(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.length();
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** What was published; only tables are compared with the reference. */
    List<Alert> alerts() {
        return alerts;
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
    public void contribute(TableRow addends) {
        sums.merge(addends.key(), addends, TableRow::plus);
    }

    @Override
    public void alert(Alert alert) {
        alerts.add(alert);
    }
}
