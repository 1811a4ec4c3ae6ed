package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.NameUuid;
import java.util.Random;

/** Whom does a pupil talk to: the forum, the coach, the search box? What they say is in the events, and must never be stored. */
final class Conversation {
    private static final int THREADS = 3;
    private static final int POSTS = 40;

    private final Pupil pupil;
    private final Person person;
    private final Random random;

    Conversation(Pupil pupil, Random random) {
        this.pupil = pupil;
        this.person = pupil.person;
        this.random = random;
    }

    void talk() {
        boolean talker = pupil.habit == Habit.TALKER;
        if (talker || random.nextInt(5) == 0) {
            forum();
        }
        if (talker || random.nextInt(6) == 0) {
            coach();
        }
        if (random.nextInt(4) == 0) {
            person.emit(person.draft("search").with("query", School.PRIVATE_TEXT).with("results", random.nextInt(30)));
            person.pass(4_000);
        }
    }

    private void forum() {
        String thread = pupil.syllabus.thread(random.nextInt(THREADS));
        String post = NameUuid.of("post/" + person.id + "/" + person.nowMillis()).toString();
        person.emit(person.draft("forum_post").with("post_id", post).with("thread_id", thread)
                .with("content", School.PRIVATE_TEXT + " " + "x".repeat(random.nextInt(300))));
        person.pass(20_000 + random.nextInt(60_000));
        // Somebody's post, whoever they are: a reply may come before the post is known.
        String other = NameUuid.of("post/" + thread + "/" + random.nextInt(POSTS)).toString();
        person.emit(person.draft("forum_reply").with("post_id", NameUuid.of("reply/" + person.id + "/" + person.nowMillis()).toString())
                .with("thread_id", thread).with("parent_post_id", other).with("content", School.PRIVATE_TEXT).with("content_length", 28));
        person.pass(5_000);
        person.emit(person.draft("forum_like").with("post_id", other).with("thread_id", thread));
        person.pass(3_000);
    }

    private void coach() {
        String talk = NameUuid.of("coach/" + person.id + "/" + person.nowMillis()).toString();
        person.emit(person.draft("ai_coach_ask").with("conversation_id", talk).with("message", School.PRIVATE_TEXT));
        person.pass(2_500);
        person.emit(person.draft("ai_coach_response").with("conversation_id", talk).with("response_text", School.PRIVATE_TEXT)
                .with("response_length", 120 + random.nextInt(900)));
        person.pass(15_000);
        person.emit(person.draft("ai_coach_feedback").with("conversation_id", talk).with("rating", 1 + random.nextInt(5)));
        person.pass(1_000);
    }
}
