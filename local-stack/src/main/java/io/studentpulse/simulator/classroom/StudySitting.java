package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;

/** What does a watcher do on one of its days: open the course, watch a video in its own manner, take the quiz, leave. */
final class StudySitting {
    private static final long HARD_PART_MILLIS = 60_000;
    private static final long HARD_PART_LASTS_MILLIS = 30_000;
    private static final int[] RATES = {750, 1250, 1500, 1750, 2000};

    private final Watcher watcher;
    private final LocalDate day;
    private final Random random;
    private final Course.Video video;
    /** Of the video in its course. */
    private final int number;

    StudySitting(Watcher watcher, LocalDate day) {
        this.watcher = watcher;
        this.day = day;
        this.random = watcher.random;
        this.number = random.nextInt(watcher.course.videos().size());
        this.video = watcher.course.videos().get(number);
    }

    void live() {
        watcher.wakeAt(day, LocalTime.of(7 + random.nextInt(14), random.nextInt(60), random.nextInt(60)));
        watcher.openSession(day.toString());
        watcher.emit("session_start");
        watcher.pass(1_500);
        watcher.emit(watcher.draft("lesson_start").lesson(video.lessonId()));
        watcher.pass(4_000 + random.nextInt(20_000));
        watch();
        if (random.nextInt(3) == 0) {
            takeABreak();
        }
        if (random.nextInt(2) == 0) {
            takeQuiz();
        }
        if (random.nextInt(4) == 0) {
            watcher.emit("search");
            watcher.pass(9_000);
        }
        end();
        watcher.flush();
    }

    private VideoClient player() {
        boolean sparse = watcher.behaviour == Behaviour.SPARSE;
        return new VideoClient(watcher, video, !sparse, sparse || watcher.behaviour == Behaviour.FAST || random.nextBoolean());
    }

    private long some(int seconds) {
        return 1_000L * (5 + random.nextInt(seconds)) + random.nextInt(1000);
    }

    private void watch() {
        long duration = video.durationMillis();
        long middle = duration / 2;
        switch (watcher.behaviour) {
            case SKIPPER -> player().play().run(some(40)).seek(middle, true).run(some(60))
                    .seek(duration - 30_000, true).run(some(20)).pause();
            case REWATCHER -> player().play().run(some(90)).seek(0, true).run(some(90)).pause().idle(some(60))
                    .seek(20_000, true).play().run(some(60)).pause();
            case FAST -> {
                VideoClient player = player().at(RATES[random.nextInt(RATES.length)]).play().run(some(60));
                player.changeRate(RATES[random.nextInt(RATES.length)]).run(duration).complete(true);
            }
            case SPARSE -> player().play().run(some(100)).seek(middle, false).run(some(60)).pause()
                    .idle(some(200)).play().run(some(90)).pause();
            case TAB_CLOSER -> {
                player().play().run(some(120));
                watcher.pass(random.nextBoolean() ? 20 * 60_000L : 31 * 60_000L);
                player().play().run(some(60));
            }
            case FAKER -> fake(duration);
            default -> {
                VideoClient player = player().play().run(some((int) (duration / 1000)));
                if (random.nextInt(6) == 0) {
                    player.stall(100_000, 40_000);
                }
                long here = player.position();
                if (here > HARD_PART_MILLIS + HARD_PART_LASTS_MILLIS && random.nextInt(3) > 0) {
                    // Every video has the same hard part, and most go back to it, twice.
                    player.seek(HARD_PART_MILLIS, true).run(HARD_PART_LASTS_MILLIS).seek(HARD_PART_MILLIS, true).run(HARD_PART_LASTS_MILLIS).seek(here, true);
                }
                player.pause().idle(some(90)).play().run(duration).complete(random.nextBoolean());
            }
        }
        watcher.pass(2_000);
    }

    private void fake(long duration) {
        switch (random.nextInt(4)) {
            case 0 -> player().play().idle(1_000).seek(duration - 10_000, true).run(10_000).complete(false);
            case 1 -> player().complete(false);
            case 2 -> player().play().idle(5_000).claim("video_pause", duration - 1_000);
            default -> player().play().run(30_000).claim("video_progress", duration + 90_000).run(20_000).pause();
        }
    }

    private void takeABreak() {
        watcher.emit("session_pause");
        watcher.pass(some(1_200));
        if (random.nextInt(4) > 0) {
            watcher.emit("session_resume");
            watcher.pass(3_000);
        }
    }

    private void takeQuiz() {
        String attempt = day + "-" + random.nextInt(1_000_000);
        watcher.emit(quiz("quiz_start", attempt));
        int questions = 3 + random.nextInt(5);
        int correct = 0;
        for (int i = 0; i < questions; i++) {
            watcher.pass(some(45));
            boolean right = random.nextInt(10) < 7;
            String key = Syllabus.key(number, i);
            String told = Syllabus.told(key, random);
            String choice = right ? key : Syllabus.another(key, random);
            correct += choice.equals(told) ? 1 : 0;
            watcher.emit(quiz("question_submit", attempt).with("question_id", video.quizId() + "-" + i)
                    .with("selected_answer", choice).with("correct_answer", told)
                    .with("confidence_level", 1 + random.nextInt(5)));
        }
        watcher.pass(some(20));
        watcher.emit(quiz("quiz_submit", attempt).with("score", correct).with("max_score", questions));
        watcher.pass(1_000);
    }

    private EventDraft quiz(String type, String attempt) {
        return watcher.draft(type).assessment(video.quizId()).with("attempt_id", attempt);
    }

    private void end() {
        watcher.emit(watcher.draft("lesson_complete").lesson(video.lessonId()).with("time_spent", 300 + random.nextInt(600)));
        switch (random.nextInt(3)) {
            case 0 -> {
                watcher.pass(3_000);
                watcher.emit("session_end");
            }
            case 1 -> {
                // The idle timer of a client, a full gap after the last activity.
                watcher.pass(30 * 60_000L + random.nextInt(60_000));
                watcher.emit("session_end");
            }
            default -> { }
        }
    }
}
