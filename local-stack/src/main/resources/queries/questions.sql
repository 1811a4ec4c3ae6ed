-- What analysts and dashboards ask. Read by scripts/queries, which measures each, and by a test, which wants one for every view; docs/analysts.md
-- and docs/dashboards.md show the answers. How to write: see io.studentpulse.queries.QueryList.

-- clickhouse values student else 00000000-0000-0000-0000-000000000001
SELECT student_id FROM analytics.student_daily GROUP BY student_id ORDER BY cityHash64(student_id) LIMIT 1000;

-- Each with the weight it has among the stretches: popular videos are asked about more often, and take longer.
-- clickhouse values video else 00000000-0000-0000-0000-000000000002
SELECT video_id FROM analytics.video_watch_intervals ORDER BY cityHash64(student_id, session_id) LIMIT 1000;

-- clickhouse values course else 00000000-0000-0000-0000-000000000003
SELECT course_id FROM analytics.student_course_daily ORDER BY cityHash64(student_id, metric_date) LIMIT 1000;

-- clickhouse values assessment else 00000000-0000-0000-0000-000000000004
SELECT assessment_id FROM analytics.assessment_attempts ORDER BY cityHash64(attempt_id) LIMIT 1000;

-- clickhouse view video_heat_map
SELECT * FROM analytics.video_heat_map(video = '${video}');

-- clickhouse view video_heat_map drop-off points
SELECT second, viewers, viewers_next, round(1 - viewers_next / viewers, 3) AS lost
FROM analytics.video_heat_map(video = '${video}') WHERE is_drop_off ORDER BY lost DESC LIMIT 10;

-- clickhouse view video_heat_map rewatched
SELECT second, viewers, plays, plays_per_viewer
FROM analytics.video_heat_map(video = '${video}') WHERE is_rewatch_peak ORDER BY plays_per_viewer DESC LIMIT 10;

-- clickhouse view video_playback_rates
SELECT * FROM analytics.video_playback_rates(video = '${video}');

-- clickhouse view course_funnel
SELECT * FROM analytics.course_funnel(course = '${course}');

-- clickhouse view course_lesson_completions
SELECT * FROM analytics.course_lesson_completions(course = '${course}');

-- clickhouse view course_activity
SELECT * FROM analytics.course_activity(course = '${course}');

-- clickhouse view course_retention
SELECT * FROM analytics.course_retention(course = '${course}');

-- clickhouse view assessment_score_distribution
SELECT * FROM analytics.assessment_score_distribution(assessment = '${assessment}');

-- clickhouse view question_statistics
SELECT * FROM analytics.question_statistics(assessment = '${assessment}');

-- clickhouse view question_choices
SELECT * FROM analytics.question_choices(assessment = '${assessment}');

-- clickhouse view student_course_video_days
SELECT * FROM analytics.student_course_video_days(student = '${student}', course = '${course}');

-- clickhouse view attempt_answers
SELECT * FROM analytics.attempt_answers(student = '${student}', assessment = '${assessment}');

-- clickhouse view active_students
SELECT * FROM analytics.active_students ORDER BY day DESC LIMIT 90;

-- clickhouse view retention_cohorts
SELECT cohort_week, weeks_later, students, share FROM analytics.retention_cohorts WHERE weeks_later <= 12 ORDER BY cohort_week, weeks_later;

-- clickhouse view playback_rates
SELECT * FROM analytics.playback_rates ORDER BY month, playback_rate;

-- clickhouse view session_lengths
SELECT * FROM analytics.session_lengths ORDER BY week DESC, device_type LIMIT 12;

-- clickhouse view study_hours
SELECT * FROM analytics.study_hours ORDER BY share DESC LIMIT 10;

-- clickhouse view course_ranking top
SELECT * FROM analytics.course_ranking WHERE place_by_completion <= 10 ORDER BY place_by_completion;

-- clickhouse view course_ranking bottom
SELECT * FROM analytics.course_ranking WHERE place_from_bottom <= 10 ORDER BY place_from_bottom;

-- clickhouse view geography
SELECT * FROM analytics.geography WHERE week >= today() - 28;

-- clickhouse view geography of 90 days
SELECT country_code, sum(students) AS students_by_week FROM analytics.geography GROUP BY country_code ORDER BY students_by_week DESC LIMIT 20;

-- clickhouse view devices
SELECT * FROM analytics.devices WHERE week >= today() - 28;

-- clickhouse view activity_events_current
SELECT event_time, event_type, course_id, event_data FROM analytics.activity_events_current WHERE student_id = '${student}' ORDER BY event_time DESC LIMIT 100;

-- clickhouse view video_events
SELECT event_time, event_type, video_id, position_seconds, playback_rate FROM analytics.video_events WHERE student_id = '${student}' ORDER BY event_time DESC LIMIT 100;

-- clickhouse view video_watch_intervals_current
SELECT video_id, sum(end_ms - start_ms) / 1000 AS seconds FROM analytics.video_watch_intervals_current WHERE student_id = '${student}' GROUP BY video_id;

