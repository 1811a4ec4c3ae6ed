package io.studentpulse.simulator.load;

/** What does a student under load do in a hundred steps? Each step is one event, and a function of the plan and the event's number. */
public abstract class LoadScript {
    static final long DURATION = 900_000;

    LoadScript() {}

    /**
     * {@code watching}: heartbeats and a quiz, the mix that earlier measurements were made with; {@code school}: everything a student does;
     * {@code school:answers=12,forum=4}: the same with other counts, see {@link SchoolScript}.
     */
    public static LoadScript named(String name) {
        if (name.equals("watching")) {
            return new WatchingScript();
        }
        if (name.equals("school") || name.startsWith("school:")) {
            return SchoolScript.of(name.substring(Math.min(name.length(), "school:".length())));
        }
        throw new IllegalArgumentException("no mix is called " + name + "; there are watching, school and school:answers=12,...");
    }

    abstract String type(int step);

    /** Ids beside course and lesson, each with a comma before it; {@code video} numbers the course's lessons, videos and quizzes. */
    abstract void context(JsonBytes json, LoadPlan plan, int step, long video);

    abstract void payload(JsonBytes json, LoadPlan plan, long n, int step, long day, long video);

    /** A player's report after so many steps of playing. */
    static void played(JsonBytes json, LoadPlan plan, long steps) {
        json.text("\"current_time\":").thousandths(Math.min(DURATION, steps * plan.stepMillis()))
                .text(",\"video_duration\":").thousandths(DURATION).text(",\"playback_rate\":1.0");
    }
}
