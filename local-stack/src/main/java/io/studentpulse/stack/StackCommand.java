package io.studentpulse.stack;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verbs of {@code scripts/}: {@code up}, {@code down}, {@code status}, {@code migrate}, and those that operate jobs. */
public final class StackCommand {
    private StackCommand() {
    }

    public static void main(String[] args) {
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            System.exit(switch (args[0]) {
                case "up" -> Script.run("scripts/up", UpCommand.spec(), rest);
                case "down" -> Script.run("scripts/down", new Down(), rest);
                case "status" -> Script.run("scripts/status", new Status(), rest);
                case "migrate" -> MigrateCommand.run(List.of(rest));
                default -> JobCommand.run(args[0], List.of(rest));
            });
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    @Command
    private static final class Down implements Callable<Integer> {
        @Option(names = "--dir")
        private String dir;

        @Override
        public Integer call() {
            StackFolder folder = StackFolder.named(dir);
            System.out.println(LocalStack.stop(folder) ? "Stopped the stack in " + folder.path() + "; its data stays there."
                    : "No stack runs in " + folder.path());
            return 0;
        }
    }

    @Command
    private static final class Status implements Callable<Integer> {
        @Option(names = "--dir")
        private String dir;

        @Override
        public Integer call() {
            return StatusReport.print(dir != null ? List.of(StackFolder.named(dir)) : StackFolder.known());
        }
    }
}
