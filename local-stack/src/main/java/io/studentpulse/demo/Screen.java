package io.studentpulse.demo;

import java.io.PrintStream;
import java.util.List;

/** Shows progress: on a terminal one block that is written over, elsewhere a line now and then. */
final class Screen {
    private static final int LINE_EVERY = 5;

    private final PrintStream out;
    private final boolean isTerminal;
    private final int columns;
    private String phase = "";
    private String lastHowFar = "";
    private int shown;
    private int blockLines;
    private boolean isOver;

    Screen(PrintStream out, boolean isTerminal, int columns) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.columns = columns;
    }

    synchronized void show(Progress progress) {
        if (isOver) {
            return;
        }
        if (!isTerminal) {
            if (!progress.phase().name().equals(phase)) {
                phase = progress.phase().name();
                shown = 0;
                out.println("  " + phase);
            }
            String howFar = progress.phase().howFar().apply(progress);
            // Without figures that move, a line that says the same again says nothing.
            boolean isNews = progress.phase().showsJob() || !howFar.isEmpty() && !howFar.equals(lastHowFar);
            if (shown++ % LINE_EVERY == 0 && isNews) {
                lastHowFar = howFar;
                out.println("  " + progress.line());
            }
            return;
        }
        List<String> block = progress.block();
        StringBuilder text = new StringBuilder(blockLines == 0 ? "\n" : "\033[" + blockLines + "A");
        // A line that wraps would be two, and the next block would begin too low.
        block.forEach(line -> text.append("\r\033[2K").append(line, 0, Math.min(line.length(), columns - 1)).append('\n'));
        out.print(text);
        out.flush();
        blockLines = block.size();
    }

    /** What is shown now stays; the next line comes below it. */
    synchronized void keep(Progress last) {
        show(last);
        blockLines = 0;
    }

    /** From now on the servers are being taken away, and figures mean nothing. */
    synchronized void end(String line) {
        isOver = true;
        out.println(line);
    }

    synchronized void say(String line) {
        out.println(line);
    }
}
