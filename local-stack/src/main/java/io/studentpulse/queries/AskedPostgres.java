package io.studentpulse.queries;

import io.studentpulse.stack.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL through one connection. */
final class AskedPostgres implements AskedStore {
    private final Connection connection;

    AskedPostgres(LocalStack stack) throws SQLException {
        connection = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<List<String>> ask(String sql) throws SQLException {
        return rows(connection, sql);
    }

    /** Every row of the answer, each value as text. */
    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int place = 1; place <= columns; place++) {
                    values.add(row.getString(place));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    @Override
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
