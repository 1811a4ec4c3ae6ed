package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.StudentEvent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An analytic that fails for some students, in one of the three ways it can be asked, after what it was asked before. Until it is mended. It is capable of
 * what the analytic is that it stands for.
 */
final class FailingAnalytic implements InvocationHandler {

  /** Like a fix that is rolled out. */
  static volatile boolean mended;

  private final Analytic<?> delegate;
  private final Set<Id> inAfter;
  private final Set<Id> inAdvance;
  private final Set<Id> inRows;
  private final long fromMillis;

  /**
   * Asks it in place of one of the analytics.
   *
   * @param fromMillis from which event time on it fails in {@code after} and {@code advance}
   */
  record InPlaceOf(String name, Set<String> inAfter, Set<String> inAdvance, Set<String> inRows, long fromMillis) implements StudentStates.Asking {
    @Override
    @SuppressWarnings("unchecked")
    public <S> Analytic<S> instead(Analytics.Named<S> named) {
      if (!named.name().equals(name)) {
        return named.analytic();
      }
      return (Analytic<S>) Proxy.newProxyInstance(
          FailingAnalytic.class.getClassLoader(), named.analytic().getClass().getInterfaces(),
          new FailingAnalytic(named.analytic(), ids(inAfter), ids(inAdvance), ids(inRows), fromMillis));
    }

    private static Set<Id> ids(Set<String> names) {
      return names.stream().map(Id::ofExternal).collect(Collectors.toSet());
    }
  }

  private FailingAnalytic(Analytic<?> delegate, Set<Id> inAfter, Set<Id> inAdvance, Set<Id> inRows, long fromMillis) {
    this.delegate = delegate;
    this.inAfter = inAfter;
    this.inAdvance = inAdvance;
    this.inRows = inRows;
    this.fromMillis = fromMillis;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "after" -> {
        Object after = delegated(method, arguments);
        fail(inAfter.contains(((About) arguments[2]).student()) && ((StudentEvent) arguments[1]).atMillis() >= fromMillis);
        return after;
      }
      case "advance" -> {
        fail(inAdvance.contains(((About) arguments[2]).student()) && (Long) arguments[1] >= fromMillis);
        return delegated(method, arguments);
      }
      case "rows" -> {
        Object nothing = delegated(method, arguments);
        fail(inRows.contains(((About) arguments[1]).student()));
        return nothing;
      }
      default -> {
        return delegated(method, arguments);
      }
    }
  }

  private static void fail(boolean failing) {
    if (failing && !mended) {
      throw new IllegalStateException("somebody's name");
    }
  }

  private Object delegated(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(delegate, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
