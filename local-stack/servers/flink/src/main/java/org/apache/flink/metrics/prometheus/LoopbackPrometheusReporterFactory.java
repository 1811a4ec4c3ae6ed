package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.util.NetUtils;

/**
 * Flink's Prometheus reporter, on the loopback address only: its own factory always listens on every address of the machine, which a
 * developer's laptop should not. In Flink's package because the registry it serves is package-private there.
 */
public final class LoopbackPrometheusReporterFactory implements MetricReporterFactory {

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        String ports = properties.getProperty("port", "9249");
        var candidates = NetUtils.getPortRangeFromString(ports);
        while (candidates.hasNext()) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), candidates.next());
            try {
                return new LoopbackReporter(address);
            } catch (UncheckedIOException taken) {
                // The next process of this machine has the next port.
            }
        }
        throw new IllegalStateException("metrics.reporter.prom.port: no port of " + ports + " is free; widen the range.");
    }

    private static final class LoopbackReporter extends AbstractPrometheusReporter {
        private final HTTPServer server;

        LoopbackReporter(InetSocketAddress address) {
            try {
                server = new HTTPServer(address, registry, true);
            } catch (IOException taken) {
                throw new UncheckedIOException(taken);
            }
        }

        @Override
        public void close() {
            server.stop();
            super.close();
        }
    }
}