-- clickhouse view sessions_current
SELECT started_at, duration_seconds, active_seconds, device_type FROM analytics.sessions_current WHERE student_id = '${student}' ORDER BY started_at;

-- clickhouse view streak_history_current
SELECT changed_at, status, current_streak_days FROM analytics.streak_history_current WHERE student_id = '${student}' ORDER BY changed_at;

-- clickhouse view risk_transitions_current
SELECT course_id, transition, changed_at, reason FROM analytics.risk_transitions_current WHERE student_id = '${student}' ORDER BY changed_at;

-- clickhouse view dead_letters_current
SELECT reason, stage, count() AS n, any(error) AS example FROM analytics.dead_letters_current GROUP BY ALL ORDER BY n DESC;

-- clickhouse view progress_history_current
SELECT changed_at, course_id, change, lessons_completed, completion_pct FROM analytics.progress_history_current WHERE student_id = '${student}' ORDER BY changed_at;

-- clickhouse view assessment_attempts_current
SELECT submitted_at, assessment_id, attempt_number, percent, is_passed FROM analytics.assessment_attempts_current WHERE student_id = '${student}' ORDER BY submitted_at;

-- clickhouse view question_attempts_current
SELECT answered_at, question_id, selected_answer, is_correct FROM analytics.question_attempts_current WHERE student_id = '${student}' ORDER BY answered_at;

-- clickhouse view student_daily_current
SELECT stat_date, sessions_count, total_time_seconds, lessons_completed FROM analytics.student_daily_current WHERE student_id = '${student}' ORDER BY stat_date;

-- clickhouse view student_course_daily_current
SELECT metric_date, course_id, time_spent_total, lessons_completed FROM analytics.student_course_daily_current WHERE student_id = '${student}' ORDER BY metric_date;

-- clickhouse view material_interactions_current
SELECT interacted_at, action, material_id FROM analytics.material_interactions_current WHERE student_id = '${student}' ORDER BY interacted_at;

-- clickhouse view forum_activity_current
SELECT created_at, action_type, thread_id FROM analytics.forum_activity_current WHERE student_id = '${student}' ORDER BY created_at;

-- clickhouse view live_class_activity_current
SELECT happened_at, action, class_id FROM analytics.live_class_activity_current WHERE student_id = '${student}' ORDER BY happened_at;

-- clickhouse view content_changes_current
SELECT toStartOfWeek(changed_at, 1) AS week, action, count() AS changes FROM analytics.content_changes_current GROUP BY week, action ORDER BY week;

-- clickhouse view feedback_current
SELECT created_at, action, assessment_id, score FROM analytics.feedback_current WHERE student_id = '${student}' ORDER BY created_at;

-- clickhouse omits event_types: it only lists which events are acts, for the views that count who came
-- clickhouse omits student_places_of_events: it only fills student_places as raw events arrive

-- Some of the days, so that those who come often are asked about often: they have most rows.
-- postgres values student, course else 00000000-0000-0000-0000-000000000001, 00000000-0000-0000-0000-000000000003
SELECT student_id, course_id FROM analytics.student_course_days WHERE hashtextextended(student_id::text, extract(doy FROM metric_date)::bigint) % 500 = 0 LIMIT 1000;

-- postgres values assessment else 00000000-0000-0000-0000-000000000004
SELECT assessment_id FROM analytics.assessment_attempts WHERE hashtextextended(attempt_id::text, 1) % 500 = 0 LIMIT 1000;

-- postgres values instructor, taught else 00000000-0000-0000-0000-000000000005, 00000000-0000-0000-0000-000000000003
SELECT instructor_id, course_id FROM analytics.courses WHERE instructor_id IS NOT NULL LIMIT 1000;

-- postgres values monday else 2026-01-05
SELECT DISTINCT date_trunc('week', day)::date FROM analytics.course_days WHERE day > current_date - 56;

-- postgres values teacher else 00000000-0000-0000-0000-000000000005
SELECT DISTINCT teacher_id FROM analytics.teacher_activity_summary;

-- postgres view daily_user_stats
SELECT * FROM analytics.daily_user_stats WHERE student_id = '${student}' AND stat_date > current_date - 30 ORDER BY stat_date;

-- postgres view student_quiz_days
SELECT * FROM analytics.student_quiz_days WHERE student_id = '${student}' ORDER BY day DESC LIMIT 30;

-- postgres view weekly_user_stats
SELECT * FROM analytics.weekly_user_stats WHERE student_id = '${student}' ORDER BY week_start DESC LIMIT 12;

-- postgres view topic_mastery_now
SELECT * FROM analytics.topic_mastery_now WHERE student_id = '${student}' ORDER BY mastery;

-- postgres view exam_readiness
SELECT * FROM analytics.exam_readiness WHERE student_id = '${student}';

-- postgres view knowledge_gaps_ranked
SELECT * FROM analytics.knowledge_gaps_ranked WHERE student_id = '${student}' ORDER BY place LIMIT 10;

