package io.studentpulse.pipeline.student;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.event.Id;
import org.junit.jupiter.api.Test;

/** Combinations of capabilities that would silently compute nothing are refused when the job starts. */
class CapabilitiesTest {

  private abstract static class Nothing implements Analytic<String> {
    @Override
    public String empty() {
      return "";
    }

    @Override
    public Id subject(StudentEvent event) {
      return null;
    }

    @Override
    public String after(String before, StudentEvent event, About about, Output out) {
      return before;
    }

    @Override
    public void rows(String state, About about, Output out) {}
  }

  private static final class Silent extends Nothing implements RaisesAlerts<String> {
    @Override
    public boolean isSameAlarm(String was, String is) {
      return true;
    }

    @Override
    public void correct(String was, String is, StudentEvent late, About about, Output out, TransitionsOutput transitions) {}
  }

  private static final class NeverLate extends Nothing implements AcceptsLate<String> {
    @Override
    public long allowedLatenessMillis() {
      return 0;
    }

    @Override
    public boolean recognisesRepeats() {
      return false;
    }
  }

  private static final class Idle extends Nothing implements Contributes<String> {
    @Override
    public boolean sameContribution(String one, String other, About about) {
      return false;
    }
  }

  @Test
  void whatWouldDoNothingIsRefused() {
    assertThatThrownBy(() -> new Capabilities<>(new Silent())).hasMessageContaining("raises no alert");
    assertThatThrownBy(() -> new Capabilities<>(new NeverLate())).hasMessageContaining("of no age");
    assertThatThrownBy(() -> new Capabilities<>(new Idle())).hasMessageContaining("contributes nothing");
  }
}
