package io.studentpulse.pipeline.table;

import java.util.List;

/**
 * Where the tables of the job are listed. Rows are read back by the numbers of their tables, and the list of tables knows every analytic: so it is
 * looked up ({@link java.util.ServiceLoader}), and this package knows none of them.
 */
public interface TableList {
  List<Table> tables();
}
