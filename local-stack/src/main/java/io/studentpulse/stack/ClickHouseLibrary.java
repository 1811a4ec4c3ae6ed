package io.studentpulse.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;

/**
 * Gets the pinned ClickHouse engine once per user and machine: downloads it with npm, checks it against the pinned SHA-512, and keeps it
 * outside every build folder, so that a clean build does not fetch 178 MB again.
 */
final class ClickHouseLibrary {
    private static final String PACKAGE = "@chdb/lib-linux-x64-gnu";
    private static final int BUFFER_BYTES = 1 << 20;

    private ClickHouseLibrary() {
    }

    static Path install() throws IOException, InterruptedException {
        Properties pinned = pinned();
        Path folder = cache().resolve("chdb").resolve(pinned.getProperty("version"));
        Path library = folder.resolve("libchdb.so");
        if (Files.exists(library)) {
            return library;
        }
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").equals("amd64")) {
            throw new IOException("ClickHouse's engine is pinned for Linux on x86-64 only; this is " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ". docker-compose.yml runs everywhere.");
        }
        Files.createDirectories(folder);
        // Two stacks may start at once: one downloads, the other waits.
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!Files.exists(library)) {
                download(pinned, folder, library);
            }
        }
        return library;
    }

    private static void download(Properties pinned, Path folder, Path library) throws IOException, InterruptedException {
        Path incoming = folder.resolve("incoming");
        // What an interrupted download left.
        run(folder, "rm", "-rf", incoming.toString());
        Files.createDirectory(incoming);
        System.out.println("clickhouse: downloading the engine " + pinned.getProperty("version") + " (178 MB, once) into " + folder);
        run(incoming, "npm", "pack", "--silent", PACKAGE + "@" + pinned.getProperty("version"));
        Path archive;
        try (var files = Files.list(incoming)) {
            archive = files.filter(file -> file.toString().endsWith(".tgz")).findFirst()
                    .orElseThrow(() -> new IOException("npm pack left no archive in " + incoming));
        }
        String integrity = "sha512-" + Base64.getEncoder().encodeToString(sha512(archive));
        if (!integrity.equals(pinned.getProperty("integrity"))) {
            throw new IOException(archive + " has integrity " + integrity + ", the parent pom's chdb.integrity wants "
                    + pinned.getProperty("integrity") + ": not used.");
        }
        System.out.println("clickhouse: unpacking 566 MB");
        run(incoming, "tar", "-xzf", archive.toString(), "package/libchdb.so");
        Files.move(incoming.resolve("package/libchdb.so"), library, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(incoming.resolve("package"));
        Files.delete(archive);
        Files.delete(incoming);
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(Redirect.INHERIT).start();
        } catch (IOException missing) {
            throw new IOException(command[0] + " is not installed: apt-get install " + command[0], missing);
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed with status " + process.exitValue() + " in " + folder);
        }
    }

    private static byte[] sha512(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured != null && !configured.isBlank() ? Path.of(configured) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("student-pulse");
    }

    private static Properties pinned() {
        Properties properties = new Properties();
        try (InputStream in = ClickHouseLibrary.class.getResourceAsStream("/chdb.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("/chdb.properties of local-stack is unreadable: rebuild local-stack", unreadable);
        }
        return properties;
    }
}
