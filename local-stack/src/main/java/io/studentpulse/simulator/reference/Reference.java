package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What must the tables say after these events? Computed the slow and plain way, from docs/metrics.md alone: sort everything, loop.
 * It shares no code with the job, so that a mistake in one is not a mistake in both.
 *
 * <p>Ids stand in the rows as the events carry them ({@link #withStoredIds()} translates); columns that say when a
 * row was written are left out.
 *
 * @param byTable the rows of every table, in PostgreSQL or in ClickHouse; those that are counted have no row of zeros
 * @param alerts courses completed and streaks broken, ever
 */
public record Reference(Map<String, List<Map<String, Object>>> byTable, List<Map<String, Object>> alerts) {

    /** The name space of the ids that the tables hold for names that are no UUIDs; part of the contract, for ever. */
    private static final UUID EXTERNAL_IDS = UUID.fromString("0d1f2a34-5c7e-5b1a-9d43-8f0e6c2b7a91");
    /** Ids by another name, and lists of ids. */
    private static final Set<String> ALSO_IDS = Set.of("graded_by", "prerequisites", "materials");

    /** None of the events came too late. */
    public static Reference of(List<ParsedEvent> events, ReferenceSettings settings, Instant now) {
        return of(events, settings, now, event -> false);
    }

    /** @param late which events were more than 24 h behind when they came: only what is a set takes them */
    public static Reference of(List<ParsedEvent> events, ReferenceSettings settings, Instant now, Predicate<ParsedEvent> late) {
        Finished finished = Finished.of(events, settings, now, late);
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        tables.put("student_video_progress", finished.learners().stream()
                .flatMap(learner -> learner.videos().stream()).map(VideoReference.Watched::row).toList());
        tables.put("study_sessions", SessionReference.rows(finished.learners(), now));
        tables.put("student_streaks", StreakReference.rows(finished.learners(), settings, now));
        tables.put("student_course_streaks", StreakReference.courseRows(finished.learners(), settings));
        tables.put("student_risk", RiskReference.rows(finished));
        progress(tables, new ProgressReference(finished), finished.catalogue());
        days(tables, new StudyTimeReference(finished));
        assessments(tables, new AssessmentReference(finished), finished);
        mastery(tables, new MasteryReference(finished));
        community(tables, new CommunityReference(finished), new HistoryReference(finished.kept()));
        rollups(tables, new RollupReference(finished, tables));
        return new Reference(tables, new ProgressReference(finished).alerts());
    }

    /** The rows that change as time goes by: sessions end, streaks break, students become at risk. */
    public static List<List<Map<String, Object>>> clockBound(List<ParsedEvent> events, ReferenceSettings settings, Instant now) {
        Finished finished = Finished.of(events, settings, now, event -> false);
        return List.of(SessionReference.rows(finished.learners(), now), StreakReference.rows(finished.learners(), settings, now),
                RiskReference.rows(finished));
    }

    private static void progress(Map<String, List<Map<String, Object>>> tables, ProgressReference progress, Catalogue catalogue) {
        tables.put("student_progress", progress.courses());
        tables.put("lesson_progress", progress.lessons());
        tables.put("module_progress", progress.modules());
        tables.put("progress_history", progress.history());
        tables.put("courses", catalogue.courseRows());
        tables.put("course_lessons", catalogue.lessonRows());
        tables.put("topics", catalogue.topicRows());
        tables.put("assessments", catalogue.assessmentRows());
    }

    private static void days(Map<String, List<Map<String, Object>>> tables, StudyTimeReference time) {
        tables.put("student_daily_stats", time.studentDays());
        tables.put("student_daily", tables.get("student_daily_stats"));
        tables.put("student_course_days", time.courseDays());
        tables.put("student_course_daily", tables.get("student_course_days"));
    }

    private static void assessments(Map<String, List<Map<String, Object>>> tables, AssessmentReference assessments, Finished finished) {
        tables.put("assessment_attempts", assessments.attempts());
        tables.put("question_attempts", assessments.answers());
        tables.put("submitted_answers", assessments.submitted());
        AssessmentTallyReference tallies = new AssessmentTallyReference(finished, assessments.attempts());
        tables.put("assessment_totals", tallies.totals());
        tables.put("assessment_score_buckets", tallies.buckets());
        tables.put("assessment_questions", tallies.questions());
        tables.put("question_choices", tallies.choices());
    }

    private static void mastery(Map<String, List<Map<String, Object>>> tables, MasteryReference mastery) {
        tables.put("topic_mastery", mastery.mastery());
        tables.put("knowledge_gaps", mastery.gaps());
        tables.put("topic_daily_stats", mastery.days());
    }

    private static void community(Map<String, List<Map<String, Object>>> tables, CommunityReference community, HistoryReference history) {
        tables.put("live_class_engagement", community.engagement());
        tables.put("live_class_attendance", community.attendance());
        tables.put("teacher_activity_summary", community.teacherDays());
        tables.put("forum_interactions", history.forumInteractions());
        tables.put("forum_activity", history.forumActivity());
        tables.put("material_interactions", history.materialInteractions());
        tables.put("live_class_activity", history.liveClassActivity());
        tables.put("content_changes", history.contentChanges());
        tables.put("feedback", history.feedback());
    }

    private static void rollups(Map<String, List<Map<String, Object>>> tables, RollupReference rollups) {
        tables.put("course_totals", rollups.courseTotals());
        tables.put("course_days", rollups.courseDays());
        tables.put("course_lesson_funnel", rollups.lessonFunnel());
        tables.put("course_module_totals", rollups.moduleTotals());
        tables.put("platform_days", rollups.platformDays());
        tables.put("platform_returns", rollups.platformReturns());
    }

    /** The event time of the newest event, which is how far a finished input has come. */
    public static Instant newest(List<ParsedEvent> events) {
        return DatedEvent.unique(events, ReferenceSettings.DEFAULTS.defaultZone(), event -> false).stream().map(DatedEvent::at).max(Long::compare)
                .map(Instant::ofEpochMilli).orElseThrow(() -> new IllegalArgumentException("no events, so no newest one"));
    }

    /** The id under which the tables know an external name: its own UUID where it is one. */
    public static UUID storedId(String external) {
        UUID itself = Ids.uuid(external);
        return itself != null ? itself : NameUuid.of(EXTERNAL_IDS, external);
    }

    /** Whether a text is no id at all, such as {@code undefined}. */
    public static boolean isNoId(String text) {
        return Ids.clean(text) == null;
    }

    /** The zone that a name stands for, by the same name; null where it is none. */
    public static String zone(String name) {
        Zone zone = Zone.named(name);
        return zone == null ? null : zone.id();
    }

    /** The same rows with the ids as the tables hold them. */
    public Reference withStoredIds() {
        Map<String, List<Map<String, Object>>> stored = new LinkedHashMap<>();
        byTable.forEach((table, rows) -> stored.put(table, stored(rows)));
        return new Reference(stored, stored(alerts));
    }

    private static List<Map<String, Object>> stored(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> {
            Map<String, Object> stored = new LinkedHashMap<>(row);
            stored.replaceAll((column, value) -> column.endsWith("_id") || ALSO_IDS.contains(column) ? stored(value) : value);
            return stored;
        }).toList();
    }

    /** Inside JSON an id is a text. */
    private static Object stored(Object value) {
        if (value instanceof List<?> ids) {
            return ids.stream().map(id -> storedId((String) id).toString()).toList();
        }
        return value == null ? null : storedId((String) value);
    }

    public List<Map<String, Object>> rows(String table) {
        List<Map<String, Object>> rows = byTable.get(table);
        if (rows == null) {
            throw new IllegalArgumentException("the reference knows no table " + table + "; it knows " + byTable.keySet());
        }
        return rows;
    }

    public List<Map<String, Object>> studentVideoProgress() {
        return rows("student_video_progress");
    }

    public List<Map<String, Object>> studySessions() {
        return rows("study_sessions");
    }

    public List<Map<String, Object>> studentStreaks() {
        return rows("student_streaks");
    }

    public List<Map<String, Object>> studentRisk() {
        return rows("student_risk");
    }
}
