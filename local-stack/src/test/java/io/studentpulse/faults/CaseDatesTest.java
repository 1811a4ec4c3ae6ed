package io.studentpulse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("today")
class CaseDatesTest {
    private final CaseDates elevenDaysLater = new CaseDates(CaseDates.WRITTEN.plus(Duration.ofDays(12)).minusSeconds(1));

    @Test
    void movesADayInWhateverWayItIsWritten() {
        assertThat(elevenDaysLater.moved("\"2026-11-30T18:17:25.000Z\" 2026-11-29|US/Pacific")).isEqualTo("\"2026-12-11T18:17:25.000Z\" 2026-12-10|US/Pacific");
        assertThat(elevenDaysLater.moved("\"20261130T181725Z\"")).isEqualTo("\"20261211T181725Z\"");
        assertThat(elevenDaysLater.moved("\"2026-W49-1T18:17:25Z\"")).isEqualTo("\"2026-W50-5T18:17:25Z\"");
        assertThat(elevenDaysLater.moved("\"2026-334T18:17:25Z\"")).isEqualTo("\"2026-345T18:17:25Z\"");
        assertThat(elevenDaysLater.moved("\"timestamp\":1796062645000,\"startsAt\": \"1796062645\"")).isEqualTo("\"timestamp\":1797013045000,\"startsAt\": \"1797013045\"");
    }

    @Test
    void leavesWhatIsNoDayOfTheCase() {
        String text = "\"1970-01-01T00:00:00Z\" \"0000-00-00 00:00:00\" \"time_spent\":1796062645 \"a\":\"d12948a7-2026-5130-b740-de069199ba04\" 2026-99-99";
        assertThat(elevenDaysLater.moved(text)).isEqualTo(text);
    }

    @Test
    void neverMovesIntoTheFuture() {
        assertThat(elevenDaysLater.moved(CaseDates.WRITTEN)).isBeforeOrEqualTo(CaseDates.WRITTEN.plus(Duration.ofDays(12)));
        assertThat(new CaseDates(CaseDates.WRITTEN.plusSeconds(60)).moved("2026-11-30")).isEqualTo("2026-11-30");
    }
}
