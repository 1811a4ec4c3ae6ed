package io.studentpulse.riskfit;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.simulator.oulad.OuladFiles;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who was enrolled in the presentations of OULAD, and what did they do? */
final class OuladEnrolments {
    private static final String EXAM = "Exam";

    private final OuladFiles files;
    private final Map<String, Presentation> presentations = new TreeMap<>();
    private final Map<String, String> presentationByAssessment = new HashMap<>();
    private final Map<String, Enrolment> enrolments = new LinkedHashMap<>();
    private final Map<String, Settings> settings = new HashMap<>();
    private int withoutRegistration;

    private OuladEnrolments(OuladFiles files) {
        this.files = files;
    }

    static OuladEnrolments read(OuladFiles files) {
        OuladEnrolments read = new OuladEnrolments(files);
        files.forEach("courses", row -> read.presentations.put(
                name(row), new Presentation(name(row), row.whole("module_presentation_length"))));
        read.assessments();
        read.registrations();
        read.submissions();
        read.presentations.keySet().forEach(read::clicks);
        return read;
    }

    private void assessments() {
        files.forEach("assessments", row -> {
            String id = row.text("id_assessment");
            presentationByAssessment.put(id, name(row));
            Integer due = row.whole("date");
            // The exam is after the last day that is asked about, or has no day at all.
            if (due != null && !EXAM.equals(row.text("assessment_type"))) {
                presentations.get(name(row)).deadlines().put(id, new Presentation.Due(due, Double.parseDouble(row.text("weight"))));
            }
        });
    }

    private void registrations() {
        Map<String, String> results = new HashMap<>();
        files.forEach("studentInfo", row -> results.put(key(name(row), row), row.text("final_result")));
        files.forEach("studentRegistration", row -> {
            Integer registered = row.whole("date_registration");
            if (registered == null) {
                withoutRegistration++;
                return;
            }
            String result = results.get(key(name(row), row));
            enrolments.put(key(name(row), row), new Enrolment(
                    presentations.get(name(row)), Id.ofExternal(key(name(row), row)), registered, row.whole("date_unregistration"),
                    List.of("Withdrawn", "Fail").contains(result)));
        });
    }

    private void submissions() {
        files.forEach("studentAssessment", row -> {
            String id = row.text("id_assessment");
            String presentation = presentationByAssessment.get(id);
            Enrolment enrolment = presentation == null ? null : enrolments.get(key(presentation, row));
            if (enrolment != null && row.whole("is_banked") != 0) {
                enrolment.carriedOver(id, row.whole("score"));
            } else if (enrolment != null) {
                enrolment.submitted(id, row.whole("date_submitted"), row.whole("score"));
            }
        });
    }

    private void clicks(String presentation) {
        files.forEach("studentVle-" + presentation, row -> {
            Enrolment enrolment = enrolments.get(key(presentation, row));
            if (enrolment != null) {
                enrolment.active(row.whole("date"));
            }
        });
    }

    List<Sample> samples(List<Integer> days) {
        return enrolments.values().stream().flatMap(enrolment -> enrolment.samples(days, settings(enrolment)).stream()).toList();
    }

    /** With what is taught in the enrolment's presentation. */
    Settings settings(Enrolment of) {
        return settings.computeIfAbsent(of.presentation().name(), name -> Settings.DEFAULT.with(of.presentation().catalogue()));
    }

    Collection<Enrolment> all() {
        return enrolments.values();
    }

    List<String> presentations() {
        return List.copyOf(presentations.keySet());
    }

    int size() {
        return enrolments.size();
    }

    int withoutRegistration() {
        return withoutRegistration;
    }

    private static String name(OuladFiles.Row row) {
        return row.text("code_module") + "-" + row.text("code_presentation");
    }

    private static String key(String presentation, OuladFiles.Row row) {
        return presentation + "/" + row.text("id_student");
    }
}
