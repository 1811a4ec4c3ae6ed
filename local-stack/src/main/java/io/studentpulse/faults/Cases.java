package io.studentpulse.faults;

import io.studentpulse.faults.CaseRun.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The command behind {@code scripts/cases}: what clients in the field really send, and whether it comes to what it must. */
public final class Cases {
    private Cases() {}

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(run(new CommandLine(arguments, List.of("dir"))));
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int run(CommandLine asked) throws Exception {
        Path folder = Path.of(asked.words().isEmpty() ? System.getProperty("cases.folder") : asked.words().get(0));
        List<FieldCase> cases = FieldCase.in(folder, new CaseDates(Instant.now()));
        try (OwnStack own = OwnStack.of(asked.text("dir"))) {
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
