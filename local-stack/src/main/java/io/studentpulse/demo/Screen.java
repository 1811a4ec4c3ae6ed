package io.studentpulse.demo;

import java.io.PrintStream;
import java.util.List;

/** Shows progress: on a terminal one block that is written over, elsewhere a line now and then. */
final class Screen {
    private static final int LINE_EVERY = 5;

    private final PrintStream out;
    private final boolean isTerminal;
    private final int columns;
    private int shown;
    private int blockLines;

    Screen(PrintStream out, boolean isTerminal, int columns) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.columns = columns;
    }

    synchronized void show(Progress progress) {
        if (!isTerminal) {
            if (shown++ % LINE_EVERY == 0) {
                out.println(progress.line());
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
        shown = 0;
        show(last);
        blockLines = 0;
    }

    synchronized void say(String line) {
        out.println(line);
    }
}
