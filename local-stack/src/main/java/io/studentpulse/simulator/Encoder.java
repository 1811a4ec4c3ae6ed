package io.studentpulse.simulator;

import java.util.List;

/** How does a client write its events into the value of one record? */
public interface Encoder {
    byte[] encode(List<ParsedEvent> events);
}
