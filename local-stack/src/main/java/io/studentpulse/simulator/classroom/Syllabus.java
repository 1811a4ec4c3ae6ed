package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.NameUuid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What is there to learn in a course, who teaches it, and what does the catalogue ever say about it? */
record Syllabus(Course course, String title, String category, Announced announced, String teacher, List<Module> modules,
        List<Topic> topics, List<Quiz> quizzes, List<Assignment> assignments) {

    /** How a course becomes known. */
    enum Announced {
        /** Before anybody enrols. */
        UP_FRONT,
        /** In the second week. */
        LATE,
        /** Four lessons at first, all six after a week. */
        GROWS,
        NEVER,
        /** How many lessons there are, but not which. */
        TOTAL_ONLY,
        /** Before anybody enrols; there is nothing to hand in. */
        LESSONS_ONLY
    }

    record Module(String id, String title, List<Lesson> lessons) {}

    record Lesson(String id, Course.Video video, String moduleId, List<String> sections, String materialId, String topicId, int number) {}

    record Topic(String id, String name, String parentId, double examWeight, List<String> prerequisites, List<String> materials) {}

    record Question(String id, String topicId, String correct) {}

    /** @param passMark percent, null where nobody said */
    record Quiz(String id, String title, List<Question> questions, Double passMark, int dueDay) {}

    record Assignment(String id, String title, double weight, int maxScore, int dueDay) {}

    static final int QUESTIONS = 10;
    static final List<String> CHOICES = List.of("a", "b", "c", "d");
    private static final int TOPICS = 3;
    private static final double[] EXAM_WEIGHTS = {0.5, 0.3, 0.2};

    static final List<Syllabus> ALL = List.of(
            of(Course.ALL.get(0), "Algebra", "mathematics", Announced.UP_FRONT),
            of(Course.ALL.get(1), "History", "humanities", Announced.LATE),
            of(Course.ALL.get(2), "Optics", "physics", Announced.GROWS),
            of(Course.of(NameUuid.of("course/ethics").toString()), "Ethics", "humanities", Announced.NEVER),
            of(Course.of("music-2026"), "Music", "arts", Announced.TOTAL_ONLY),
            of(Course.of("drawing-2026"), "Drawing", "arts", Announced.LESSONS_ONLY));

    String id() {
        return course.id();
    }

    List<Lesson> lessons() {
        return modules.stream().flatMap(module -> module.lessons().stream()).toList();
    }

    /** The class of a week; it has a name of its own every week. */
    String liveClass(int week) {
        return uuid(id(), "class", week);
    }

    String thread(int number) {
        return uuid(id(), "thread", number);
    }

    private static Syllabus of(Course course, String title, String category, Announced announced) {
        String id = course.id();
        List<Topic> topics = new ArrayList<>();
        topics.add(new Topic(uuid(id, "topic", 0), title, null, 0, List.of(), List.of()));
        for (int i = 1; i <= TOPICS; i++) {
            topics.add(new Topic(uuid(id, "topic", i), title + ", part " + i, topics.get(0).id(), EXAM_WEIGHTS[i - 1],
                    i == 1 ? List.of() : List.of(topics.get(i - 1).id()), List.of(uuid(id, "material", i - 1), uuid(id, "material", i + 2))));
        }
        List<Module> modules = new ArrayList<>();
        for (int m = 0; m < course.videos().size() / 2; m++) {
            String module = uuid(id, "module", m);
            List<Lesson> lessons = IntStream.of(2 * m, 2 * m + 1).mapToObj(i -> lesson(course, module, topics, i)).toList();
            modules.add(new Module(module, "Module " + (m + 1), lessons));
        }
        if (announced == Announced.LESSONS_ONLY) {
            return new Syllabus(course, title, category, announced, NameUuid.of("teacher/" + id).toString(), modules, List.copyOf(topics), List.of(), List.of());
        }
        List<Quiz> quizzes = IntStream.range(0, course.videos().size()).mapToObj(i -> quiz(course.videos().get(i).quizId(), topics, i)).toList();
        List<Assignment> assignments = List.of(new Assignment(uuid(id, "assignment", 0), "Essay", 0.2, 20, 5),
                new Assignment(uuid(id, "assignment", 1), "Project", 0.3, 100, 10));
        return new Syllabus(course, title, category, announced, NameUuid.of("teacher/" + id).toString(), modules, List.copyOf(topics), quizzes,
                assignments);
    }

    private static Lesson lesson(Course course, String module, List<Topic> topics, int number) {
        Course.Video video = course.videos().get(number);
        List<String> sections = IntStream.rangeClosed(1, 3).mapToObj(i -> "section-" + number + "-" + i).toList();
        return new Lesson(video.lessonId(), video, module, sections, uuid(course.id(), "material", number),
                topics.get(1 + number % TOPICS).id(), number);
    }

    private static Quiz quiz(String id, List<Topic> topics, int number) {
        List<Question> questions = IntStream.range(0, QUESTIONS).mapToObj(i ->
                new Question(id + "-" + i, topics.get(1 + (number + i) % TOPICS).id(), key(number, i))).toList();
        return new Quiz(id, "Quiz " + (number + 1), questions, number == 1 ? 70.0 : null, 3 + 2 * number);
    }

    /** The right choice of a question, the same for whoever asks. */
    static String key(int quiz, int question) {
        return CHOICES.get((quiz + question) % CHOICES.size());
    }

    /** A choice that is not this one. */
    static String another(String choice, Random random) {
        return CHOICES.get((CHOICES.indexOf(choice) + 1 + random.nextInt(CHOICES.size() - 1)) % CHOICES.size());
    }

    /** The key that a client tells: one in fifty has an old copy of the quiz. */
    static String told(String key, Random random) {
        return random.nextInt(50) == 0 ? another(key, random) : key;
    }

    private static String uuid(String course, String kind, int number) {
        return NameUuid.of(course + "/" + kind + "/" + number).toString();
    }
}
