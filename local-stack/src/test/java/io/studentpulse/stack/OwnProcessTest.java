package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnProcessTest {

    @Test
    void aStrangerWithTheSamePidIsNotTouched() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        OwnProcess ours = OwnProcess.of(sleeper.pid());
        OwnProcess stranger = new OwnProcess(sleeper.pid(), ours.startTicks() - 1);
        try {
            assertThat(OwnProcess.parse(ours.written())).contains(ours);
            assertThat(ours.isAlive()).isTrue();
            assertThat(stranger.isAlive()).isFalse();
            stranger.end("TERM", 1);
            assertThat(sleeper.isAlive()).isTrue();
            ours.end("TERM", 5);
            assertThat(ours.isAlive()).isFalse();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void theOwnMemoryIsKnown() {
        assertThat(OwnProcess.of(ProcessHandle.current().pid()).residentMegabytes()).isPositive();
    }
}
