package io.studentpulse.faults;

import io.studentpulse.faults.CaseRun.Answer;
import io.studentpulse.stack.Script;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command behind {@code scripts/cases}: what clients in the field really send, and whether it comes to what it must. */
@Command
public final class Cases implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", defaultValue = "${sys:cases.folder}")
    private Path folder;

    @Option(names = "--dir")
    private String dir;

    public static void main(String... arguments) {
        System.exit(Script.run("scripts/cases", new Cases(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<FieldCase> cases = FieldCase.in(folder, new CaseDates(Instant.now()));
        try (OwnStack own = OwnStack.of(dir)) {
            Experiment experiment = new Experiment(own.stack(), line -> { });
            Map<FieldCase, List<Answer>> answers = new CaseRun(experiment, cases).run();
            answers.forEach(Cases::print);
            long restarts = experiment.view().restarts();
            long questions = answers.values().stream().mapToLong(List::size).sum();
            long wrong = answers.values().stream().flatMap(List::stream).filter(answer -> !answer.isRight()).count();
            System.out.printf("%d cases, %d answers: %d right, %d wrong; %d restarts%n", cases.size(), questions, questions - wrong, wrong, restarts);
            if (restarts > 0) {
                System.out.println("  " + experiment.failure());
            }
            return wrong == 0 && restarts == 0 && questions > 0 ? 0 : 1;
        }
    }

    private static void print(FieldCase one, List<Answer> answers) {
        long right = answers.stream().filter(Answer::isRight).count();
        String mark = right < answers.size() ? "✗" : answers.isEmpty() ? "-" : "✓";
        System.out.printf("%s %-45s %s%n", mark, one.name(), answers.isEmpty() ? "read without a restart; asks nothing" : right + " of " + answers.size() + " right");
        for (Answer answer : answers) {
            if (!answer.isRight()) {
                String note = answer.question().note();
                System.out.println("    " + answer.question().where() + (note == null ? "" : ", " + note) + ": is " + quoted(answer.found()) + ", must be "
                        + quoted(answer.question().right()));
            }
        }
    }

    private static String quoted(String text) {
        return "`" + text.replace("\n", "⏎") + "`";
    }
}
