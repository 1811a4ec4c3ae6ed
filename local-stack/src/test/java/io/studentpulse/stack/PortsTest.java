package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class PortsTest {

    @Test
    void everyServerGetsAPortOfItsOwn() {
        Ports ports = Ports.choose(Map.of(), new Properties());
        assertThat(ports.byName()).containsOnlyKeys(Ports.NAMES);
        assertThat(new HashSet<>(ports.byName().values())).hasSameSizeAs(Ports.NAMES);
    }

    @Test
    void portsOfTheLastRunAreUsedAgainUnlessOneIsTaken() throws Exception {
        Ports first = Ports.choose(Map.of(), new Properties());
        Properties lastRun = new Properties();
        first.byName().forEach((name, port) -> lastRun.setProperty("port." + name, port.toString()));
        assertThat(Ports.choose(Map.of(), lastRun).byName()).isEqualTo(first.byName());
        try (ServerSocket taken = new ServerSocket(first.of("postgres"), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.choose(Map.of(), lastRun).of("postgres")).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void anAskedPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.choose(Map.of("kafka", taken.getLocalPort()), new Properties()))
                    .hasMessageContaining(taken.getLocalPort() + " for kafka is taken");
        }
    }

    @Test
    void portsComeFromTheEnvironment() {
        assertThat(Ports.fromEnvironment(Map.of("STUDENT_PULSE_CLICKHOUSE_NATIVE_PORT", "9000"))).containsExactly(Map.entry("clickhouse-native", 9000));
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("STUDENT_PULSE_KAFKA_PORT", "many"))).hasMessageContaining("STUDENT_PULSE_KAFKA_PORT=many");
    }

    @Test
    void portsComeFromTheCommandLine() {
        CommandSpec up = UpCommand.spec();
        new CommandLine(up).parseArgs("--taskmanagers", "0", "--clickhouse-native-port", "9000", "--kafka-port=9092");
        assertThat(((UpCommand) up.userObject()).ports).containsOnly(Map.entry("clickhouse-native", 9000), Map.entry("kafka", 9092));
        assertThatThrownBy(() -> new CommandLine(UpCommand.spec()).parseArgs("--kafka-port", "many")).hasMessageContaining("--kafka-port=many is not a port");
    }
}
