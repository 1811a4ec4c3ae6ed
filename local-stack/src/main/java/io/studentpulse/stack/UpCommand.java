package io.studentpulse.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code scripts/up}: starts a stack, or says that it is up. */
@Command
final class UpCommand implements Callable<Integer> {
    final Map<String, Integer> ports = new LinkedHashMap<>();

    @Option(names = "--dir")
    private String dir;

    @Option(names = "--taskmanagers", defaultValue = "1")
    private int taskManagers;

    /** With an option for the port of each server. */
    static CommandSpec spec() {
        UpCommand command = new UpCommand();
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        for (String name : Ports.NAMES) {
            String option = "--" + name + "-port";
            spec.addOption(OptionSpec.builder(option).type(Integer.class).converters(text -> port(option, text)).setter(command.port(name)).build());
        }
        return spec;
    }

    private static Integer port(String option, String text) {
        try {
            return Ports.parse(option, text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }

    private ISetter port(String name) {
        return new ISetter() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T set(T port) {
                // Picocli sets what was not given, too.
                return port == null ? null : (T) ports.put(name, (Integer) port);
            }
        };
    }

    @Override
    public Integer call() {
        StackFolder folder = StackFolder.named(dir);
        if (LocalStack.isRunning(folder)) {
            System.out.println("A stack is already up in " + folder.path());
        }
        LocalStack.start(folder.path(), new LocalStack.Options(false, taskManagers, ports, System.out::println));
        return StatusReport.print(List.of(folder));
    }
}
