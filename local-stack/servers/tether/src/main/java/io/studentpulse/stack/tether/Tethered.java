package io.studentpulse.stack.tether;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class and ends this JVM, shutdown hooks included, as soon as standard input closes. The starter holds the other
 * end of that pipe, and the kernel closes it however the starter dies, {@code kill -9} included: no server outlives its stack.
 */
public final class Tethered {
    private Tethered() {
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("usage: Tethered MAIN_CLASS [ARGUMENT...]");
            System.exit(2);
        }
        toStandardInput();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (java.lang.reflect.InvocationTargetException failed) {
            failed.getCause().printStackTrace();
            System.exit(1);
        }
    }

    /** Ends this JVM when standard input closes. */
    public static void toStandardInput() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Whatever is written is ignored: only the end matters.
                }
            } catch (IOException closed) {
                // As good as the end.
            }
            System.exit(0);
        }, "tether");
        watch.setDaemon(true);
        watch.start();
    }
}
