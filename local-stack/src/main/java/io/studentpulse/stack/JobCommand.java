package io.studentpulse.stack;

import java.util.List;

final class JobCommand {
    static int run(String verb, List<String> args) {
        throw new IllegalArgumentException("Unknown verb " + verb);
    }
}
