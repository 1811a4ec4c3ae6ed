package io.studentpulse.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows a verb: the script's own options, one value where the verb takes one, and the rest, which is the job's. */
final class Arguments {
    private static final Set<String> WITH_VALUE = Set.of("--dir", "--jar", "--class", "--job", "-p", "--from", "--from-savepoint");
    private static final String SETTING = "-D";
    private static final Set<String> FLAGS = Set.of("--another");
    private static final Set<String> VERBS_WITH_A_WORD = Set.of("resume", "rescale");

    private final String verb;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> settings = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private String first;

    private Arguments(String verb) {
        this.verb = verb;
    }

    static Arguments parse(String verb, List<String> args) {
        Arguments parsed = new Arguments(verb);
        for (int index = 0; index < args.size(); index++) {
            String word = args.get(index);
            if (word.equals("--")) {
                parsed.rest.addAll(args.subList(index + 1, args.size()));
                break;
            } else if (word.equals(SETTING)) {
                parsed.settings.add(StackCommand.value(args, index++));
            } else if (WITH_VALUE.contains(word)) {
                parsed.options.put(word, StackCommand.value(args, index++));
            } else if (FLAGS.contains(word)) {
                parsed.options.put(word, "");
            } else if (VERBS_WITH_A_WORD.contains(verb) && parsed.first == null && parsed.rest.isEmpty() && !word.startsWith("--")) {
                parsed.first = word;
            } else {
                // The first word that is not ours starts the job's.
                parsed.rest.addAll(args.subList(index, args.size()));
                break;
            }
        }
        return parsed;
    }

    String option(String name) {
        return options.get(name);
    }

    String optionOr(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> first() {
        return Optional.ofNullable(first);
    }

    /** Flink's own settings for the job, KEY=VALUE. */
    List<String> settings() {
        return List.copyOf(settings);
    }

    List<String> rest() {
        return List.copyOf(rest);
    }

    /** Verbs that go on with a job use the jar it was submitted with, if another was named then. */
    boolean reusesJar() {
        return !verb.equals("submit");
    }

    static int positive(String name, String value) {
        if (value.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException(name + " must be a whole number above 0, not " + value);
    }

    /** The value of an option in a job's arguments. */
    static Optional<String> valueIn(List<String> jobArguments, String name) {
        int index = jobArguments.lastIndexOf(name);
        return index < 0 || index + 1 >= jobArguments.size() ? Optional.empty() : Optional.of(jobArguments.get(index + 1));
    }

    static void set(List<String> jobArguments, String name, String value) {
        int index = jobArguments.lastIndexOf(name);
        if (index < 0) {
            jobArguments.addAll(List.of(name, value));
        } else {
            jobArguments.set(index + 1, value);
        }
    }
}
