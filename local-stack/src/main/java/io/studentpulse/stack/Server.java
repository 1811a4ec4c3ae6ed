package io.studentpulse.stack;

import java.util.List;
import java.util.Map;

/** One server of the stack: what must exist before it starts, its command line, and how to tell that it serves. */
interface Server {
    String name();

    /** Downloads, formats and writes settings; done before every start and harmless when repeated. */
    void prepare() throws Exception;

    List<String> command() throws Exception;

    default Map<String, String> environment() {
        return Map.of();
    }

    boolean isReady();
}
