package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What does a whole school send, beside the watchers of {@link Classroom}: courses that become known in every possible way, pupils of every
 * {@link Habit}, teachers, classes, grades, talk? The same plan gives the same bytes. {@link Heroes} are part of it: the pupils of whom is
 * known by hand what must come out.
 *
 * <pre>
 *   catalogue ─► course.events, assessment.events        pupils ─► student.activity, and what the platform says about them
 *   teachers  ─► teacher.activity                                  ─► user.events, course.events, assessment.events
 * </pre>
 */
public final class School {
    /** Stands in every text that a client sends and nobody may store. */
    public static final String PRIVATE_TEXT = "Zymurgy-is-my-secret";

    private static final LocalTime CLASS = LocalTime.of(17, 0);
    private static final int FIRST_CLASS_DAY = 3;
    private static final Encoder[] SHAPES = {JsonShape.NESTED, Person.AVRO, JsonShape.FLAT, JsonShape.CAMEL_WITHOUT_ID};

    private final ClassroomPlan plan;
    private final boolean daysLate;
    private final List<SimulatedEvent> out = new ArrayList<>();
    private final Gradebook gradebook = new Gradebook();

    private School(ClassroomPlan plan, boolean daysLate) {
        this.plan = plan;
        this.daysLate = daysLate;
    }

    /** The records in the order of their arrival, for as many pupils as the plan has watchers. */
    public static List<SimulatedEvent> events(ClassroomPlan plan) {
        return events(plan, false);
    }

    /**
     * @param daysLate whether some pupils' first week arrives more than a day late: by at least 30 h, when all else is late by less than 20
     */
    public static List<SimulatedEvent> events(ClassroomPlan plan, boolean daysLate) {
        School school = new School(plan, daysLate);
        school.live();
        List<SimulatedEvent> records = school.out;
        records.addAll(Heroes.events(plan));
        records.sort(Comparator.comparingLong(SimulatedEvent::recordTimestampMillis));
        return records;
    }

    private void live() {
        long firstDay = plan.end().atZone(ZoneOffset.UTC).toLocalDate().minusDays(plan.days()).atStartOfDay(ZoneOffset.UTC)
                .toInstant().toEpochMilli();
        List<Faculty> faculty = new ArrayList<>();
        for (int i = 0; i < Syllabus.ALL.size(); i++) {
            Syllabus syllabus = Syllabus.ALL.get(i);
            new Catalogue(syllabus, firstDay, out).announce();
            Person teacher = new Person(plan, syllabus.teacher(), true, zone(i), SHAPES[i % SHAPES.length], Mailbox.Line.ONLINE, out);
            faculty.add(new Faculty(syllabus, teacher, plan, out));
        }
        faculty.forEach(Faculty::write);
        List<Pupil> pupils = new ArrayList<>();
        for (int number = 0; number < plan.watchers(); number++) {
            pupils.add(pupil(number));
        }
        for (int number = 0; number < pupils.size(); number++) {
            term(pupils.get(number), number);
        }
        classes(faculty, pupils);
        faculty.forEach(teacher -> teacher.grade(gradebook));
    }

    private static ZoneId zone(int number) {
        return ZoneId.of(Watcher.ZONES.get(number % Watcher.ZONES.size()));
    }

    private Pupil pupil(int number) {
        Habit habit = Habit.of(number);
        String id = number % 4 == 1 ? "pupil-" + plan.seed() + "-" + number : NameUuid.of("pupil/" + plan.seed() + "/" + number).toString();
        Mailbox.Line line = switch (habit) {
            case OFFLINE -> Mailbox.Line.OFFLINE;
            case CLOCK_AHEAD -> Mailbox.Line.CLOCK_AHEAD;
            case TALKER, DAYS_LATE -> Mailbox.Line.BATCHED;
            default -> Mailbox.Line.ONLINE;
        };
        Encoder shape = habit == Habit.CLOCK_AHEAD ? JsonShape.NESTED
                : line != Mailbox.Line.ONLINE ? JsonShape.FLAT : SHAPES[(number + number / Habit.values().length) % SHAPES.length];
        Person person = new Person(plan, id, false, zone(number + number / Habit.values().length), shape, line, out);
        return new Pupil(person, syllabus(number), habit, gradebook);
    }

    private static Syllabus syllabus(int number) {
        return Syllabus.ALL.get((number + number / Habit.values().length) % Syllabus.ALL.size());
    }

    /** Three of ten take another course beside the first. */
    private Optional<Pupil> inAnotherCourse(Pupil pupil, int number) {
        boolean takesTwo = number % 10 < 3 && pupil.habit != Habit.CRAMMER;
        return takesTwo ? Optional.of(new Pupil(pupil.person, syllabus(number + 2), pupil.habit, gradebook)) : Optional.empty();
    }

