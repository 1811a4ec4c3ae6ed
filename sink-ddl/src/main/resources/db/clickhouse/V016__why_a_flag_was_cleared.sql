-- What ends an episode of the at-risk flag: docs/metrics.md section 4.
ALTER TABLE analytics.risk_transitions COMMENT COLUMN reason 'raised: never_started or inactive; cleared: returned, enrolled, completed, dropped, course_ended, threshold_changed, rescheduled (the dates of the course) or late_event';
