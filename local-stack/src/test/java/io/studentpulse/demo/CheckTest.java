package io.studentpulse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Does a comparison see what differs, and only that? */
class CheckTest {
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID GRACE = new UUID(0, 2);
    private static final Names NAMES = new Names(Map.of(ADA, "ada", GRACE, "grace"));

    @Test
    void equalIsEqualWhateverTypeANumberHas() {
        assertThat(compared(rows(ADA, 5L, "x"), rows(ADA, 5, "x")).passed()).isTrue();
        assertThat(compared(rows(ADA, new BigDecimal("5.00"), null), rows(ADA, 5, null)).passed()).isTrue();
    }

    @Test
    void everyDifferenceCounts() {
        Check check = compared(rows(ADA, 5L, "x"), rows(ADA, 6, null));
        assertThat(check.differences()).isEqualTo(1);
        assertThat(check.examples()).containsExactly("ada: seconds is 6, must be 5; note is null, must be x");
    }

    @Test
    void missingAndSurplusRowsCount() {
        Check check = compared(rows(ADA, 5L, "x"), rows(GRACE, 5L, "x"));
        assertThat(check.differences()).isEqualTo(2);
        assertThat(check.examples()).containsExactly("ada is missing", "grace must not be there");
    }

    private static Check compared(Map<List<Object>, Map<String, Object>> expected, Map<List<Object>, Map<String, Object>> found) {
        return Check.rows("sessions", expected, found, NAMES);
    }

    private static Map<List<Object>, Map<String, Object>> rows(UUID student, Number seconds, String note) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seconds", seconds);
        row.put("note", note);
        return Map.of(Arrays.asList((Object) student), row);
    }
}
