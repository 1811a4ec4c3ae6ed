package io.studentpulse.stack.clickhouse;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves ClickHouse's own HTTP and native protocols from libchdb, and stops the engine cleanly when this JVM ends.
 *
 * <p>The engine serves while one query runs: START LISTEN, then a read from a pipe that ends when the pipe is closed, then STOP LISTEN.
 * Closing the pipe in the shutdown hook lets that query finish, which flushes and closes the tables.
 */
public final class ClickHouseHolder {
    private static final long ENGINE_STACK_BYTES = 64L << 20;
    private static final long STOP_MILLIS = 10_000;

    interface LibC extends Library {
        int pipe(int[] descriptors);

        int close(int descriptor);
    }

    interface Chdb extends Library {
        Pointer chdb_query_cmdline(int count, String[] arguments);

        String chdb_result_error(Pointer result);

        void chdb_set_signal_handlers_enabled(int enabled);
    }

    private ClickHouseHolder() {
    }

    /** Arguments: path of libchdb.so, data folder, HTTP port, native port, configuration file. */
    public static void main(String[] args) throws Exception {
        LibC libc = Native.load("c", LibC.class);
        int[] pipe = new int[2];
        if (libc.pipe(pipe) != 0) {
            throw new IllegalStateException("The system refused a pipe: too many open files? See ulimit -n.");
        }
        Chdb chdb = Native.load(args[0], Chdb.class);
        chdb.chdb_set_signal_handlers_enabled(0);

        String[] command = command(args, pipe[0]);
        AtomicBoolean stopping = new AtomicBoolean();
        Thread engine = new Thread(null, () -> {
            Pointer result = chdb.chdb_query_cmdline(command.length, command);
            // A second engine on the same folder returns here without an error object: returning unasked is the failure.
            if (!stopping.get()) {
                String error = result == null ? null : chdb.chdb_result_error(result);
                System.err.println("ClickHouse ended unasked: " + (error == null ? "is its folder in use by another?" : error));
                Runtime.getRuntime().halt(1);
            }
        }, "clickhouse", ENGINE_STACK_BYTES);

        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping.set(true);
            libc.close(pipe[1]);
            try {
                engine.join(STOP_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }, "stop"));
        engine.start();
        engine.join();
    }

    private static String[] command(String[] args, int readEnd) {
        List<String> command = new ArrayList<>(List.of("clickhouse",
                "--path=" + args[1],
                "--http_port=" + args[2],
                "--tcp_port=" + args[3],
                "--listen_host=127.0.0.1",
                "--config-file=" + args[4],
                "--query",
                "SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; "
                        + "SELECT count() FROM file('/proc/self/fd/" + readEnd + "', 'LineAsString') FORMAT Null; "
                        + "SYSTEM STOP LISTEN HTTP; SYSTEM STOP LISTEN TCP"));
        return command.toArray(String[]::new);
    }
}
