package io.studentpulse.pipeline.sink;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.UserCodeClassLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drivers in the job's jar register themselves with the JVM, which outlives the job: what stays registered would keep all classes of the
 * job in the TaskManager's memory, once more with each restart.
 */
final class JdbcDrivers {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcDrivers.class);
  private static final String HOOK = "student-pulse-jdbc-drivers";

  private JdbcDrivers() {}

  /** Takes the job's drivers back when Flink lets go of its classes; nothing where they are the cluster's own classes. */
  static void releasedWith(UserCodeClassLoader jobClasses) {
    if (JdbcDrivers.class.getClassLoader() != UserCodeClassLoader.class.getClassLoader()) {
      jobClasses.registerReleaseHookIfAbsent(HOOK, JdbcDrivers::release);
    }
  }

  /** Returns those that were registered. To look for drivers may load and so register others of the job's: it is done until there is none. */
  static List<Driver> release() {
    List<Driver> released = new ArrayList<>();
    for (List<Driver> own = own(); !own.isEmpty(); own = own()) {
      for (Driver driver : own) {
        try {
          DriverManager.deregisterDriver(driver);
          released.add(driver);
        } catch (SQLException failure) {
          LOG.warn("{} stays registered, and with it the classes of this job stay in memory", driver.getClass().getName(), failure);
          return released;
        }
      }
    }
    return released;
  }

  private static List<Driver> own() {
    ClassLoader job = JdbcDrivers.class.getClassLoader();
    return DriverManager.drivers().filter(driver -> driver.getClass().getClassLoader() == job).toList();
  }
}