-- postgres view user_learning_metrics
SELECT * FROM analytics.user_learning_metrics WHERE student_id = '${student}';

-- postgres view student_analytics_profiles
SELECT * FROM analytics.student_analytics_profiles WHERE student_id = '${student}';

-- postgres view student_course_metrics
SELECT * FROM analytics.student_course_metrics WHERE student_id = '${student}' AND course_id = '${course}' ORDER BY metric_date;

-- postgres view user_analytics
SELECT * FROM analytics.user_analytics WHERE user_id = '${student}';

-- postgres view learning_progress
SELECT * FROM analytics.learning_progress WHERE user_id = '${student}';

-- postgres view quiz_attempts
SELECT * FROM analytics.quiz_attempts WHERE student_id = '${student}' ORDER BY submitted_at DESC LIMIT 20;

-- postgres view forum_participation
SELECT * FROM analytics.forum_participation WHERE user_id = '${student}';

-- postgres view student_dashboard_courses
SELECT * FROM analytics.student_dashboard_courses WHERE student_id = '${student}' AND place <= 5 ORDER BY place;

-- postgres view student_dashboard_week
SELECT * FROM analytics.student_dashboard_week WHERE student_id = '${student}' ORDER BY stat_date;

-- postgres view student_dashboard_totals
SELECT * FROM analytics.student_dashboard_totals WHERE student_id = '${student}';

-- postgres view student_overview
SELECT * FROM analytics.student_overview WHERE student_id = '${student}';

-- postgres view student_course_cards
SELECT * FROM analytics.student_course_cards WHERE student_id = '${student}' ORDER BY last_activity_at DESC;

-- postgres view student_activity_heatmap
SELECT * FROM analytics.student_activity_heatmap WHERE student_id = '${student}';

-- postgres view student_skills
SELECT * FROM analytics.student_skills WHERE student_id = '${student}';

-- postgres view student_assessment_performance
SELECT * FROM analytics.student_assessment_performance WHERE student_id = '${student}' ORDER BY last_submitted_at DESC LIMIT 20;

-- postgres view student_next_steps
SELECT * FROM analytics.student_next_steps WHERE student_id = '${student}' AND place <= 5 ORDER BY kind, place;

-- postgres view class_dropoff
SELECT * FROM analytics.class_dropoff WHERE course_id = '${course}' ORDER BY position;

-- postgres view course_analytics
SELECT * FROM analytics.course_analytics WHERE course_id = '${course}';

-- postgres view assessment_question_analytics
SELECT * FROM analytics.assessment_question_analytics WHERE assessment_id = '${assessment}';

-- postgres view assessment_analytics
SELECT * FROM analytics.assessment_analytics WHERE assessment_id = '${assessment}';

-- postgres view course_assessments
SELECT * FROM analytics.course_assessments WHERE course_id = '${course}';

-- postgres view class_assessment_distribution
SELECT * FROM analytics.class_assessment_distribution WHERE course_id = '${course}' ORDER BY assessment_id, from_percent;

-- postgres view class_overview
SELECT * FROM analytics.class_overview WHERE course_id = '${course}';

-- postgres view class_risk_matrix
SELECT * FROM analytics.class_risk_matrix WHERE course_id = '${course}' ORDER BY at_risk_score DESC NULLS LAST LIMIT 50;

-- postgres view class_forum_activity
SELECT * FROM analytics.class_forum_activity WHERE course_id = '${course}' ORDER BY day DESC LIMIT 30;

-- postgres view course_dashboard
SELECT * FROM analytics.course_dashboard WHERE course_id = '${taught}' AND instructor_id = '${instructor}';

-- postgres view course_dashboard_days
SELECT * FROM analytics.course_dashboard_days WHERE course_id = '${course}' ORDER BY day DESC;

-- postgres view course_leaderboard_weekly
SELECT * FROM analytics.course_leaderboard_weekly WHERE course_id = '${course}' AND week_start = '${monday}' ORDER BY place LIMIT 20;

-- postgres view dashboard_metrics
SELECT * FROM analytics.dashboard_metrics WHERE timeframe = '30d';

-- postgres view platform_health
SELECT * FROM analytics.platform_health;

-- postgres view platform_retention
SELECT * FROM analytics.platform_retention WHERE day > current_date - 90 ORDER BY day;

-- postgres view course_ranking
SELECT * FROM analytics.course_ranking ORDER BY place_by_completion LIMIT 10;

-- postgres view students_in_need
SELECT * FROM analytics.students_in_need WHERE course_id = '${course}' ORDER BY rank_in_course LIMIT 20;

-- postgres view at_risk_students
SELECT * FROM analytics.at_risk_students WHERE course_id = '${course}';

-- postgres view open_study_sessions
SELECT * FROM analytics.open_study_sessions WHERE student_id = '${student}';

-- postgres omits student_enrolments: the rows of student_progress that count; the views of courses and students ask it
