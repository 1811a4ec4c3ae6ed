package io.studentpulse.pipeline.sink;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of a writer with a connection of its own: writes one batch after the other. */
final class WritingThread {

  private static final Logger LOG = LoggerFactory.getLogger(WritingThread.class);
  private static final long CLOSE_SECONDS = 10;

  private final String name;
  private final Store store;
  private final Delivery delivery;
  private final ExecutorService thread;

  /** @param stage names the store in logs and dead letters */
  WritingThread(String stage, String whose, Store store, RejectedRows rejectedRows, SinkOptions options) {
    this.name = stage + "-writer-" + whose;
    this.store = store;
    this.delivery = new Delivery(stage, store, rejectedRows, options.retryFor());
    ClassLoader jobClasses = WritingThread.class.getClassLoader();
    this.thread = Executors.newSingleThreadExecutor(work -> {
      Thread writing = new Thread(work, name);
      writing.setDaemon(true);
      writing.setContextClassLoader(jobClasses);
      return writing;
    });
  }

  Delivery delivery() {
    return delivery;
  }

  void execute(Runnable work) {
    thread.execute(work);
  }

  /** Ends what is going on, without waiting for it; never throws. */
  void interrupt() {
    thread.shutdownNow();
    try {
      store.close();
    } catch (RuntimeException failure) {
      LOG.warn("the store of {} failed to close", name, failure);
    }
  }

  /** After {@link #interrupt}: waits a while for the end; never throws. */
  void close() {
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} did not end within {} s", name, CLOSE_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
