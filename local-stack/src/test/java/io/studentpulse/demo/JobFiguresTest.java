package io.studentpulse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Are the job's metrics read for what they say? */
class JobFiguresTest {
    private static final String PAGE = """
            # HELP flink_taskmanager_job_task_operator_events_accepted accepted
            # TYPE flink_taskmanager_job_task_operator_events_accepted gauge
            flink_taskmanager_job_task_operator_events_accepted{operator_name="students",subtask_index="0",} 40.0
            flink_taskmanager_job_task_operator_events_accepted{operator_name="students",subtask_index="1",} 2.0
            flink_taskmanager_job_task_operator_events_duplicate{operator_name="students",subtask_index="0",} 3.0
            flink_taskmanager_job_task_operator_events_conflict_ignored{operator_name="students",subtask_index="0",} 1.0
            flink_taskmanager_job_task_operator_deserializer_decode_eventsRead{operator_name="Source:_events",} 47.0
            flink_taskmanager_job_task_operator_deserializer_decode_rejected{operator_name="Source:_events",} 1.0
            flink_taskmanager_job_task_operator_currentInputWatermark{operator_name="students",} 1.0
            flink_taskmanager_job_task_operator_currentInputWatermark{operator_name="postgres:_Writer",subtask_index="0",} 1.795488129999E12
            flink_taskmanager_job_task_operator_currentInputWatermark{operator_name="postgres:_Writer",subtask_index="1",} 1.795488129998E12
            flink_taskmanager_job_task_operator_table_rowsIn{table="study_sessions",operator_name="postgres:_Writer",} 10.0
            flink_taskmanager_job_task_operator_table_rowsCoalesced{table="study_sessions",operator_name="postgres:_Writer",} 4.0
            flink_taskmanager_job_task_operator_table_rowsWritten{table="study_sessions",operator_name="postgres:_Writer",} 5.0
            flink_taskmanager_job_task_operator_table_oldestRowAgeMillis{table="study_sessions",operator_name="postgres:_Writer",} 120.0
            flink_taskmanager_job_task_operator_table_rowsWritten{table="dead_letters",operator_name="clickhouse_dead_letters:_Writer",} 1.0
            """;

    @Test
    void countersOfAllSubtasksAddUpAndTheSlowestTellsTheTime() {
        JobFigures figures = JobFigures.in(PAGE);

        assertThat(figures.accepted()).isEqualTo(42);
        assertThat(figures.duplicates()).isEqualTo(4);
        assertThat(figures.booked()).isEqualTo(figures.eventsRead());
        assertThat(figures.watermarkMillis()).isEqualTo(1_795_488_129_998L);
        assertThat(figures.writtenByTable()).isEqualTo(Map.of("postgres/study_sessions", 5L, "clickhouse/dead_letters", 1L));
        assertThat(figures.oldestWaitingMillis()).isEqualTo(120);
    }

    @Test
    void nothingSaidIsNothingKnown() {
        assertThat(JobFigures.in("").isEmpty()).isTrue();
    }
}
