package io.studentpulse.pipeline.student;

import java.util.function.Consumer;

/** An analytic whose state stands for alerts, each once, such as a course that is completed. */
public interface AlertsWhenDue<S> extends Contributes<S>, RaisesAlerts<S> {

  /**
   * Says every alert that the state stands for. What comes later may still prove one wrong, such as one about something that did not happen: an event
   * that runs ahead of others is no proof. So each is held back until event time has come to {@link Alert#sinceMillis}.
   */
  void alerts(S state, About about, Consumer<Alert> alerts);
}
