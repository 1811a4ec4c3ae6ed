package io.studentpulse.stack.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Starts PostgreSQL on a kept data folder, creates the database and its owner once, and stops the server when this JVM ends. */
public final class PostgresHolder {
    static final String READY = "PostgreSQL is ready";

    private PostgresHolder() {
    }

    /** Arguments: port, data folder, folder for the unpacked binaries, database, owner, password. */
    public static void main(String[] args) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(Integer.parseInt(args[0]))
                .setDataDirectory(new File(args[1]))
                .setOverrideWorkingDirectory(new File(args[2]))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(120))
                .setOutputRedirector(Redirect.INHERIT)
                .setErrorRedirector(Redirect.INHERIT)
                // The library's defaults trade durability for speed; what the job relies on is what production has.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                // The same order of strings on every machine, whatever its own locale is.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            createOwnerAndDatabase(connection, args[3], args[4], args[5]);
        }
        System.out.println(READY + " on port " + postgres.getPort());
        Thread.currentThread().join();
    }

    private static void createOwnerAndDatabase(Connection connection, String database, String owner, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = '" + owner + "'")) {
            run(connection, "CREATE ROLE " + owner + " LOGIN CREATEROLE PASSWORD '" + password + "'");
        }
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            run(connection, "CREATE DATABASE " + database + " OWNER " + owner);
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
