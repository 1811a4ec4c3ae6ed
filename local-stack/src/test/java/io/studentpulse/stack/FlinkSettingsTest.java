package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the local cluster differ from production's settings in addresses and folders only? */
class FlinkSettingsTest {

    @TempDir
    Path temporary;

    @Test
    void noKeyStandsTwiceAndTheJobsSettingsAreProductions() throws Exception {
        StackFolder folder = new StackFolder(temporary);
        folder.create();
        FlinkSettings.write(folder, Ports.choose(Map.of(), new Properties()));
        List<String> lines = Files.readAllLines(folder.flinkConf().resolve("config.yaml")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        assertThat(lines.stream().map(line -> line.split(": ")[0]).toList()).doesNotHaveDuplicates();
        assertThat(lines).contains("pipeline.generic-types: false", "pipeline.auto-generate-uids: false",
                "execution.checkpointing.interval: 10 s", "jobmanager.bind-host: 127.0.0.1", "rest.bind-address: 127.0.0.1");
        assertThat(lines).noneMatch(line -> line.contains("0.0.0.0") || line.contains("SITE"));
    }
}
