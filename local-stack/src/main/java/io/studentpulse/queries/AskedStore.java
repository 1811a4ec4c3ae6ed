package io.studentpulse.queries;

import java.util.List;

/** A store that is asked, as a dashboard asks it: over the network, every row of the answer read. */
interface AskedStore extends AutoCloseable {
    String name();

    /** Runs a statement and returns the rows of its answer, each value as text. */
    List<List<String>> ask(String sql) throws Exception;

    /** Runs a statement that answers nothing and may take minutes. */
    void run(String sql) throws Exception;

    @Override
    void close() throws Exception;
}
