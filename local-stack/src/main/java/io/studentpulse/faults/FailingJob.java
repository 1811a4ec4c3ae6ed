package io.studentpulse.faults;

import io.studentpulse.pipeline.StudentPulse;
import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.StudentStates.Asking;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Analytic;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The job with a defect: one of its rules throws for two students. Only in a jar that {@link #jar} makes of the job's; nothing of it ships. */
public final class FailingJob {
    /** Whom the rule was not written for. */
    static final Set<String> DOOMED = Set.of("neighbour-7", "neighbour-13");
    private static final String FAILING = "streak";

    private FailingJob() {}

    public static void main(String... arguments) throws Exception {
        StudentPulse.run(new WithADefect(), arguments);
    }

    private record WithADefect() implements Asking {
        private static final long serialVersionUID = 1;

        @Override
        public <S> Analytic<S> instead(Analytics.Named<S> named) {
            return named.name().equals(FAILING) ? failing(named.analytic()) : named.analytic();
        }
    }

    /** Whatever else it is asked, it answers, and it is capable of all that the analytic is. */
    @SuppressWarnings("unchecked")
    private static <S> Analytic<S> failing(Analytic<S> question) {
        Set<Id> doomed = DOOMED.stream().map(Id::ofExternal).collect(Collectors.toSet());
        return (Analytic<S>) Proxy.newProxyInstance(FailingJob.class.getClassLoader(), question.getClass().getInterfaces(),
                (proxy, method, asked) -> method.getName().equals("after") && concerns(doomed, asked) ? fail() : answer(question, method, asked));
    }

    private static boolean concerns(Set<Id> doomed, Object[] asked) {
        return List.of(asked).stream().anyMatch(one -> one instanceof About about && doomed.contains(about.student()));
    }

    private static Object fail() {
        throw new IllegalStateException("a defect, for a trial");
    }

    private static Object answer(Object question, Method method, Object[] asked) throws Throwable {
        try {
            return method.invoke(question, asked);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** The job's jar with this class as well. */
    static Path jar(Path jobJar, Path folder) throws IOException {
        Path jar = Files.copy(jobJar, folder.resolve("failing-job.jar"));
        String name = FailingJob.class.getName().replace('.', '/');
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path classes = Path.of(FailingJob.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.createDirectories(inside.getPath(name).getParent());
            for (String part : List.of(name + ".class", name + "$WithADefect.class")) {
                Files.copy(classes.resolve(part), inside.getPath(part));
            }
        } catch (URISyntaxException impossible) {
            throw new IOException("the classes of this program have no place: " + impossible.getMessage(), impossible);
        }
        return jar;
    }
}
