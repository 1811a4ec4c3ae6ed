package io.studentpulse.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

/** What follows a verb: the script's own options, one value where the verb takes one, and the rest, which is the job's. */
@Command
class Arguments {
    private static final Set<String> VERBS_WITH_A_WORD = Set.of("resume", "rescale");
    private static final Set<String> VERBS_THAT_START_A_JOB = Set.of("submit", "resume", "rescale", "replay");
    private static final String THE_REST_IS_THE_JOBS = "--";

    private final String verb;

    @Option(names = "--dir")
    String dir;

    @Option(names = "--jar")
    String jar;

    @Option(names = "--class")
    String mainClass;

    @Option(names = "--job")
    String job;

    @Option(names = "-p", converter = Positive.class)
    Integer parallelism;

    @Option(names = "--from")
    String from;

    @Option(names = "--from-savepoint")
    String fromSavepoint;

    @Option(names = "--another")
    boolean another;

    /** Flink's own for the job, KEY=VALUE. */
    @Option(names = "-D")
    List<String> settings = new ArrayList<>();

    /** From the first word that is not ours on. */
    @Unmatched
    List<String> rest = new ArrayList<>();

    private Arguments(String verb) {
        this.verb = verb;
    }

    /** Of a verb that takes a word, such as a savepoint. */
    @Command
    private static final class WithAWord extends Arguments {
        @Parameters(index = "0", arity = "0..1")
        private String word;

        WithAWord(String verb) {
            super(verb);
        }

        @Override
        Optional<String> first() {
            return Optional.ofNullable(word);
        }
    }

    /** @throws IllegalArgumentException for what is mistyped, as far as it cannot be the job's */
    static Arguments parse(String verb, List<String> args) {
        Arguments parsed = VERBS_WITH_A_WORD.contains(verb) ? new WithAWord(verb) : new Arguments(verb);
        int end = args.indexOf(THE_REST_IS_THE_JOBS);
        try {
            new CommandLine(parsed).setExpandAtFiles(false).setStopAtUnmatched(true).parseArgs((end < 0 ? args : args.subList(0, end)).toArray(String[]::new));
        } catch (ParameterException wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + "; see scripts/" + verb + " --help", wrong);
        }
        if (!VERBS_THAT_START_A_JOB.contains(verb) && !parsed.rest.isEmpty()) {
            throw new IllegalArgumentException(parsed.unknown());
        }
        if (end >= 0) {
            parsed.rest.addAll(args.subList(end + 1, args.size()));
        }
        return parsed;
    }

    /** Nothing starts, so a word that is not ours is nobody's. */
    private String unknown() {
        CommandLine line = new CommandLine(new Arguments(verb));
        List<String> meant = new UnmatchedArgumentException(line, rest).getSuggestions();
        return "there is no " + rest.get(0) + (meant.isEmpty() ? "; there are " + String.join(" ", line.getCommandSpec().optionsMap().keySet()) + "."
                : "; did you mean " + String.join(" or ", meant) + "?") + " See scripts/" + verb + " --help";
    }

    /** The value that the verb takes. */
    Optional<String> first() {
        return Optional.empty();
    }

    /** Verbs that go on with a job use the jar it was submitted with, if another was named then. */
    boolean reusesJar() {
        return !verb.equals("submit");
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
