package io.studentpulse.pipeline.source.partitions;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What lay in the partitions of one reader when it was given them, and how much of that has been read.
 *
 * <p>Silence proves little: a partition may be silent because its turn has not come, because the job is held back or because its broker is away. That it
 * was read to the end that it had is a proof, and takes no time. The reader, the deserializer and the watermarks of a source know one backlog together:
 * they are shipped to the TaskManager in one piece and work in one thread.
 */
public final class Backlog implements Serializable {

  private static final long serialVersionUID = 1;
  /** Not known to have been read up to any time. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Where each partition ended that still has something of then, exclusive. */
  private transient Map<TopicPartition, Long> unread;
  /** The partitions that had something then, of which nothing has been read yet. */
  private transient Set<TopicPartition> unheard;
  private transient boolean isAsked;
  private transient boolean isInDoubt;
  private transient long askedAtMillis;
  private transient boolean isLast;

  /** The reader was given a partition to be read from {@code position}, which ends at {@code end}. */
  void given(TopicPartition partition, long position, long end, long atMillis) {
    if (unread == null) {
      unread = new HashMap<>();
      unheard = new HashSet<>();
    }
    if (position < end) {
      unread.put(partition, end);
      unheard.add(partition);
    }
    askedAtMillis = isAsked ? Math.min(askedAtMillis, atMillis) : atMillis;
    isAsked = true;
  }

  /** The reader was given partitions of which nobody could say where they end. */
  void givenInDoubt() {
    isInDoubt = true;
  }

  /** A record is read; its events follow. */
  void read(String topic, int partition, long offset) {
    isLast = false;
    if (unread == null || unread.isEmpty()) {
      return;
    }
    TopicPartition read = new TopicPartition(topic, partition);
    unheard.remove(read);
    Long end = unread.get(read);
    if (end != null && offset >= end - 1) {
      unread.remove(read);
      isLast = true;
    }
  }

  /** Whether the record that is being read was the last of its partition when the reader was given it. */
  boolean isLastOfPartition() {
    return isLast;
  }

  /** Whether some partition still has something of what lay there. */
  boolean isUnread() {
    return unread != null && !unread.isEmpty();
  }

  /** Whether something of each partition that had anything has been read, and one of them still has more. */
  boolean isHeardFromAll() {
    return !isInDoubt && isUnread() && unheard.isEmpty();
  }

  /** All that had arrived by then has been read, in epoch milliseconds, or {@link #UNKNOWN}. */
  long readUpToMillis() {
    return isAsked && !isInDoubt && unread.isEmpty() ? askedAtMillis : UNKNOWN;
  }
}
