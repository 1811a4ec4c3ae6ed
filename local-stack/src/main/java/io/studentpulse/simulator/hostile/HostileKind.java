package io.studentpulse.simulator.hostile;

import static java.util.stream.Collectors.joining;

import io.studentpulse.simulator.AvroShape;
import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.SimulatedEvent.Expectation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Which ways of being wrong are there, and what must become of each? EITHER = the contract leaves it open; only a crash is wrong. */
enum HostileKind {
    RANDOM_BYTES(Fate.REJECTED, (random, at) -> bytes(random, 1 + random.nextInt(400))),
    TRUNCATED_AVRO(Fate.REJECTED, (random, at) -> prefixed(bytes(random, random.nextInt(24)), 0xC3, 0x01)),
    CUT_OFF_AVRO(Fate.REJECTED, (random, at) -> cutOff(at.avro(), random)),
    UNKNOWN_AVRO_SCHEMA(Fate.REJECTED, (random, at) -> prefixed(bytes(random, 200), 0xC3, 0x01)),
    REGISTRY_WITHOUT_REGISTRY(Fate.REJECTED, (random, at) -> prefixed(bytes(random, 40), 0, 0, 0, 0, 7)),
    EMPTY_VALUE(Fate.REJECTED, (random, at) -> new byte[0]),
    NULL_VALUE(Fate.REJECTED, (random, at) -> null),
    EMPTY_OBJECT(Fate.REJECTED, (random, at) -> utf8("{}")),
    CUT_OFF_JSON(Fate.REJECTED, (random, at) -> utf8(at.json("").substring(0, 20 + random.nextInt(100)))),
    ARRAY_AT_THE_TOP(Fate.EITHER, (random, at) -> utf8("[" + at.json("") + "]")),
    NOT_AN_OBJECT(Fate.REJECTED, (random, at) -> utf8("null")),
    NAN_LITERAL(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":NaN"))),
    INFINITE_NUMBER(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":1e400"))),
    ABSURD_RATE(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":1,\"playback_rate\":1e9"))),
    NEGATIVE_RATE(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":1,\"playback_rate\":-1"))),
    HUGE_POSITION(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":1e300"))),
    NEGATIVE_POSITION(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":-5"))),
    TEXT_FOR_NUMBER(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":\"soon\""))),
    VIDEO_WITHOUT_VIDEO(Fate.REJECTED,
            (random, at) -> utf8(at.json("").replace("lesson_access", "video_play").replace("lesson_id", "lesson_name"))),
    TYPE_IS_AN_OBJECT(Fate.REJECTED, (random, at) -> utf8(at.json("").replace("\"lesson_access\"", "{\"name\":\"lesson_access\"}"))),
    TYPE_IS_NULL(Fate.REJECTED, (random, at) -> utf8(at.json("").replace("\"lesson_access\"", "null"))),
    TYPE_IS_A_NUMBER(Fate.EITHER, (random, at) -> utf8(at.json("").replace("\"lesson_access\"", "42"))),
    UNKNOWN_TYPE(Fate.ACCEPTED, (random, at) -> utf8(at.json("").replace("lesson_access", "hologram_opened"))),
    TIME_IS_AN_OBJECT(Fate.REJECTED, (random, at) -> utf8(at.timed("{\"seconds\":1}"))),
    TIME_IS_NO_TIME(Fate.REJECTED, (random, at) -> utf8(at.timed("\"yesterday at noon\""))),
    TIME_BEFORE_2000(Fate.REJECTED, (random, at) -> utf8(at.timed("\"1999-12-31T23:59:59Z\""))),
    TIME_AT_THE_EPOCH(Fate.REJECTED, (random, at) -> utf8(at.timed("0"))),
    TIME_IS_NULL(Fate.REJECTED, (random, at) -> utf8(at.timed("null"))),
    YEAR_9999(Fate.ACCEPTED, (random, at) -> utf8(at.timed("\"9999-12-31T23:59:59.999Z\""))),
    YEAR_BEYOND(Fate.EITHER, (random, at) -> utf8(at.timed("\"+999999999-12-31T23:59:59Z\""))),
    TIME_BEYOND_LONG(Fate.EITHER, (random, at) -> utf8(at.timed("99999999999999999999999"))),
    NO_STUDENT(Fate.REJECTED, (random, at) -> utf8(at.json("").replace("\"student_id\":", "\"nobody\":"))),
    STUDENT_IS_AN_ARRAY(Fate.EITHER,
            (random, at) -> utf8(at.json("").replace("\"" + at.student + "\"", "[\"" + at.student + "\"]"))),
    STUDENT_TOO_LONG(Fate.REJECTED, (random, at) -> utf8(at.json("").replace(at.student, at.student + "x".repeat(256)))),
    NULLS_EVERYWHERE(Fate.ACCEPTED,
            (random, at) -> utf8(at.json(",\"session_id\":null,\"context\":null,\"device\":null,\"time_zone\":null"))),
    PAYLOAD_IS_TEXT(Fate.ACCEPTED, (random, at) -> utf8(at.json(",\"payload\":\"{}\""))),
    NONSENSE_ZONE(Fate.ACCEPTED, (random, at) -> utf8(at.json(",\"time_zone\":\"Mars/Olympus_Mons\""))),
    SQL_IN_EVERY_STRING(Fate.ACCEPTED, (random, at) -> utf8(at.json(",\"session_id\":\"'; DROP TABLE analytics.student_risk; --\","
            + "\"course_id\":\"x') OR ('1'='1\",\"device\":{\"type\":\"$$; DELETE FROM t; $$\",\"os\":\"\\\\'; --\"},"
            + "\"payload\":{\"' OR 1=1 --\":\"{{7*7}} ${jndi:ldap://x} %s \\\\x00\"}"))),
    NUL_IN_EVERY_STRING(Fate.ACCEPTED, (random, at) -> utf8(at.json(",\"session_id\":\"a\\u0000b\",\"course_id\":\"\\u0000\","
            + "\"device\":{\"type\":\"\\u0000\"},\"payload\":{\"\\u0000\":\"\\u0000\"}"))),
    LONE_SURROGATE(Fate.EITHER, (random, at) -> utf8(at.json(",\"session_id\":\"\\ud800\""))),
    NOT_UTF8(Fate.EITHER, (random, at) -> invalidUtf8(at.json(",\"session_id\":\"????\""))),
    SAME_FIELD_TWICE(Fate.EITHER, (random, at) -> utf8(at.json(",\"student_id\":\"hostile-other\""))),
    TRAILING_RUBBISH(Fate.EITHER, (random, at) -> utf8(at.json("") + "]]}} x")),
    DEEP_JSON(Fate.REJECTED, (random, at) -> utf8("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))),
    DEEP_PAYLOAD(Fate.EITHER, (random, at) -> utf8(at.json(",\"payload\":{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))),
    LONG_DIGITS(Fate.EITHER, (random, at) -> utf8(at.video("\"current_time\":" + "9".repeat(100_000)))),
    TWO_MEBIBYTES(Fate.REJECTED, (random, at) -> utf8(at.json(",\"payload\":{\"a\":\"" + "x".repeat(2 << 20) + "\"}"))),
    BATCH_WITH_ONE_BAD(Fate.TWO_OF_THREE,
            (random, at) -> utf8("{\"events\":[" + at.json("") + ",{\"event_type\":null}," + at.second() + "]}")),
    BATCH_OF_NOTHING(Fate.EITHER, (random, at) -> utf8("{\"events\":[]}")),
    BATCH_OF_RUBBISH(Fate.EITHER, (random, at) -> utf8("{\"events\":[1,null,\"x\",[],{\"events\":[{}]}]}")),
    NEGATIVE_SCORE(Fate.ACCEPTED, (random, at) -> utf8(at.submitted("\"score\":-7.5,\"max_score\":10"))),
    SCORE_BEYOND_THE_BEST(Fate.ACCEPTED, (random, at) -> utf8(at.submitted("\"score\":1e8,\"max_score\":0.001"))),
    SCORE_OF_NOTHING(Fate.ACCEPTED, (random, at) -> utf8(at.submitted("\"score\":0,\"max_score\":0,\"total_questions\":0,\"correct_answers\":9"))),
    SCORE_IS_NAN(Fate.ACCEPTED, (random, at) -> utf8(at.submitted("\"score\":NaN,\"max_score\":10"))),
    SCORE_IS_INFINITE(Fate.ACCEPTED, (random, at) -> utf8(at.submitted("\"score\":10,\"max_score\":1e400"))),
    SCORE_IS_WORDS(Fate.ACCEPTED, (random, at) -> utf8(at.submitted("\"score\":\"A+\",\"max_score\":{\"of\":10},\"is_passed\":\"perhaps\""))),
    TIME_SPENT_BACKWARDS(Fate.ACCEPTED, (random, at) -> utf8(at.submitted("\"score\":1,\"max_score\":2,\"time_spent\":-86400"))),
    ABSURD_ANSWER(Fate.ACCEPTED, (random, at) -> utf8(at.json(",\"assessment_id\":\"hostile-quiz\",\"payload\":{\"question_id\":\"q\",\"topic_id\":"
            + "\"hostile-topic-1\",\"is_correct\":\"maybe\",\"confidence_level\":1e9,\"time_to_answer_seconds\":-3,\"attempt_number\":-1}")
            .replace("lesson_access", "quiz_answer"))),
    HUGE_LIST_OF_LESSONS(Fate.ACCEPTED, (random, at) -> utf8(at.taught("course_structure_changed", "\"lesson_ids\":" + list("l", 60_000)))),
    CONTRADICTORY_LESSONS(Fate.ACCEPTED, (random, at) -> utf8(at.taught("course_structure_changed",
            "\"total_lessons\":" + random.nextInt(9) + ",\"lesson_ids\":[\"a\",\"b\",\"a\",null,7," + random.nextInt(9) + ",{\"id\":\"c\"},{}]"))),
    LESSONS_ARE_LISTS(Fate.ACCEPTED, (random, at) -> utf8(at.taught("course_structure_changed", "\"lesson_ids\":[[\"a\"],[[]],{\"lessons\":[\"b\"]}]"))),
    NO_LESSONS_AND_MANY(Fate.ACCEPTED, (random, at) -> utf8(at.taught("course_structure_changed", "\"lesson_ids\":[],\"total_lessons\":-1"))),
    TEN_THOUSAND_MODULES(Fate.EITHER, (random, at) -> utf8(at.taught("course_structure_changed", "\"modules\":[" + IntStream.range(0, 10_000)
            .mapToObj(module -> "{\"module_id\":\"m" + module + "\",\"lesson_ids\":[\"l" + module % 7 + "\"]}").collect(joining(",")) + "]"))),
    CYCLIC_PREREQUISITES(Fate.EITHER, (random, at) -> utf8(at.taught("topic_defined", "\"topic_id\":\"hostile-topic-" + random.nextInt(2)
            + "\",\"parent_topic_id\":\"hostile-topic-" + random.nextInt(2) + "\",\"prerequisites\":[\"hostile-topic-0\",\"hostile-topic-1\"],"
            + "\"exam_weight\":" + (random.nextInt(5) - 2) + ",\"materials\":" + list("x", 500)))),
    PASS_MARK_IS_NAN(Fate.ACCEPTED, (random, at) -> utf8(at.taught("assessment_defined", "\"pass_mark\":NaN"))),
    IMPOSSIBLE_ASSESSMENT(Fate.ACCEPTED, (random, at) -> utf8(at.taught("assessment_defined",
            "\"pass_mark\":-60,\"max_score\":-1,\"weight\":1e300,\"due_at\":\"+999999999-12-31T23:59:59Z\""))),
    SQL_IN_NAMES(Fate.EITHER, (random, at) -> utf8(at.taught("topic_defined", "\"topic_id\":\"'); DROP TABLE analytics.topics; --\",\"name\":"
            + "\"Robert'); DROP TABLE students;-- {a,\\\"b\\\",NULL} \\\\ \\t \\u0000\",\"prerequisites\":[\"{}\",\"NULL\",\"a,b\",\"\\\"\"]"))),
    TITLE_OF_A_BOOK(Fate.ACCEPTED, (random, at) -> utf8(at.taught("course_created", "\"title\":\"" + "long ".repeat(20_000) + "\",\"category\":[1],"
            + "\"starts_at\":\"never\""))),
    SEEK_WITHOUT_A_TARGET(Fate.REJECTED, (random, at) -> utf8(at.video("\"from\":3,\"to\":\"the end\"").replace("video_progress", "video_seek"))),
    RATE_OF_ZERO(Fate.ACCEPTED, (random, at) -> utf8(at.video("\"current_time\":1,\"playback_rate\":0"))),
    STUDENT_IS_AN_ADDRESS(Fate.REJECTED, (random, at) -> utf8(at.json("").replace("\"" + at.student + "\"", "\"" + at.student + "%40example.com\""))),
    STUDENT_IS_A_PLACEHOLDER(Fate.ACCEPTED, (random, at) -> utf8(at.json("").replace("\"" + at.student + "\"", "\"undefined\""))),
    SESSION_IS_AN_ADDRESS(Fate.ACCEPTED, (random, at) -> utf8(at.json(",\"session_id\":\"ada@example.com\""))),
    DATES_OF_NOTHING(Fate.ACCEPTED, (random, at) -> utf8(at.taught("course_created",
            "\"starts_at\":0,\"ends_at\":\"" + (random.nextBoolean() ? "0000-00-00 00:00:00" : "1969-12-31T23:59:59Z") + "\""))),
    KEPT_LARGER_THAN_SENT(Fate.REJECTED, (random, at) -> utf8(at.json(",\"payload\":{" + IntStream.range(10_000, 80_000)
            .mapToObj(number -> "\"k" + number + "\":\"-\"").collect(joining(",")) + "}"))),
    /** Escaped, a control character is six times as long: of a text only the length is kept, of names all. */
    CONTROL_CHARACTERS(Fate.ACCEPTED, (random, at) -> at.escaped(1, (1 << 20) - 8_192, 0)),
    CONTROL_CHARACTERS_LATE(Fate.EITHER, (random, at) -> at.escaped(1, (1 << 20) - 8_192, 3)),
    CONTROL_CHARACTERS_IN_NAMES(Fate.REJECTED, (random, at) -> at.escaped(1_000, 1, 0)),
    CONTROL_CHARACTERS_IN_NAMES_LATE(Fate.REJECTED, (random, at) -> at.escaped(1_000, 1, 3));

    private static final Encoder AVRO = new AvroShape();
    private static final long DAY_MILLIS = 86_400_000;

    private enum Fate { ACCEPTED, REJECTED, EITHER, TWO_OF_THREE }

    private interface Maker {
        byte[] value(Random random, At at);
    }

    /** An honest event, before something is done to it. */
    private record At(String student, long received) {
        private static final String CONTROL = "\u0001";

        String json(String more) {
            return event("1", "lesson_access", Instant.ofEpochMilli(received - 40).toString(), more);
        }

        String second() {
            return event("2", "lesson_access", Instant.ofEpochMilli(received - 39).toString(), "");
        }

        byte[] avro() {
            return AVRO.encode(List.of(new EventDraft("lesson_access", student, received - 40).lesson("hostile-lesson").build()));
        }

        /** An event with so many properties whose names, and so long texts that, are of U+0001; a MiB of them in all. */
        byte[] escaped(int properties, int textLength, int daysAgo) {
            EventDraft draft = new EventDraft("lesson_access", student, received - 40 - daysAgo * DAY_MILLIS).lesson("hostile-lesson");
            for (int number = 0; number < properties; number++) {
                draft.with("n" + number + CONTROL.repeat(properties == 1 ? 0 : 1_000), CONTROL.repeat(textLength));
            }
            return AVRO.encode(List.of(draft.build()));
        }

        String timed(String literal) {
            return json("").replace("\"" + Instant.ofEpochMilli(received - 40) + "\"", literal);
        }

        String video(String payload) {
            return json(",\"video_id\":\"v\",\"payload\":{" + payload + "}").replace("lesson_access", "video_progress");
        }

        String submitted(String payload) {
            return json(",\"assessment_id\":\"hostile-quiz\",\"payload\":{" + payload + "}").replace("lesson_access", "quiz_submit");
        }

        /** What a catalogue says: of one course and one quiz, so that all of it contradicts. */
        String taught(String type, String payload) {
            return json(",\"course_id\":\"hostile-course\",\"assessment_id\":\"hostile-quiz\",\"payload\":{" + payload + "}").replace("lesson_access", type);
        }

        private String event(String number, String type, String time, String more) {
            return "{\"event_id\":\"" + NameUuid.of(student + "/" + received + "/" + number) + "\",\"event_type\":\"" + type
                    + "\",\"timestamp\":\"" + time + "\",\"student_id\":\"" + student + "\",\"lesson_id\":\"hostile-lesson\"" + more + "}";
        }
    }

    private final Fate fate;
    private final Maker maker;

    HostileKind(Fate fate, Maker maker) {
        this.fate = fate;
        this.maker = maker;
    }

    byte[] value(Random random, String student, long received) {
        return maker.value(random, new At(student, received));
    }

    boolean hasKey() {
        return this != NO_STUDENT;
    }

    Expectation expectation() {
        return switch (fate) {
            case ACCEPTED -> new Expectation(1, 0, true);
            case REJECTED -> new Expectation(0, 1, true);
            case TWO_OF_THREE -> new Expectation(2, 1, true);
            case EITHER -> new Expectation(0, 0, false);
        };
    }

    /** What is said about courses comes on their own topic. */
    String topic() {
        return switch (this) {
            case HUGE_LIST_OF_LESSONS, CONTRADICTORY_LESSONS, LESSONS_ARE_LISTS, NO_LESSONS_AND_MANY, TEN_THOUSAND_MODULES, CYCLIC_PREREQUISITES,
                    SQL_IN_NAMES, TITLE_OF_A_BOOK, DATES_OF_NOTHING -> SimulatedEvent.COURSES;
            case PASS_MARK_IS_NAN, IMPOSSIBLE_ASSESSMENT -> SimulatedEvent.ASSESSMENTS;
            default -> SimulatedEvent.ACTIVITY;
        };
    }

    private static String list(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> "\"" + prefix + number + "\"").collect(joining(",", "[", "]"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] invalidUtf8(String text) {
        byte[] value = utf8(text);
        for (int i = 0; i < value.length; i++) {
            value[i] = value[i] == '?' ? (byte) 0xFE : value[i];
        }
        return value;
    }

    private static byte[] cutOff(byte[] whole, Random random) {
        return Arrays.copyOf(whole, 10 + random.nextInt(whole.length - 20));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] prefixed(byte[] rest, int... prefix) {
        byte[] all = Arrays.copyOf(new byte[0], prefix.length + rest.length);
        for (int i = 0; i < prefix.length; i++) {
            all[i] = (byte) prefix[i];
        }
        System.arraycopy(rest, 0, all, prefix.length, rest.length);
        return all;
    }
}
