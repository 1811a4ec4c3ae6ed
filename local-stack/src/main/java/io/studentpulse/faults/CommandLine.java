package io.studentpulse.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked of a command of this package: words, and options with a value each. */
final class CommandLine {
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    CommandLine(String[] arguments, List<String> known) {
        for (int index = 0; index < arguments.length; index++) {
            if (!arguments[index].startsWith("--")) {
                words.add(arguments[index]);
                continue;
            }
            String name = arguments[index].substring(2);
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown option --" + name + "; there are --" + String.join(" --", known));
            }
            if (index + 1 == arguments.length) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
            options.put(name, arguments[++index]);
        }
    }

    List<String> words() {
        return List.copyOf(words);
    }

    String text(String name) {
        return options.get(name);
    }

    int whole(String name, int otherwise) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,7}")) {
            throw new IllegalArgumentException("--" + name + " must be a whole number above 0, not " + text);
        }
        return Integer.parseInt(text);
    }
}
