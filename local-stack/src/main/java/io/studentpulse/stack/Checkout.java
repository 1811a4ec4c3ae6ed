package io.studentpulse.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this project lies, and where its build has put the class path of each server. */
final class Checkout {
    private static final String MARK = "local-stack/servers/pom.xml";

    private Checkout() {
    }

    static Path root() {
        for (Path start : new Path[] {ownClasses(), Path.of("").toAbsolutePath()}) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(MARK))) {
                    return folder;
                }
            }
        }
        throw new IllegalStateException("No " + MARK + " above " + ownClasses() + " nor above the current folder: run inside the checkout.");
    }

    static Path ownClasses() {
        try {
            return Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The class path of one of {@code local-stack/servers}: its own classes, then its libraries. */
    static String classPathOf(String server) {
        Path target = root().resolve("local-stack/servers").resolve(server).resolve("target");
        try {
            return target.resolve("classes") + ":" + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("The class path of " + server + " is not built; run: mvn -pl local-stack -am process-classes", missing);
        }
    }
}
