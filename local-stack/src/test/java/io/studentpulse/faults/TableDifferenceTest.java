package io.studentpulse.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A comparison that cannot fail would prove nothing: each way of being different must be seen. */
class TableDifferenceTest {
    private static final Map<String, String> ADA = row("student", "ada", "seconds", "60", "version", "3");
    private static final Map<String, String> BOB = row("student", "bob", "seconds", null, "version", "4");

    @Test
    void equalDumpsHaveNoDifference() {
        TableDifference difference = TableDifference.between(dump(ADA, BOB), dump(BOB, ADA));
        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference.compared()).isEqualTo(2);
        assertThat(difference).hasToString("2 rows compared, all equal");
    }

    @Test
    void aMissingAnUnexpectedAndAChangedRowAreSeen() {
        TableDifference difference = TableDifference.between(dump(ADA, BOB), dump(row("student", "ada", "seconds", "61", "version", "3"),
                row("student", "eve", "seconds", "1", "version", "1")));
        assertThat(difference).extracting(TableDifference::missing, TableDifference::unexpected, TableDifference::changed, TableDifference::compared)
                .containsExactly(1, 1, 1, 3);
        assertThat(difference.isEmpty()).isFalse();
        assertThat(difference.toString()).contains("progress [ada]: seconds 61 instead of 60").contains("[bob]: missing").contains("[eve]: unexpected");
    }

    @Test
    void nullIsNoText() {
        assertThat(TableDifference.between(dump(BOB), dump(row("student", "bob", "seconds", "null", "version", "4"))).changed()).isEqualTo(1);
        assertThat(TableDifference.between(dump(BOB), dump(row("student", "bob", "seconds", "0", "version", "4"))).changed()).isEqualTo(1);
    }

    @Test
    void aTableThatOneSideLacksIsSeen() {
        TableDump nothing = new TableDump(new TreeMap<>());
        assertThat(TableDifference.between(nothing, dump(ADA)).unexpected()).isEqualTo(1);
        assertThat(TableDifference.between(dump(ADA), nothing).missing()).isEqualTo(1);
    }

    @Test
    void columnsThatTheExpectedSideDoesNotNameAreLeftAloneAndOthersMustBeThere() {
        assertThat(TableDifference.between(dump(row("student", "ada", "seconds", "60")), dump(ADA)).isEmpty()).isTrue();
        assertThat(TableDifference.between(dump(ADA), dump(row("student", "ada", "seconds", "60"))).changed()).isEqualTo(1);
    }

    @Test
    void onlyTheGenerationOfAVersionMayBeOverlooked() {
        TableDump replayed = dump(row("student", "ada", "seconds", "60", "version", Long.toString((1L << 40) + 3)));
        assertThat(TableDifference.between(dump(ADA), replayed).changed()).isEqualTo(1);
        assertThat(TableDifference.between(dump(ADA).withoutGenerations(), replayed.withoutGenerations()).isEmpty()).isTrue();
        assertThat(replayed.lowestGeneration()).isEqualTo(1);
        TableDump counted = dump(row("student", "ada", "seconds", "60", "version", Long.toString((1L << 40) + 4)));
        assertThat(TableDifference.between(dump(ADA).withoutGenerations(), counted.withoutGenerations()).changed()).isEqualTo(1);
    }

    @Test
    void twoRowsOfOneKeyAreNoTable() {
        assertThatThrownBy(() -> dump(ADA, ADA)).hasMessageContaining("ada");
    }

    @SafeVarargs
    private static TableDump dump(Map<String, String>... all) {
        TableDump.Rows rows = new TableDump.Rows(List.of("student"));
        for (Map<String, String> row : all) {
            rows.add(row);
        }
        return new TableDump(new TreeMap<>(Map.of("progress", rows.all())));
    }

    private static Map<String, String> row(String... columnsAndTexts) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int place = 0; place < columnsAndTexts.length; place += 2) {
            row.put(columnsAndTexts[place], columnsAndTexts[place + 1]);
        }
        return row;
    }
}