    private void term(Pupil pupil, int number) {
        Person person = pupil.person;
        LocalDate first = person.firstDay();
        LocalDate last = person.lastDay();
        enrol(pupil, number, first);
        Optional<Pupil> second = inAnotherCourse(pupil, number);
        second.ifPresent(other -> {
            person.attend(other.syllabus.id());
            person.domain(SimulatedEvent.USERS, "course_enroll", draft -> draft);
            person.attend(pupil.syllabus.id());
        });
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            int dayNumber = (int) first.until(day, java.time.temporal.ChronoUnit.DAYS);
            if (pupil.habit == Habit.DROPOUT && dayNumber >= 7) {
                leave(pupil, number, day, dayNumber);
                continue;
            }
            boolean works = pupil.habit == Habit.DILIGENT || pupil.habit == Habit.CRAMMER ? dayNumber % 2 == 0 : person.random.nextInt(10) < 6;
            if (works || day.isAfter(last.minusDays(2))) {
                if (pupil.habit == Habit.DAYS_LATE) {
                    person.connect(daysLate && dayNumber < 6 ? Mailbox.Line.DAYS_LATE : Mailbox.Line.BATCHED);
                }
                new Sitting(pupil, day, dayNumber).live();
                if (second.isPresent() && dayNumber % 2 == 1) {
                    Sitting.inTheEvening(second.get(), day, dayNumber).live();
                    person.attend(pupil.syllabus.id());
                }
            }
            if (dayNumber == 8) {
                declare(pupil, day);
            }
        }
    }

    private void enrol(Pupil pupil, int number, LocalDate first) {
        Person person = pupil.person;
        person.wakeAt(first.minusDays(1), LocalTime.of(6, 10).plusSeconds(number));
        person.domain(SimulatedEvent.USERS, "user_created", draft -> draft.with("email", "pupil" + number + "@school.example").with("role", "student")
                .with("name", School.PRIVATE_TEXT));
        person.attend(pupil.syllabus.id());
        if (number % 3 == 0) {
            person.openSession("enrol");
            person.pass(60_000);
            person.emit("course_enroll");
            person.flush();
        } else if (number % 7 != 6) {
            person.domain(SimulatedEvent.USERS, "course_enroll", draft -> draft);
        }
    }

    private void leave(Pupil pupil, int number, LocalDate day, int dayNumber) {
        Person person = pupil.person;
        boolean comesBack = number / Habit.values().length % 2 == 0;
        person.wakeAt(day, LocalTime.of(12, 30));
        if (dayNumber == 7) {
            person.openSession("leave");
            person.emit("course_unenroll");
            person.flush();
        } else if (dayNumber == 10 && comesBack) {
            person.openSession("return");
            person.emit("course_enroll");
            person.flush();
        } else if (dayNumber > 10 && comesBack) {
            new Sitting(pupil, day, dayNumber).live();
        }
    }

    private void declare(Pupil pupil, LocalDate day) {
        Person person = pupil.person;
        person.wakeAt(day, LocalTime.of(22, 0));
        if (pupil.habit == Habit.CLAIMER) {
            person.openSession("done");
            person.emit(person.draft("course_complete").with("time_spent", 36_000));
            person.flush();
        } else if (pupil.habit == Habit.GRADUATE) {
            person.domain(SimulatedEvent.USERS, "course_complete", draft -> draft.with("final_score", 88.5).with("time_spent", 30_000));
        }
    }

    private void classes(List<Faculty> faculty, List<Pupil> pupils) {
        for (int week = 0; FIRST_CLASS_DAY + 7 * week < plan.days(); week++) {
            LocalDate day = plan.end().atZone(ZoneOffset.UTC).toLocalDate().minusDays(plan.days() - FIRST_CLASS_DAY - 7L * week);
            long start = day.atTime(CLASS).toInstant(ZoneOffset.UTC).toEpochMilli();
            for (Faculty teacher : faculty) {
                teacher.teach(week, start);
            }
            for (Pupil pupil : pupils) {
                if (pupil.habit != Habit.DROPOUT && (pupil.habit == Habit.TALKER || pupil.person.random.nextInt(3) == 0)) {
                    attend(pupil, week, start);
                }
            }
        }
    }

    private void attend(Pupil pupil, int week, long start) {
        Person person = pupil.person;
        String liveClass = pupil.syllabus.liveClass(week);
        person.attend(pupil.syllabus.id());
        person.openSession("class/" + week);
        person.wakeAt(start + person.random.nextInt(600_000));
        person.emit(person.draft("live_class_join").with("class_id", liveClass));
        person.pass(10 * 60_000L + person.random.nextInt(25 * 60_000));
        // Some just close the lid.
        if (person.random.nextInt(5) > 0) {
            person.emit(person.draft("live_class_leave").with("class_id", liveClass).with("messages_sent", person.random.nextInt(12)));
        }
        person.flush();
    }
}
