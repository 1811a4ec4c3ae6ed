package io.studentpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "options.md");

  @Test
  void theCommittedPageIsTheOneMadeFromJobOptions() throws IOException {
    if ("write".equals(System.getProperty("options.page"))) {
      Files.writeString(PAGE, OptionsPage.markdown());
    }
    assertThat(Files.readString(PAGE))
        .as("docs/options.md no longer says what JobOptions says. Write it again: scripts/generate")
        .isEqualTo(OptionsPage.markdown());
  }

  @Test
  void everyOptionSaysWhatItDoes() {
    assertThat(OptionsPage.markdown().lines().filter(line -> line.startsWith("| `")))
        .hasSameSizeAs(JobOptions.all())
        .allSatisfy(line -> assertThat(line.split(" \\| ")[4].strip()).hasSizeGreaterThan(15));
  }
}
