package io.studentpulse.stack;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verbs of {@code scripts/}: {@code up}, {@code down}, {@code status}, {@code migrate}, and those that operate jobs. */
public final class StackCommand {
    private StackCommand() {
    }

    public static void main(String[] args) {
        try {
            List<String> rest = List.of(Arrays.copyOfRange(args, 1, args.length));
            System.exit(switch (args[0]) {
                case "up" -> up(rest);
                case "down" -> down(rest);
                case "migrate" -> MigrateCommand.run(rest);
                case "status" -> StatusReport.print(rest.contains("--dir") ? List.of(folder(rest)) : StackFolder.known());
                default -> JobCommand.run(args[0], rest);
            });
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int up(List<String> args) {
        StackFolder folder = folder(args);
        if (LocalStack.isRunning(folder)) {
            System.out.println("A stack is already up in " + folder.path());
        }
        Map<String, Integer> ports = new LinkedHashMap<>();
        int taskManagers = 1;
        for (int index = 0; index < args.size(); index += 2) {
            String option = args.get(index);
            String name = option.replaceFirst("^--", "").replaceFirst("-port$", "");
            if (option.equals("--taskmanagers")) {
                taskManagers = Integer.parseInt(value(args, index));
            } else if (option.endsWith("-port") && Ports.NAMES.contains(name)) {
                ports.put(name, Ports.parse(option, value(args, index)));
            } else if (!option.equals("--dir")) {
                throw new IllegalArgumentException("Unknown option " + option + "; see scripts/up --help");
            }
        }
        LocalStack.start(folder.path(), new LocalStack.Options(false, taskManagers, ports, System.out::println));
        return StatusReport.print(List.of(folder));
    }

    private static int down(List<String> args) {
        StackFolder folder = folder(args);
        System.out.println(LocalStack.stop(folder) ? "Stopped the stack in " + folder.path() + "; its data stays there."
                : "No stack runs in " + folder.path());
        return 0;
    }

    static StackFolder folder(List<String> args) {
        int option = args.indexOf("--dir");
        return StackFolder.named(option < 0 ? null : value(args, option));
    }

    static String value(List<String> args, int option) {
        if (option + 1 >= args.size()) {
            throw new IllegalArgumentException(args.get(option) + " needs a value");
        }
        return args.get(option + 1);
    }
}
