package io.studentpulse.stack;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command behind a script: what is wrong is said in a sentence on standard error, without a stack trace where nobody needs one. */
public final class Script {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Script() {}

    /**
     * The exit code of a command.
     *
     * @param name of the script, such as {@code scripts/quarantine}, whose {@code --help} says what there is
     */
    public static int run(String name, Object command, String... arguments) {
        return new CommandLine(command).setExpandAtFiles(false)
                .setParameterExceptionHandler((mistake, words) -> misused(name, mistake))
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, parsed))
                .execute(arguments);
    }

    private static int misused(String name, ParameterException mistake) {
        System.err.println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, System.err);
        System.err.println("See " + name + " --help");
        return MISUSED;
    }

    private static int failed(Exception failure, ParseResult parsed) throws Exception {
        if (failure instanceof IllegalArgumentException || failure instanceof IllegalStateException) {
            System.err.println(failure.getMessage());
            return FAILED;
        }
        throw failure;
    }
}
